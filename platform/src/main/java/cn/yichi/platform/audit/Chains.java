package cn.yichi.platform.audit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.Document;

/** Walks over the chains of a store, by their first entries; the entries between are not read. */
final class Chains {
  private final AuditStore store;

  Chains(AuditStore store) {
    this.store = store;
  }

  /** The first entry found of each chain, in the order of chains. */
  void forEach(Consumer<Document> first) {
    Optional<Document> next = store.first();
    while (next.isPresent()) {
      Document entry = next.get();
      first.accept(entry);
      next = store.firstAfterChainOf(String.valueOf(entry.get("_id")));
    }
  }

  /**
   * Heads that no chain's first entry names yet. What a new chain names so is little, and still
   * each chain is held by a later one, for a chain that names others is itself named.
   */
  List<Head> unnamed() {
    Set<Head> named = new HashSet<>();
    List<String> chains = new ArrayList<>();
    forEach(
        first -> {
          named.addAll(EntryDocuments.named(first));
          chains.add(chain(first));
        });
    return chains.stream()
        .map(store::head)
        .filter(head -> head.sequence() > 0 && !named.contains(head))
        .toList();
  }

  /** By its id: what stands in an entry may have been altered. */
  static String chain(Document entry) {
    String id = String.valueOf(entry.get("_id"));
    int slash = id.indexOf(Head.SLASH);
    return slash < 0 ? id : id.substring(0, slash);
  }
}
