package cn.yichi.registry.certificate;

import cn.yichi.contracts.vocabulary.CertificateId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where certificates are kept. */
public interface Certificates {

  /** What became of one change. */
  enum Saved {
    /** Stored, its fact pending. */
    STORED,
    /** The certificate exists already, or was changed since it was read; nothing was stored. */
    STALE,
    /** Too many facts of this certificate wait to be published; nothing was stored. */
    BUSY
  }

  /**
   * One line of the register's book.
   *
   * @param id the certificate
   * @param version its last version
   */
  record BookEntry(CertificateId id, int version) {}

  /** Those of the certificates that are on file. */
  Map<CertificateId, Certificate> find(Collection<CertificateId> ids);

  /** The certificates whose number has one of these digests, of whatever kind. */
  Collection<Certificate> findByNumber(Collection<String> numberDigests);

  /**
   * Stores each change in one document write: state, version and pending fact; all changes in one
   * bulk.
   *
   * @param changes each certificate at most once
   * @return one outcome per change, in the same order
   */
  List<Saved> save(List<CertificateChange> changes);

  /**
   * The book in the order of ids.
   *
   * @param after the last id already seen, empty for the start
   * @param limit at most so many, from 1
   */
  List<BookEntry> book(Optional<CertificateId> after, int limit);
}
