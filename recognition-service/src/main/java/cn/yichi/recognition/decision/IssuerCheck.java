package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.IssuerCode;
import cn.yichi.contracts.vocabulary.Occupation;
import cn.yichi.recognition.agreement.AllianceMember;
import cn.yichi.recognition.agreement.IssuerRule;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Applies a clause's test on the issuer. Filing and standing are looked up on the day of issue. */
final class IssuerCheck {
  private IssuerCheck() {}

  static void examine(ClauseAssessment assessment, LocalDate asOf) {
    IssuerRule rule = assessment.clause.covers().issuer();
    if (!rule.classes().isEmpty()) {
      assessment.at(ClauseTest.ISSUER_CLASS);
      issuerClass(assessment, rule.classes());
    }
    switch (rule.test()) {
      case FILED_AND_IN_GOOD_STANDING -> filed(assessment, asOf);
      case CROSS_REVIEWED -> {
        filed(assessment, asOf);
        assessment.at(ClauseTest.CROSS_REVIEW);
        CrossReview.examine(assessment, asOf);
      }
      case ALLIANCE_MEMBER -> member(assessment, rule.members());
      case NAMED_OFFICE -> office(assessment);
      case UNSTATED -> {
        assessment.at(ClauseTest.ISSUER_UNSTATED);
        assessment.note(GroundCode.ISSUER_TEST_UNSTATED, Map.of());
      }
      case NONE -> {}
    }
  }

  private static void issuerClass(ClauseAssessment assessment, List<Character> classes) {
    IssuerCode code = assessment.certificate.issuer();
    if (!code.isFiledForm()) {
      assessment.ask(
          Question.ISSUER_CLASS,
          GroundCode.ISSUER_CLASS_UNKNOWN,
          Map.of("issuer", assessment.certificate.issuerName()));
    } else if (!classes.contains(code.value().charAt(0))) {
      assessment.leaveOut(
          GroundCode.ISSUER_CLASS_NOT_COVERED, Map.of("class", code.value().substring(0, 1)));
    }
  }

  private static void member(ClauseAssessment assessment, List<AllianceMember> members) {
    assessment.at(ClauseTest.ALLIANCE_MEMBER);
    Map<String, String> named = assessment.asked.issuer();
    if (members.isEmpty()) {
      assessment.ask(Question.MEMBERSHIP, GroundCode.ALLIANCE_MEMBERS_UNNAMED, named);
      return;
    }
    LocalDate issued = assessment.certificate.issuedOn();
    boolean open = false;
    for (AllianceMember each : members) {
      if (each.is(assessment.certificate.issuer(), assessment.certificate.issuerName().strip())
          && (each.until().isEmpty() || !issued.isAfter(each.until().get()))) {
        if (each.since().isPresent() && !issued.isBefore(each.since().get())) {
          assessment.note(GroundCode.ISSUER_IS_MEMBER, named);
          return;
        }
        open |= each.since().isEmpty();
      }
    }
    if (open) {
      assessment.ask(Question.MEMBERSHIP, GroundCode.MEMBERSHIP_BEGIN_UNSTATED, named);
    } else {
      assessment.leaveOut(GroundCode.ISSUER_NOT_A_MEMBER, named);
    }
  }

  private static void office(ClauseAssessment assessment) {
    assessment.at(ClauseTest.NAMED_OFFICE);
    String name = assessment.certificate.issuerName().strip();
    if (assessment.clause.covers().issuer().offices().contains(name)) {
      assessment.note(GroundCode.ISSUER_IS_NAMED_OFFICE, Map.of("issuer", name));
    } else {
      assessment.ask(
          Question.ISSUING_OFFICE,
          GroundCode.ISSUER_NOT_A_NAMED_OFFICE,
          Map.of(
              "issuer",
              name,
              "offices",
              String.join("、", assessment.clause.covers().issuer().offices())));
    }
  }

  private static void filed(ClauseAssessment assessment, LocalDate asOf) {
    assessment.at(ClauseTest.ISSUER_FILED);
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
    switch (assessment.asked.onFile()) {
      case YES -> standing(assessment, issuer, asOf, named);
      case NO -> assessment.refuse(GroundCode.ISSUER_NOT_ON_FILE, named);
      case OCCUPATION_UNKNOWN -> occupationUnknown(assessment);
    }
  }

  // What it filed and what it certified may be one occupation in two editions, or another.
  private static void occupationUnknown(ClauseAssessment assessment) {
    Optional<Occupation> own = assessment.asked.occupation();
    if (own.isEmpty()) {
      assessment.asked.askForOccupation(assessment);
    } else {
      assessment.ask(
          Question.OCCUPATION_AMBIGUOUS,
          GroundCode.OCCUPATION_EDITION_UNKNOWN,
          Map.of("occupation", own.get().key()));
    }
  }

  private static void standing(
      ClauseAssessment assessment,
      IssuerTimeline issuer,
      LocalDate asOf,
      Map<String, String> named) {
    assessment.at(ClauseTest.ISSUER_STANDING_THEN);
    switch (issuer.standingOn(assessment.certificate.issuedOn())) {
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
    assessment.at(ClauseTest.ISSUER_STANDING_NOW);
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
