package cn.yichi.registry.certificate;

import cn.yichi.contracts.vocabulary.HolderRef;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Where links between pseudonyms are kept. */
public interface HolderLinks {

  /** What became of one link. */
  enum Saved {
    /** Stored, its fact pending; what is only proposed is no fact. */
    STORED,
    /** There is such a link already, or it was changed since it was read; nothing was stored. */
    STALE,
    /** Too many facts of this link wait to be published; nothing was stored. */
    BUSY
  }

  /** The links of these pseudonyms, ended ones too. */
  Map<HolderRef, HolderLink> find(Collection<HolderRef> refs);

  /** The links with these pseudonyms as the older, ended and proposed ones too; at most 200. */
  List<HolderLink> linkedTo(Collection<HolderRef> oldest);

  /**
   * Stores each link in one document write: a first version only where there is none, another only
   * over the version before it.
   *
   * @param next each pseudonym at most once
   * @return one outcome per link, in the same order
   */
  List<Saved> save(List<HolderLink> next);

  /** What was proposed before this instant and is only proposed, the oldest first; at most 200. */
  List<HolderLink> proposedBefore(Instant before);

  /** Deletes a link of which nobody was ever told, where it still is of that version. */
  void delete(HolderLink untold);
}
