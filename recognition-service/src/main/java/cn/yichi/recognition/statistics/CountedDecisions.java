package cn.yichi.recognition.statistics;

import cn.yichi.contracts.vocabulary.Region;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** Port: stored decisions and rulings, counted. */
public interface CountedDecisions {
  /** The first month in which a certificate was recognised here. */
  Optional<YearMonth> oldest();

  /** Certificates first recognised here in a month, as they are held now. */
  List<Granted> firstGranted(YearMonth month);

  /** Rulings on single certificates that were made in a span of time. */
  long rulings(Instant from, Instant until);

  /**
   * A number of certificates.
   *
   * @param home their home region
   * @param level name of a skill level or of a title's grade, or {@code UNGRADED}
   */
  record Granted(Region home, String level, long certificates) {}
}
