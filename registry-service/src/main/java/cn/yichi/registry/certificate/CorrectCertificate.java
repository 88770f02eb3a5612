package cn.yichi.registry.certificate;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.HolderRef;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts a certificate on file right (更正), on purpose and from a version the caller has seen. Ends as
 * one of {@link Correction}. Number and kind make the certificate what it is and cannot be
 * corrected: a wrong number is another certificate.
 */
public final class CorrectCertificate {
  private final Persons persons;
  private final Pseudonyms pseudonyms;
  private final Certificates certificates;
  private final CertificateIdentities identities;
  private final Clock clock;

  public CorrectCertificate(
      Persons persons,
      Pseudonyms pseudonyms,
      Certificates certificates,
      CertificateIdentities identities,
      Clock clock) {
    this.persons = persons;
    this.pseudonyms = pseudonyms;
    this.certificates = certificates;
    this.identities = identities;
    this.clock = clock;
  }

  /** What became of a correction. */
  public sealed interface Correction {
    /** Corrected; the fact is on the way. */
    record Corrected(Certificate certificate) implements Correction {}

    /** The certificate said this already. */
    record Unchanged(Certificate certificate) implements Correction {}

    /** The certificate has another version than the caller saw; nothing changed. */
    record Outdated(int version) implements Correction {}

    /** No such certificate. */
    record Unknown() implements Correction {}

    /** The statement has another number or kind; nothing changed. */
    record OtherCertificate() implements Correction {}

    /** Too much of this certificate or holder waits to be published; nothing changed. */
    record Busy() implements Correction {}
  }

  /**
   * Corrects one certificate.
   *
   * @param id which
   * @param seen the version the caller has seen
   * @param stated everything the certificate should say
   */
  public Correction correct(CertificateId id, int seen, Registration stated) {
    Map<CertificateId, Certificate> found = certificates.find(List.of(id));
    Certificate known = found.get(id);
    if (known == null) {
      return new Correction.Unknown();
    }
    if (known.kind() != stated.kind() || !known.number().equals(stated.number())) {
      return new Correction.OtherCertificate();
    }
    if (known.version() != seen) {
      return new Correction.Outdated(known.version());
    }
    HolderRef ref = pseudonyms.of(List.of(stated.holder().document())).getFirst();
    Person holder = Person.of(ref, stated);
    if (persons.enter(List.of(holder)).getFirst() == Persons.Entered.BUSY) {
      return new Correction.Busy();
    }
    return known
        .correct(identities.of(stated, known, ref), stated, clock.instant())
        .map(this::save)
        .orElseGet(() -> new Correction.Unchanged(known));
  }

  private Correction save(CertificateChange change) {
    return switch (certificates.save(List.of(change)).getFirst()) {
      case STORED -> new Correction.Corrected(change.next());
      case BUSY -> new Correction.Busy();
      case STALE ->
          Optional.ofNullable(
                  certificates.find(List.of(change.next().id())).get(change.next().id()))
              .<Correction>map(stored -> new Correction.Outdated(stored.version()))
              .orElseGet(Correction.Unknown::new);
    };
  }
}
