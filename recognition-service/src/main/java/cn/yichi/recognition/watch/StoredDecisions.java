package cn.yichi.recognition.watch;

import cn.yichi.contracts.vocabulary.CertificateId;
import java.util.Optional;

/** Port: this region's decisions as they stand. */
public interface StoredDecisions {
  Optional<Decided> of(CertificateId certificate);

  /**
   * Has the present decision published where nobody was told of it yet, because somebody asked: so
   * are all that follow it.
   */
  void publish(CertificateId certificate);
}
