package cn.yichi.recognition.share;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.HolderRef;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Port: share codes, one document each. Of the code and the birth date it keeps keyed digests only,
 * of the date salted by the code's id, so that nobody can read either there.
 */
public interface ShareCodes {
  /**
   * Keeps a new one.
   *
   * @return false where another goes by the same secret
   */
  boolean add(ShareCode code, SecretCode secret, LocalDate birthDate);

  /** The code that goes by this secret, and whether the birth date is the one stated with it. */
  Optional<Tried> tried(SecretCode secret, LocalDate birthDate);

  Optional<ShareCode> find(ShareCodeId id);

  /**
   * Stores it in the place of the revision before.
   *
   * @return false where another write came first
   */
  boolean save(ShareCode next);

  /** Those that a worker made, the latest first. */
  List<ShareCode> madeBy(Collection<HolderRef> makers, Optional<ShareCodeId> before, int limit);

  /** Forgets every code of a certificate that its region erased. */
  void erase(CertificateId certificate);

  /**
   * A code that somebody tried.
   *
   * @param fits whether the birth date does
   */
  record Tried(ShareCode code, boolean fits) {}
}
