package cn.yichi.registry.certificate;

import cn.yichi.contracts.vocabulary.CertificateStatus;
import cn.yichi.contracts.vocabulary.FaultCode;
import cn.yichi.contracts.vocabulary.Finding;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Which status may follow which. Revoked (撤销), cancelled (注销) and withdrawn (吊销) are ends: who
 * regains the right gets a new certificate. An expired certificate may still be revoked, since
 * revocation says that it never was good.
 */
public final class StatusRule {
  private static final ZoneId LEGAL_TIME = ZoneId.of("Asia/Shanghai");

  private StatusRule() {}

  /**
   * What is wrong with a day as the first on which another status holds: a status has no effect
   * before what it is about was issued or conferred, and one that is to come would be read as
   * present everywhere.
   */
  public static Optional<Finding> dayFault(LocalDate issuedOn, LocalDate from, Instant now) {
    if (from.isBefore(issuedOn)) {
      return Optional.of(new Finding(FaultCode.DATES_OUT_OF_ORDER, from + " < " + issuedOn));
    }
    return from.isAfter(LocalDate.ofInstant(now, LEGAL_TIME))
        ? Optional.of(new Finding(FaultCode.DATE_IN_FUTURE, from.toString()))
        : Optional.empty();
  }

  static boolean allows(CertificateStatus from, CertificateStatus to) {
    return switch (from) {
      case VALID -> to != CertificateStatus.VALID;
      case SUSPENDED -> to != CertificateStatus.SUSPENDED;
      case EXPIRED -> to == CertificateStatus.REVOKED;
      case REVOKED, CANCELLED, WITHDRAWN -> false;
    };
  }
}
