package cn.yichi.recognition.confirmation;

import cn.yichi.contracts.vocabulary.CertificateId;
import java.time.Instant;
import java.util.Optional;

/** Port: what this region confirmed, one document a certificate. */
public interface OwnConfirmations {
  /** All that was confirmed; of an erased certificate only the version is left. */
  Optional<OwnConfirmation> find(CertificateId certificate);

  /** What became of a write. */
  enum Write {
    DONE,
    STALE,
    /** Too many facts of the certificate wait to be published. */
    BUSY
  }

  /** Stores what follows the version before it, with its fact. */
  Write save(OwnConfirmation next);

  /** Erases what was confirmed of a certificate, and has its end published; the version counts. */
  void erase(CertificateId certificate, Instant at);
}
