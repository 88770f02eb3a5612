package cn.yichi.recognition.register;

import java.util.List;
import java.util.Optional;

/** Port: where versions are kept, one document each, one atomic write each. */
public interface Entries {
  /** Every version with all that is said on it. */
  List<Entry> all();

  /** Changes with each write, whoever made it. */
  long mark();

  Optional<Entry> find(VersionRef ref);

  /** What became of a write. */
  enum Write {
    DONE,
    /** Another write came first; nothing changed. */
    STALE,
    /** Too many facts of the version wait to be published; nothing changed. */
    BUSY
  }

  /**
   * Keeps a draft, or takes it away.
   *
   * @param sequence of what was read, 0 for nothing
   */
  Write draft(VersionRef ref, long sequence, Optional<Entry.Draft> draft);

  /**
   * Keeps what this region says and puts it into the outbox in the same write.
   *
   * @param sequence of what was read
   * @param decidedBy the proposal; empty where nobody proposed it
   */
  Write say(Statement own, long sequence, Optional<String> decidedBy);

  /**
   * Keeps what another region says.
   *
   * @param sequence of what was read, 0 for nothing
   */
  Write keep(Statement received, long sequence);
}
