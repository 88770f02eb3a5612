package cn.yichi.platform.retention;

import cn.yichi.platform.store.DeclaredIndex;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One kind of things that retention deletes by their age. A service declares a bean for each. */
public interface Expiring {
  Kind kind();

  /** Indexes that it goes by; made only where the kind is not kept for ever. */
  default List<DeclaredIndex> indexes() {
    return List.of();
  }

  /**
   * Deletes what is over age on one page. A page may be dealt with again after a crash, or by two
   * instances at once, so it deletes only what still is as it was read.
   *
   * @param after id of the last thing of the page before; empty at the beginning
   * @param limit most things to look at
   * @param before what is older than this is over age
   * @throws com.mongodb.MongoException while the store is away; the page is done again
   */
  Page page(Optional<String> after, int limit, Instant before);

  /**
   * What became of a page.
   *
   * @param next to go on after; empty at the end
   * @param looked things looked at
   * @param deleted of them deleted
   */
  record Page(Optional<String> next, long looked, long deleted) {}
}
