package broken.yichi.registry.certificate;

import java.time.LocalDate;

final class OwnTime {
  LocalDate today() {
    return LocalDate.now();
  }
}
