package cn.yichi.registry.honour;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A change of an honour that is to be stored together with the fact it makes.
 *
 * @param previous the replaced state, empty for a new honour
 * @param next the state from now on, one version higher
 * @param fact what happened
 */
public record HonourChange(Optional<Honour> previous, Honour next, Fact fact) {

  /** What happened to an honour. */
  public enum Fact {
    /** It was entered. */
    RECORDED,
    /** What it says, or whose it is, was put right (更正). */
    CORRECTED,
    /** It was revoked (撤销). */
    STATUS_CHANGED
  }

  public HonourChange {
    requireNonNull(next, "next");
    requireNonNull(fact, "fact");
    int expected = previous.map(before -> before.version() + 1).orElse(1);
    if (next.version() != expected) {
      throw new IllegalArgumentException("version " + next.version() + " is not " + expected);
    }
  }
}
