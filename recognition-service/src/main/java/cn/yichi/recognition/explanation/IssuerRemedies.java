package cn.yichi.recognition.explanation;

import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.decision.CertificateView;
import cn.yichi.recognition.decision.IssuerTimeline;
import cn.yichi.recognition.decision.IssuerTimeline.Filing;
import cn.yichi.recognition.decision.ReviewFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What would settle the tests on an issuer. */
final class IssuerRemedies {
  private IssuerRemedies() {}

  /** Its home region publishes it, with a filing that covers the certificate. */
  static Remedy published() {
    return Remedy.of(
        Change.Code.ISSUER_PUBLISHED, Map.of(), Who.HOME_BUREAU, it -> it.issuer(filed(it)));
  }

  /** A filing comes to light that covers the certificate on its day of issue. */
  static Remedy filed(CertificateView certificate) {
    return Remedy.of(
        Change.Code.ISSUER_FILED,
        Map.of("date", certificate.issuedOn().toString()),
        Who.ISSUER,
        it -> it.issuer(filed(it)));
  }

  private static IssuerTimeline filed(Situation as) {
    CertificateView certificate = as.subject().certificate();
    Filing fitting =
        new Filing(
            certificate.kind(),
            certificate.occupation(),
            certificate.level().stream().toList(),
            certificate.issuedOn(),
            Optional.of(certificate.issuedOn()));
    List<Filing> filings = new ArrayList<>();
    Optional<IssuerTimeline> known = as.subject().issuer();
    known.ifPresent(it -> filings.addAll(it.filings()));
    filings.add(fitting);
    return new IssuerTimeline(
        certificate.issuer(),
        known.map(IssuerTimeline::version).orElse(1),
        filings,
        known.map(IssuerTimeline::standing).orElse(List.of()));
  }

  /** It is in good standing throughout. */
  static Remedy restored() {
    return Remedy.of(
        Change.Code.ISSUER_RESTORED,
        Map.of(),
        Who.HOME_BUREAU,
        it ->
            it.subject()
                .issuer()
                .map(
                    known ->
                        it.issuer(
                            new IssuerTimeline(
                                known.code(), known.version(), known.filings(), List.of())))
                .orElse(it));
  }

  /** The host publishes that it has reviewed the filing and found it in order. */
  static Remedy reviewed() {
    return Remedy.of(
        Change.Code.REVIEW_PUBLISHED, Map.of(), Who.HOST_BUREAU, IssuerRemedies::reviewed);
  }

  private static Situation reviewed(Situation as) {
    Region host = as.subject().host().province();
    List<ReviewFinding> findings =
        new ArrayList<>(
            as.subject().reviews().stream()
                .filter(each -> each.verdict() == ReviewFinding.Verdict.PASSED)
                .toList());
    findings.add(
        new ReviewFinding(host, ReviewFinding.Verdict.PASSED, as.asOf(), Optional.empty()));
    return as.reviews(findings);
  }
}
