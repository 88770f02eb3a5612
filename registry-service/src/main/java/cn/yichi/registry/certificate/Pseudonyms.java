package cn.yichi.registry.certificate;

import cn.yichi.contracts.vocabulary.FederatedDigests;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.IdDocument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The pseudonym of whoever holds a document: the first it was given, for life, under whichever
 * version of the federation's key that was. It asks the store only where there may be an older one.
 */
public final class Pseudonyms {
  private final Persons persons;
  private final HolderLinks links;
  private final FederatedDigests digests;

  public Pseudonyms(Persons persons, HolderLinks links, FederatedDigests digests) {
    this.persons = persons;
    this.links = links;
    this.digests = digests;
  }

  /** One pseudonym per document, in the same order. */
  public List<HolderRef> of(List<IdDocument> documents) {
    List<List<HolderRef>> possible = documents.stream().map(digests::holderRefs).toList();
    boolean first = digests.version() == 1 && possible.stream().allMatch(refs -> refs.size() == 1);
    if (first || documents.isEmpty()) {
      return possible.stream().map(List::getFirst).toList();
    }
    Set<HolderRef> all = new HashSet<>();
    possible.forEach(all::addAll);
    Map<HolderRef, HolderLink> linked = links.find(all);
    Set<HolderRef> known = new HashSet<>(persons.known(older(possible)));
    known.addAll(linked.keySet());
    return possible.stream().map(refs -> first(refs, linked, known)).toList();
  }

  private static Collection<HolderRef> older(List<List<HolderRef>> possible) {
    List<HolderRef> older = new ArrayList<>();
    possible.forEach(refs -> older.addAll(refs.subList(1, refs.size())));
    return older;
  }

  /**
   * @param refs under the current version first, under the oldest last
   * @param known those that mean somebody already
   */
  private static HolderRef first(
      List<HolderRef> refs, Map<HolderRef, HolderLink> linked, Set<HolderRef> known) {
    for (HolderRef ref : refs) {
      HolderLink link = linked.get(ref);
      if (link != null && link.basis() == HolderLink.Basis.KEY_VERSION) {
        return link.oldest();
      }
    }
    return refs.reversed().stream().filter(known::contains).findFirst().orElse(refs.getFirst());
  }
}
