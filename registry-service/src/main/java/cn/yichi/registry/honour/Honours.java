package cn.yichi.registry.honour;

import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.HonourId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Where honours are kept. */
public interface Honours {

  /** What became of one change. */
  enum Saved {
    /** Stored, its fact pending. */
    STORED,
    /** The honour was changed since it was read; nothing was stored. */
    STALE,
    /** Another honour says the same of the same person; nothing was stored. */
    TAKEN,
    /** Too many facts of this honour wait to be published; nothing was stored. */
    BUSY
  }

  /** The honour of that id; empty for an erased one. */
  Optional<Honour> find(HonourId id);

  /**
   * One that says one of these.
   *
   * @param said as {@link Honour#said} has it
   */
  Optional<Honour> saying(Collection<String> said);

  /**
   * The honours of one person in the order of ids.
   *
   * @param holders the pseudonyms of the person
   * @param after the last id already seen, empty for the start
   * @param limit at most so many, from 1
   */
  List<Honour> heldBy(Collection<HolderRef> holders, Optional<HonourId> after, int limit);

  /** Stores a change in one document write: state, version and pending fact. */
  Saved save(HonourChange change);
}
