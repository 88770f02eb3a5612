package decent.yichi.registry.certificate;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A core class that uses all the core may use: arrays, switches, its own room, a given clock. */
public record Certificates(byte[] digest, int[][] table, Clock clock, @Nullable Standing standing) {

  /** A state of its own. */
  public enum Standing {
    GOOD,
    LOST
  }

  /** Whether it stands well today. */
  public Optional<LocalDate> goodToday() {
    if (standing == null) {
      return Optional.empty();
    }
    return switch (standing) {
      case GOOD -> Optional.of(LocalDate.now(clock));
      case LOST -> Optional.empty();
    };
  }

  /** The name, in capitals. */
  public String name() {
    return String.valueOf(standing).toUpperCase(Locale.ROOT) + table.length + digest.length;
  }
}
