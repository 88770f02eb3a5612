package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.Region;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Port: honours and contest results as they were received. */
public interface HolderHonours {
  /** What a received state did. */
  enum Receipt {
    NEWER,
    SAME,
    OLDER
  }

  /**
   * What became of a received state.
   *
   * @param holders whose honours are others now; none where nothing changed
   */
  record Kept(Receipt receipt, Set<HolderRef> holders) {
    public Kept {
      holders = Set.copyOf(holders);
    }
  }

  /**
   * Keeps a state, unless the same or a newer one is kept that is beyond doubt, or its region
   * erased it since it was signed.
   *
   * @throws Contended when somebody else is writing it
   */
  Kept keep(HeldHonour received);

  /**
   * Forgets an honour that its home region erased, and remembers that it did.
   *
   * @return whose it was
   */
  Optional<HolderRef> erase(String id, Region home, Optional<Instant> signedAt);

  /** The honours of these holders; who has none is missing from the answer. */
  Map<HolderRef, List<Honour>> of(Collection<HolderRef> holders);
}
