package cn.yichi.registry.certificate;

import cn.yichi.contracts.vocabulary.CertificateStatus;

/**
 * Which status may follow which. Revoked (撤销), cancelled (注销) and withdrawn (吊销) are ends: who
 * regains the right gets a new certificate. An expired certificate may still be revoked, since
 * revocation says that it never was good.
 */
final class StatusRule {
  private StatusRule() {}

  static boolean allows(CertificateStatus from, CertificateStatus to) {
    return switch (from) {
      case VALID -> to != CertificateStatus.VALID;
      case SUSPENDED -> to != CertificateStatus.SUSPENDED;
      case EXPIRED -> to == CertificateStatus.REVOKED;
      case REVOKED, CANCELLED, WITHDRAWN -> false;
    };
  }
}
