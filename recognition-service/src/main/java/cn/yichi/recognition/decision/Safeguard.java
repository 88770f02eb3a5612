package cn.yichi.recognition.decision;

import cn.yichi.recognition.agreement.Measure;
import java.time.LocalDate;
import java.util.Map;

/** Leaves out of a clause what the host does not recognise for the time (保障措施). */
final class Safeguard {
  private Safeguard() {}

  static void examine(ClauseAssessment assessment, Measure measure, LocalDate asOf) {
    CertificateView certificate = assessment.certificate;
    if (measure.kind() == Measure.Kind.SAFEGUARD
        && measure.holdsOn(asOf)
        && measure.concerns(certificate.origin(), assessment.subject.host())
        && reaches(assessment, measure.reach())) {
      assessment.at(ClauseTest.SAFEGUARD);
      assessment.leaveOut(GroundCode.SAFEGUARD, parameters(measure));
    }
  }

  /** What is not stated in the certificate is not reached: a safeguard is an exception. */
  private static boolean reaches(ClauseAssessment assessment, Measure.Reach reach) {
    CertificateView certificate = assessment.certificate;
    return reach.clause().map(assessment.clause.id()::equals).orElse(true)
        && reach
            .occupation()
            .map(
                named ->
                    certificate
                        .occupation()
                        .filter(
                            own ->
                                own.equals(named)
                                    || assessment.subject.catalogue().sameOccupation(named, own))
                        .isPresent())
            .orElse(true)
        && (reach.levels().isEmpty()
            || certificate.level().filter(reach.levels()::contains).isPresent())
        && reach.issuer().map(certificate.issuer()::equals).orElse(true);
  }

  /** As a ground says a measure. */
  static Map<String, String> parameters(Measure measure) {
    return Map.of(
        "region", measure.by().code(),
        "from", measure.from().toString(),
        "until", measure.until().map(LocalDate::toString).orElse(""),
        "reason", measure.reason());
  }
}
