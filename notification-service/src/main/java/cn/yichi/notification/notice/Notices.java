package cn.yichi.notification.notice;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Port: the notices and their deliveries. */
public interface Notices {

  /**
   * Opens gathering notices, or joins those that are open already: entries of the same region are
   * replaced, the rest of an open notice stays as it is.
   *
   * @param notices gathering notices with first news; at most one per key
   * @return the notices of these keys that are no longer gathering, and therefore were left as they
   *     are; every other one was gathered
   */
  List<Notice> gather(Collection<Notice> notices);

  /** Writes notices whose key is not there yet; leaves the others as they are. */
  void add(Collection<Notice> notices);

  /** The notices of these keys; unknown keys are absent. */
  List<Notice> find(Collection<String> keys);

  /**
   * Replaces the delivery state of notices that are still at the version given, which goes up by
   * one.
   *
   * @return the keys that were replaced; the others were changed by somebody else
   */
  Set<String> advance(Collection<Notice> notices);

  /** Those of the keys whose notice was last advanced by this process, since it began. */
  Set<String> advancedHere(Collection<String> keys);

  /**
   * Notices whose time has come, oldest first; for the rare sweep.
   *
   * @param gathering whether to look at gathering notices, or at released ones with something to do
   */
  List<Waiting> due(boolean gathering, Instant now, int limit);

  /** A notice's key and when it wants to be looked at. */
  record Waiting(String key, Instant at) {}
}
