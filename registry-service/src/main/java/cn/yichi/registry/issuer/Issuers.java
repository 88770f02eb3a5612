package cn.yichi.registry.issuer;

import cn.yichi.contracts.vocabulary.IssuerCode;
import java.util.List;
import java.util.Optional;

/** Where issuers are kept. */
public interface Issuers {

  /** What became of a change. */
  enum Saved {
    /** Stored, its fact pending. */
    STORED,
    /** Somebody else changed the issuer since it was read; nothing was stored. */
    STALE,
    /** Too many facts of this issuer wait to be published; nothing was stored. */
    BUSY
  }

  Optional<Issuer> find(IssuerCode code);

  /**
   * Issuers in the order of their codes.
   *
   * @param after the last code already seen, empty for the start
   * @param limit at most so many, from 1
   */
  List<Issuer> page(Optional<IssuerCode> after, int limit);

  /** Stores state, version and pending fact in one write. */
  Saved save(IssuerChange change);
}
