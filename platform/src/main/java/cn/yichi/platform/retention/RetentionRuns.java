package cn.yichi.platform.retention;

import java.util.SortedMap;

/** Is told of each run that deleted something, at its end; after a crash perhaps twice. */
public interface RetentionRuns {
  /**
   * Keeps what a run did.
   *
   * @param deleted how many of each kind
   * @throws com.mongodb.MongoException where it cannot be kept; then the end of the run waits
   */
  void ended(SortedMap<String, Long> deleted);
}
