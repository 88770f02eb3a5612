package cn.yichi.registry.certificate;

import cn.yichi.contracts.vocabulary.HolderRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Follows links from pseudonym to pseudonym; a person has few, so that few reads do. */
public final class LinkedHolders {
  /** No person has so many documents; a longer chain would be a fault of this service. */
  private static final int LONGEST = 64;

  private final HolderLinks links;

  public LinkedHolders(HolderLinks links) {
    this.links = links;
  }

  /**
   * The pseudonym that stands for the person: where the chain of links ends; of a circle, which two
   * links at once may make, always the same member.
   */
  public HolderRef oldest(HolderRef ref) {
    Set<HolderRef> way = new LinkedHashSet<>();
    HolderRef at = ref;
    while (way.add(at)) {
      Optional<HolderLink> link =
          Optional.ofNullable(links.find(List.of(at)).get(at)).filter(HolderLink::isLinked);
      if (link.isEmpty()) {
        return at;
      }
      at = link.get().oldest();
    }
    HolderRef back = at;
    return way.stream()
        .dropWhile(each -> !each.equals(back))
        .min(Comparator.comparing(HolderRef::value))
        .orElse(at);
  }

  /** The links by which other pseudonyms mean the person of this one, which is the oldest. */
  public List<HolderLink> below(HolderRef oldest) {
    List<HolderLink> found = new ArrayList<>();
    Set<HolderRef> seen = new LinkedHashSet<>(List.of(oldest));
    List<HolderRef> open = List.of(oldest);
    while (!open.isEmpty() && found.size() < LONGEST) {
      List<HolderLink> next =
          links.linkedTo(open).stream()
              .filter(HolderLink::isLinked)
              .filter(link -> seen.add(link.ref()))
              .toList();
      found.addAll(next);
      open = next.stream().map(HolderLink::ref).toList();
    }
    return found;
  }

  /** All pseudonyms of the person, the oldest first. */
  public Set<HolderRef> all(HolderRef ref) {
    HolderRef oldest = oldest(ref);
    Set<HolderRef> all = new LinkedHashSet<>(List.of(oldest));
    below(oldest).forEach(link -> all.add(link.ref()));
    return all;
  }
}
