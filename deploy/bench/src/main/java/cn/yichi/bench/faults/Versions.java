package cn.yichi.bench.faults;

import java.util.Arrays;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The versions of one thing, as a topic tells them. */
final class Versions {
  private record Version(int content, String sketch) {}

  private final TreeMap<Long, Version> told = new TreeMap<>();
  private long last;
  private long repeats;

  /**
   * Takes in a record.
   *
   * @param sketch what the checks must know of it
   * @return false where this version was told before with other words
   */
  boolean take(long version, byte[] value, String sketch) {
    last = version;
    int content = Arrays.hashCode(value);
    Version before = told.putIfAbsent(version, new Version(content, sketch));
    boolean same = before == null || before.content == content;
    // What comes after a newer one is not a repetition, it is out of order.
    if (before != null && same && version == told.lastKey()) {
      repeats++;
    }
    return same;
  }

  /** How many records said the newest version once more. */
  long repeats() {
    return repeats;
  }

  /** The version of the last record. */
  long last() {
    return last;
  }

  /** The highest version. */
  long highest() {
    return told.lastKey();
  }

  /** How many versions below the highest nobody was told of. */
  long gaps() {
    return told.lastKey() - told.size();
  }

  /** How many versions between the first and the highest told nobody was told of. */
  long gapsSinceFirst() {
    return told.lastKey() - told.firstKey() + 1 - told.size();
  }

  /** The sketch of the highest version. */
  String newest() {
    return told.lastEntry().getValue().sketch;
  }

  /** The sketch of a version; null where the topic has none. */
  @Nullable String at(long version) {
    Version found = told.get(version);
    return found == null ? null : found.sketch;
  }

  /** Every version told, in order. */
  Iterable<Long> all() {
    return told.keySet();
  }
}
