package cn.yichi.recognition.statistics;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** Port: the months that were published. */
public interface Publications {
  /** Keeps a month; one that is there stays as it is. */
  void keep(Publication publication);

  Optional<YearMonth> latest();

  /**
   * The latest months first.
   *
   * @param before only months before it; empty for the latest
   * @param limit most months, at least 1
   */
  List<Publication> page(Optional<YearMonth> before, int limit);
}
