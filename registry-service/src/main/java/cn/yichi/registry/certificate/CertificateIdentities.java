package cn.yichi.registry.certificate;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.CertificateNumber;
import cn.yichi.contracts.vocabulary.FederatedDigests;
import cn.yichi.contracts.vocabulary.PersonName;
import cn.yichi.contracts.vocabulary.Region;
import java.util.List;

/** Makes the keyed names of certificates of one home region. Five MACs per certificate. */
public final class CertificateIdentities {
  private final Region home;
  private final FederatedDigests digests;

  public CertificateIdentities(Region home, FederatedDigests digests) {
    this.home = home;
    this.digests = digests;
  }

  /** All keyed names of a registration. */
  public CertificateIdentity of(Registration stated) {
    CertificateId id = idOf(stated.kind(), stated.number());
    String documentNumber = stated.holder().document().number();
    Certificate.Holder holder =
        new Certificate.Holder(
            digests.holderRef(stated.holder().document()),
            nameDigest(id, stated.holder().name()),
            List.of(documentDigest(id, documentNumber)));
    return new CertificateIdentity(id, home, digests.numberDigest(stated.number().value()), holder);
  }

  /** The id of a number of this region. */
  public CertificateId idOf(CertificateKind kind, CertificateNumber number) {
    return digests.certificateId(home, kind, number);
  }

  String nameDigest(CertificateId id, PersonName name) {
    return digests.nameDigest(id, name);
  }

  String documentDigest(CertificateId id, String documentNumber) {
    return digests.documentDigest(id, documentNumber);
  }
}
