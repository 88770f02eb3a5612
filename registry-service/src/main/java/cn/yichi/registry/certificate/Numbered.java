package cn.yichi.registry.certificate;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.CertificateNumber;
import java.util.List;

/**
 * A number of this region with the ids that its certificate may have.
 *
 * @param ids the one that a new certificate gets first
 */
record Numbered(CertificateKind kind, CertificateNumber number, List<CertificateId> ids) {
  /** The id of a new certificate; tells one number from another. */
  CertificateId id() {
    return ids.getFirst();
  }

  /** No number: it may be personal. */
  @Override
  public String toString() {
    return "Numbered[" + id().value() + "]";
  }
}
