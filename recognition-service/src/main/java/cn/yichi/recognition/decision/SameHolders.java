package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.Region;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Port: by which pseudonyms a person goes, as the home region of a certificate says. */
@FunctionalInterface
public interface SameHolders {
  /** Nobody goes by two pseudonyms. */
  SameHolders NONE = (home, holders) -> Map.of();

  /** The pseudonyms of each holder, itself among them; who has no other may be missing. */
  Map<HolderRef, List<HolderRef>> of(Region home, Collection<HolderRef> holders);
}
