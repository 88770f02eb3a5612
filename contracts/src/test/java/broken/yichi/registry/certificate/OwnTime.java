package broken.yichi.registry.certificate;

import java.time.Instant;

final class OwnTime {
  Instant present() {
    return Instant.now();
  }
}
