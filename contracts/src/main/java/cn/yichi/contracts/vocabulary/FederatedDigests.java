package cn.yichi.contracts.vocabulary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import cn.yichi.contracts.vocabulary.FederationKey.Use;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The keyed digests by which regions speak of certificates and persons without naming them. Each
 * costs one {@link FederationKey#mac}; each is 32 characters of base32 (160 bits).
 *
 * <p>What is new is made with the key's current version. What is looked for may have been made with
 * another: the methods that give a list give one digest a version, the current one first, then the
 * newer before the older.
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

  /** The version of the key that makes what is new. */
  public int version() {
    return key.current();
  }

  /**
   * Whether no version was taken out yet, so that every id ever minted can be made here: the first
   * is there, and none is missing up to the newest. Of a newest one that was current and was taken
   * out nothing is known here, so an operator must not do that.
   */
  public boolean hasFirstVersion() {
    return key.versions().first() == 1 && key.versions().last() == key.versions().size();
  }

  /** The id of a new certificate: home region, kind and normalised number. */
  public CertificateId certificateId(Region home, CertificateKind kind, CertificateNumber number) {
    return new CertificateId(current(Use.CERTIFICATE, certificate(home, kind, number)));
  }

  /**
   * Whether the id is one of those. Nothing is made that could be told to anybody: this is {@link
   * Use#PROOF}, one call a version until one fits.
   */
  public boolean proves(
      CertificateId id, Region home, CertificateKind kind, CertificateNumber number) {
    String message = certificate(home, kind, number);
    return versions().anyMatch(it -> digest(it, Use.PROOF, message).equals(id.value()));
  }

  /** The ids that a certificate may have. */
  public List<CertificateId> certificateIds(
      Region home, CertificateKind kind, CertificateNumber number) {
    return each(Use.CERTIFICATE, certificate(home, kind, number)).stream()
        .map(CertificateId::new)
        .toList();
  }

  /** The pseudonym of whoever holds the document, where none is known yet. */
  public HolderRef holderRef(IdDocument document) {
    return new HolderRef(current(Use.HOLDER, holder(document)));
  }

  /** The pseudonyms that whoever holds the document may have. */
  public List<HolderRef> holderRefs(IdDocument document) {
    return each(Use.HOLDER, holder(document)).stream().map(HolderRef::new).toList();
  }

  /** The digest by which any region finds a certificate number, whatever its home and kind. */
  public String numberDigest(String normalisedNumber) {
    return current(Use.NUMBER, number(normalisedNumber));
  }

  /** The digests that a certificate number may be found by. */
  public List<String> numberDigests(String normalisedNumber) {
    return each(Use.NUMBER, number(normalisedNumber));
  }

  /** The digest a stated name is compared with; salted, so that equal names do not look equal. */
  public String nameDigest(CertificateId certificate, PersonName name) {
    return current(Use.NAME, name(certificate, name));
  }

  /** The digests that a name may have been published as. */
  public List<String> nameDigests(CertificateId certificate, PersonName name) {
    return each(Use.NAME, name(certificate, name));
  }

  /** The digest a stated document number is compared with; salted as names are. */
  public String documentDigest(CertificateId certificate, String documentNumber) {
    return current(Use.DOCUMENT, document(certificate, documentNumber));
  }

  /** The digests that a document number may have been published as. */
  public List<String> documentDigests(CertificateId certificate, String documentNumber) {
    return each(Use.DOCUMENT, document(certificate, documentNumber));
  }

  private static String certificate(Region home, CertificateKind kind, CertificateNumber number) {
    return "certificate" + JOIN + home.code() + JOIN + kind.name() + JOIN + number.value();
  }

  private static String holder(IdDocument document) {
    return "holder" + JOIN + document.type().name() + JOIN + document.number();
  }

  private static String number(String normalisedNumber) {
    return "number" + JOIN + normalisedNumber;
  }

  private static String name(CertificateId certificate, PersonName name) {
    return "name" + JOIN + certificate.value() + JOIN + name.normalized();
  }

  private static String document(CertificateId certificate, String documentNumber) {
    return "document" + JOIN + certificate.value() + JOIN + WrittenForm.compact(documentNumber);
  }

  private String current(Use use, String message) {
    return digest(key.current(), use, message);
  }

  private List<String> each(Use use, String message) {
    return versions().mapToObj(it -> digest(it, use, message)).toList();
  }

  /** The current one first, then the newer before the older. */
  private IntStream versions() {
    int current = key.current();
    return IntStream.concat(
        IntStream.of(current),
        key.versions().descendingSet().stream()
            .mapToInt(Integer::intValue)
            .filter(it -> it != current));
  }

  private String digest(int version, Use use, String message) {
    return Base32.encode(key.mac(version, use, message.getBytes(UTF_8)));
  }
}
