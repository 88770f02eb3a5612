package cn.yichi.recognition.kafka;

import cn.yichi.recognition.decision.Provenance;
import java.util.Optional;

/** Translates who signed a record; nobody did where signing is switched off. */
final class Provenances {
  private Provenances() {}

  static Optional<Provenance> of(cn.yichi.platform.signing.Provenance signed) {
    return signed.keyId().isEmpty()
        ? Optional.empty()
        : Optional.of(new Provenance(signed.keyId(), signed.signedAt(), signed.arrivedAt()));
  }
}
