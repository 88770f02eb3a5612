package cn.yichi.contracts.vocabulary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

/**
 * The keyed digests by which regions speak of certificates and persons without naming them. Each
 * costs one {@link FederationKey#mac}; each is 32 characters of base32 (160 bits).
 *
 * <p>The messages are told apart by a purpose word and joined by NUL, which no part can hold, so
 * that two different facts never give one message.
 */
public final class FederatedDigests {
  private static final char JOIN = '\0';

  private final FederationKey key;

  public FederatedDigests(FederationKey key) {
    this.key = requireNonNull(key, "key");
  }

  /** The id of a certificate: home region, kind and normalised number. */
  public CertificateId certificateId(Region home, CertificateKind kind, CertificateNumber number) {
    return new CertificateId(
        digest("certificate" + JOIN + home.code() + JOIN + kind.name() + JOIN + number.value()));
  }

  /** The pseudonym of whoever holds the document. */
  public HolderRef holderRef(IdDocument document) {
    return new HolderRef(
        digest("holder" + JOIN + document.type().name() + JOIN + document.number()));
  }

  /** The digest by which any region finds a certificate number, whatever its home and kind. */
  public String numberDigest(String normalisedNumber) {
    return digest("number" + JOIN + normalisedNumber);
  }

  /** The digest a stated name is compared with; salted, so that equal names do not look equal. */
  public String nameDigest(CertificateId certificate, PersonName name) {
    return digest("name" + JOIN + certificate.value() + JOIN + name.normalized());
  }

  /** The digest a stated document number is compared with; salted as names are. */
  public String documentDigest(CertificateId certificate, String documentNumber) {
    return digest(
        "document" + JOIN + certificate.value() + JOIN + WrittenForm.compact(documentNumber));
  }

  private String digest(String message) {
    return Base32.encode(key.mac(message.getBytes(UTF_8)));
  }
}
