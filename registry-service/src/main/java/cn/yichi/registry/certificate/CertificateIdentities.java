package cn.yichi.registry.certificate;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.CertificateNumber;
import cn.yichi.contracts.vocabulary.FederatedDigests;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.IdDocument;
import cn.yichi.contracts.vocabulary.PersonName;
import cn.yichi.contracts.vocabulary.Region;
import java.util.List;

/**
 * Makes the keyed names of certificates of one home region. Five MACs per new certificate, while
 * only the first version of the federation's key is configured.
 */
public final class CertificateIdentities {
  private final Region home;
  private final FederatedDigests digests;

  public CertificateIdentities(Region home, FederatedDigests digests) {
    this.home = home;
    this.digests = digests;
  }

  /** All keyed names of a registration of somebody not known before. */
  public CertificateIdentity of(Registration stated) {
    return of(
        stated,
        digests.certificateId(home, stated.kind(), stated.number()),
        digests.holderRef(stated.holder().document()));
  }

  /**
   * The keyed names of a new certificate.
   *
   * @param id under the current version
   * @param holder whose it is
   */
  CertificateIdentity of(Registration stated, CertificateId id, HolderRef holder) {
    return new CertificateIdentity(
        id,
        home,
        digests.numberDigest(stated.number().value()),
        holder(id, holder, stated.holder().name(), stated.holder().document()));
  }

  /**
   * The keyed names of another statement of a certificate on file. What the certificate has under
   * an older version, and is stated again, stays as it is, so that nothing looks different.
   */
  CertificateIdentity of(Registration stated, Certificate known, HolderRef holder) {
    String name =
        asKnown(
            List.of(known.holder().nameDigest()),
            digests.nameDigests(known.id(), stated.holder().name()));
    String document =
        asKnown(
            known.holder().documentDigests(),
            digests.documentDigests(known.id(), stated.holder().document().number()));
    return new CertificateIdentity(
        known.id(),
        home,
        known.numberDigest(),
        new Certificate.Holder(holder, name, List.of(document)));
  }

  private static String asKnown(List<String> known, List<String> possible) {
    return possible.stream().filter(known::contains).findFirst().orElse(possible.getFirst());
  }

  /**
   * The keyed names of a certificate under the current version; id and holder stay.
   *
   * @param name of the holder
   * @param document of the holder
   */
  public CertificateIdentity anew(Certificate known, PersonName name, IdDocument document) {
    return new CertificateIdentity(
        known.id(),
        home,
        digests.numberDigest(known.number().value()),
        holder(known.id(), known.holder().ref(), name, document));
  }

  /** As the other, where name and document of the holder are not known any more. */
  public CertificateIdentity anew(Certificate known) {
    return new CertificateIdentity(
        known.id(), home, digests.numberDigest(known.number().value()), known.holder());
  }

  private Certificate.Holder holder(
      CertificateId id, HolderRef holder, PersonName name, IdDocument document) {
    return new Certificate.Holder(
        holder,
        digests.nameDigest(id, name),
        List.of(digests.documentDigest(id, document.number())));
  }

  /** A number of this region with the ids that its certificate may have. */
  Numbered numbered(CertificateKind kind, CertificateNumber number) {
    return new Numbered(kind, number, digests.certificateIds(home, kind, number));
  }

  /**
   * The digests by which a certificate is found that none of its possible ids leads to; empty while
   * the first version makes what is new, for there was no other before.
   */
  List<String> numberDigests(CertificateNumber number) {
    return digests.version() == 1 ? List.of() : digests.numberDigests(number.value());
  }

  List<String> nameDigests(CertificateId id, PersonName name) {
    return digests.nameDigests(id, name);
  }

  List<String> documentDigests(CertificateId id, String documentNumber) {
    return digests.documentDigests(id, documentNumber);
  }
}
