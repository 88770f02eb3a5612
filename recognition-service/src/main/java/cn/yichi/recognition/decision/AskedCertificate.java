package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.Occupation;
import cn.yichi.contracts.vocabulary.OccupationCatalogue;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What several clauses ask of one certificate and its issuer, answered once. */
final class AskedCertificate {
  final Case subject;
  final CertificateView certificate;
  final LocalDate asOf;
  private @Nullable String issuedOn;
  private @Nullable Map<String, String> issuer;
  private @Nullable List<Honour> honours;
  private IssuerTimeline.@Nullable OnFile filed;
  private @Nullable CaseFacts facts;

  AskedCertificate(Case subject, LocalDate asOf) {
    this.subject = subject;
    this.asOf = asOf;
    this.certificate = subject.certificate();
  }

  /** What conditions may read of it. */
  CaseFacts facts() {
    if (facts == null) {
      facts = new CaseFacts(this);
    }
    return facts;
  }

  /** Its day of issue, as a ground says it. */
  String issuedOn() {
    if (issuedOn == null) {
      issuedOn = certificate.issuedOn().toString();
    }
    return issuedOn;
  }

  /** Its issuer on the day of issue, as a ground says it. */
  Map<String, String> issuer() {
    if (issuer == null) {
      issuer = Map.of("issuer", certificate.issuerName(), "date", issuedOn());
    }
    return issuer;
  }

  /** Whether that issuer, which was received, had filed what it certified. */
  IssuerTimeline.OnFile onFile() {
    if (filed == null) {
      filed =
          subject
              .issuer()
              .orElseThrow()
              .filed(
                  certificate.kind(),
                  occupation(),
                  certificate.level(),
                  certificate.issuedOn(),
                  subject.catalogue());
    }
    return filed;
  }

  /** Its occupation: by its code, else by its name where that names exactly one. */
  Optional<Occupation> occupation() {
    if (certificate.occupation().isPresent() || certificate.occupationName().isEmpty()) {
      return certificate.occupation();
    }
    return named() instanceof OccupationCatalogue.Match.One one
        ? Optional.of(one.entry().occupation())
        : Optional.empty();
  }

  /** Asks which occupation it is, where {@link #occupation} does not say. */
  void askForOccupation(ClauseAssessment assessment) {
    if (certificate.occupationName().isPresent()
        && named() instanceof OccupationCatalogue.Match.Ambiguous) {
      assessment.ask(
          Question.OCCUPATION_AMBIGUOUS,
          GroundCode.OCCUPATION_AMBIGUOUS,
          Map.of("occupation", certificate.occupationName().get()));
    } else {
      assessment.ask(Question.OCCUPATION_UNSTATED, GroundCode.OCCUPATION_UNSTATED, Map.of());
    }
  }

  private OccupationCatalogue.Match named() {
    return subject
        .catalogue()
        .resolve(certificate.occupationName().orElseThrow(), Optional.empty());
  }

  /** The holder's honours that count on the asked day, in an order of their own. */
  List<Honour> honours() {
    if (honours == null) {
      honours =
          subject.honours().isEmpty()
              ? List.of()
              : subject.honours().stream()
                  .filter(each -> each.holdsOn(asOf))
                  .sorted(Comparator.comparing(Honour::conferredOn).thenComparing(Honour::name))
                  .toList();
    }
    return honours;
  }
}
