package cn.yichi.platform.audit;

/**
 * Where and how a chain is broken.
 *
 * @param kind how
 * @param chain which chain
 * @param from number of the first entry concerned
 * @param to number of the last
 * @param detail by what it was seen, for a person
 */
public record Fault(Kind kind, String chain, long from, long to, String detail) {

  /** How a chain is broken. */
  public enum Kind {
    /** The entry's hash does not fit what it says. */
    ALTERED,
    /** Entries are missing before others of the chain. */
    REMOVED,
    /** The entry was written for another place, of this chain or another. */
    REORDERED,
    /** The entry's hash fits, but is not the one that was followed or published: written anew. */
    REPLACED,
    /** No such entry was ever written: no place in a chain, or behind its end. */
    INSERTED,
    /** Entries that were published, or named by a later chain, are missing at the end. */
    TAIL_CUT,
    /** A chain that was published, or named by a later chain, is missing whole. */
    CHAIN_REMOVED,
    /** Who did it cannot be read, or is somebody else than the hash covers. */
    WHO_ALTERED
  }
}
