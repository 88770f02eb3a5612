package cn.yichi.registry.certificate;

import cn.yichi.contracts.vocabulary.CertificateId;
import java.util.List;
import java.util.Optional;

/** What became of one registration. */
public sealed interface Registered {

  /** The certificate. */
  CertificateId id();

  /**
   * Entered now, its fact on the way.
   *
   * @param version 1
   */
  record Accepted(CertificateId id, int version) implements Registered {}

  /**
   * On file already with the same content; nothing changed.
   *
   * @param version its last version
   * @param origin the import row that brought it in, empty for a single request
   */
  record AlreadyKnown(CertificateId id, int version, Optional<Origin> origin)
      implements Registered {}

  /**
   * On file already with other content; nothing changed. A correction is made on purpose, by {@link
   * CorrectCertificate}.
   *
   * @param version its last version
   * @param differences names of the fields that differ
   * @param origin the import row that brought it in, empty for a single request
   */
  record Conflict(CertificateId id, int version, List<String> differences, Optional<Origin> origin)
      implements Registered {
    public Conflict {
      differences = List.copyOf(differences);
    }
  }

  /** Too much of this holder waits to be published; to be tried again later. */
  record Busy(CertificateId id) implements Registered {}
}
