package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.CertificateStatus;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** Whether the certificate itself stands on the asked day, whatever any agreement says. */
final class Validity {
  private Validity() {}

  /** Why it does not stand; empty where it does. */
  static Optional<Ground> objection(CertificateView certificate, LocalDate asOf) {
    if (asOf.isBefore(certificate.issuedOn())) {
      return against(
          GroundCode.CERTIFICATE_NOT_YET_ISSUED,
          Map.of("date", certificate.issuedOn().toString(), "asOf", asOf.toString()));
    }
    if (ended(certificate.status()) && !asOf.isBefore(certificate.statusSince())) {
      return against(
          GroundCode.CERTIFICATE_NOT_VALID,
          Map.of(
              "status", certificate.status().name(),
              "since", certificate.statusSince().toString()));
    }
    if (certificate.validUntil().isPresent() && asOf.isAfter(certificate.validUntil().get())) {
      return against(
          GroundCode.CERTIFICATE_EXPIRED,
          Map.of("date", certificate.validUntil().get().toString()));
    }
    return Optional.empty();
  }

  static boolean suspended(CertificateView certificate, LocalDate asOf) {
    return certificate.status() == CertificateStatus.SUSPENDED
        && !asOf.isBefore(certificate.statusSince());
  }

  /** A warning where the status known today did not hold yet on the asked day. */
  static Optional<Warning> laterChange(CertificateView certificate, LocalDate asOf) {
    return switch (certificate.status()) {
      case VALID -> Optional.empty();
      case SUSPENDED, REVOKED, CANCELLED, WITHDRAWN, EXPIRED ->
          asOf.isBefore(certificate.statusSince())
              ? Optional.of(
                  new Warning(
                      Warning.Code.STATUS_CHANGED_LATER,
                      Map.of(
                          "status", certificate.status().name(),
                          "since", certificate.statusSince().toString())))
              : Optional.empty();
    };
  }

  private static boolean ended(CertificateStatus status) {
    return switch (status) {
      case VALID, SUSPENDED -> false;
      case REVOKED, CANCELLED, WITHDRAWN, EXPIRED -> true;
    };
  }

  private static Optional<Ground> against(GroundCode code, Map<String, String> parameters) {
    return Optional.of(Ground.fact(code, parameters));
  }
}
