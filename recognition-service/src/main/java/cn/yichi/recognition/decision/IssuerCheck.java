package cn.yichi.recognition.decision;

import java.time.LocalDate;
import java.util.Map;

/** Applies a clause's test on the issuer. Filing and standing are looked up on the day of issue. */
final class IssuerCheck {
  private IssuerCheck() {}

  static void examine(ClauseAssessment assessment, LocalDate asOf) {
    switch (assessment.clause.covers().issuer()) {
      case FILED_AND_IN_GOOD_STANDING -> filed(assessment, asOf);
      case NAMED_OFFICE -> office(assessment);
      case UNSTATED -> assessment.note(GroundCode.ISSUER_TEST_UNSTATED, Map.of());
      case NONE -> {}
    }
  }

  private static void office(ClauseAssessment assessment) {
    String name = assessment.certificate.issuerName().strip();
    if (assessment.clause.covers().offices().contains(name)) {
      assessment.note(GroundCode.ISSUER_IS_NAMED_OFFICE, Map.of("issuer", name));
    } else {
      assessment.ask(
          Question.ISSUING_OFFICE,
          GroundCode.ISSUER_NOT_A_NAMED_OFFICE,
          Map.of(
              "issuer", name, "offices", String.join("、", assessment.clause.covers().offices())));
    }
  }

  private static void filed(ClauseAssessment assessment, LocalDate asOf) {
    CertificateView certificate = assessment.certificate;
    if (assessment.subject.issuer().isEmpty()) {
      assessment.ask(
          Question.ISSUER_NOT_RECEIVED,
          GroundCode.ISSUER_NOT_RECEIVED,
          Map.of("issuer", certificate.issuer().value()));
      return;
    }
    IssuerTimeline issuer = assessment.subject.issuer().get();
    Map<String, String> named = assessment.asked.issuer();
    if (!assessment.asked.onFile()) {
      assessment.refuse(GroundCode.ISSUER_NOT_ON_FILE, named);
      return;
    }
    switch (issuer.standingOn(certificate.issuedOn())) {
      case WITHDRAWN -> assessment.refuse(GroundCode.ISSUER_WITHDRAWN, named);
      case SUSPENDED ->
          assessment.ask(Question.ISSUER_SUSPENDED, GroundCode.ISSUER_SUSPENDED, named);
      case GOOD -> standingNow(assessment, issuer, asOf, named);
    }
  }

  // "In good standing" has no date in the sources: a suspension that runs on the asked day is put
  // before a person. A body that was struck off later had issued in good standing: a warning only.
  private static void standingNow(
      ClauseAssessment assessment,
      IssuerTimeline issuer,
      LocalDate asOf,
      Map<String, String> named) {
    switch (issuer.standingOn(asOf)) {
      case SUSPENDED ->
          assessment.ask(
              Question.ISSUER_SUSPENDED,
              GroundCode.ISSUER_SUSPENDED,
              Map.of("issuer", assessment.certificate.issuerName(), "date", asOf.toString()));
      case GOOD, WITHDRAWN -> assessment.note(GroundCode.ISSUER_ON_FILE, named);
    }
  }
}
