package cn.yichi.platform.audit;

import static com.mongodb.client.model.Filters.eq;

import cn.yichi.contracts.event.AuditHeadState;
import cn.yichi.platform.audit.Claims.Claim;
import cn.yichi.platform.audit.Report.Findings;
import cn.yichi.platform.retention.Expiring;
import cn.yichi.platform.retention.Kind;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chains of the audit log whose last entry is over age. A chain goes whole, and only if {@code
 * books} says that it is closed where it ends here and nothing of it is broken: so a break stays to
 * be seen, and a chain that a crash left open stays for ever.
 *
 * <p>It takes two runs. The first writes an entry in the chain of this process that names the head
 * of the old chain, and again those that the old chain named so. Once {@code books} has seen that
 * entry, a later run deletes the old chain from its beginning: however far it comes, its head is
 * the last to go.
 */
final class AgedChains implements Expiring {
  static final String COLLECTION = "audit_removals";
  private static final Logger LOG = LoggerFactory.getLogger(AgedChains.class);
  private static final int AT_ONCE = 1000;
  private static final Period LEAST = Period.ofMonths(6);
  private static final Kind KIND =
      new Kind(
              "audit",
              "the last entry of a closed chain, which then goes whole",
              "six months or more: MLPS level 3, GB/T 22239-2019",
              Optional.empty())
          .atLeast(LEAST, "MLPS level 3 (GB/T 22239-2019) asks for six months");

  private final AuditStore store;
  private final MongoCollection<Document> removals;
  private final AuditTrail trail;
  private final Supplier<Map<String, AuditHeadState>> published;
  private final ActorSeal seal;
  private final Clock clock;

  /** As read at the beginning of a run. One thread. */
  private Map<String, AuditHeadState> books = Map.of();

  /**
   * @param published the furthest head of each chain on books, by chain
   */
  AgedChains(
      MongoDatabase database,
      AuditTrail trail,
      Supplier<Map<String, AuditHeadState>> published,
      ActorSeal seal,
      Clock clock) {
    this.store = new AuditStore(database);
    this.removals = database.getCollection(COLLECTION);
    this.trail = trail;
    this.published = published;
    this.seal = seal;
    this.clock = clock;
  }

  @Override
  public Kind kind() {
    return KIND;
  }

  /** One chain is a page. */
  @Override
  public Page page(Optional<String> after, int limit, Instant before) {
    if (after.isEmpty() || books.isEmpty()) {
      books = published.get();
    }
    Optional<Document> first = after.map(store::firstAfterChainOf).orElseGet(store::first);
    Optional<String> id = first.map(each -> each.getString("_id"));
    return first
        .map(each -> new Page(id, 1, expire(Chains.chain(each), before) ? 1 : 0))
        .orElseGet(() -> new Page(Optional.empty(), 0, 0));
  }

  /**
   * True where the chain is gone. What is younger than the least period stays whatever the run was
   * told: its beginning stands in the database, which may have been written to.
   */
  private boolean expire(String chain, Instant asked) {
    Instant least = clock.instant().atZone(ZoneOffset.UTC).minus(LEAST).toInstant();
    Instant before = asked.isBefore(least) ? asked : least;
    AuditHeadState said = books.get(chain);
    if (said == null || !ChainHeads.State.CLOSED.name().equals(said.state())) {
      return false;
    }
    Head head = new Head(chain, said.sequence(), said.hash());
    if (!isOld(head, before)) {
      return false;
    }
    Optional<Head> named = named(head);
    if (named.isEmpty()) {
      announce(head);
      return false;
    }
    AuditHeadState seen = books.get(named.get().chain());
    if (seen == null || seen.sequence() < named.get().sequence()) {
      if (!named.get().chain().equals(trail.head().chain())) {
        // Its process may have been killed before books heard of the entry, and then never will.
        announce(head);
      }
      return false;
    }
    delete(chain);
    removals.deleteOne(eq("_id", chain));
    return true;
  }

  private boolean isOld(Head head, Instant before) {
    return store.head(head.chain()).equals(head)
        && entry(head).filter(last -> last.deed().at().isBefore(before)).isPresent();
  }

  private Optional<Entry> entry(Head place) {
    return store.find(Head.id(place.chain(), place.sequence())).flatMap(AgedChains::read);
  }

  private static Optional<Entry> read(Document stored) {
    try {
      return Optional.of(EntryDocuments.read(stored));
    } catch (RuntimeException altered) {
      return Optional.empty();
    }
  }

  /** Where the entry stands that names a head; empty where there is none (any more). */
  private Optional<Head> named(Head head) {
    return Optional.ofNullable(removals.find(eq("_id", head.chain())).first())
        .map(noted -> new Head(noted.getString("by"), noted.getLong("at"), ""))
        .filter(place -> entry(place).filter(it -> Removals.of(it).contains(head)).isPresent());
  }

  private void announce(Head head) {
    List<Head> heads = new ArrayList<>(List.of(head));
    if (!isSound(head, heads)) {
      LOG.error("audit chain {} is over age and broken: it stays", head.chain());
      return;
    }
    Head before = trail.head();
    trail.record(Removals.deed(heads, clock.instant()));
    place(before, head)
        .ifPresent(
            at ->
                removals.replaceOne(
                    eq("_id", head.chain()),
                    new Document("_id", head.chain())
                        .append("schemaVersion", 1)
                        .append("by", before.chain())
                        .append("at", at),
                    new ReplaceOptions().upsert(true)));
  }

  /** Reads a chain whole; adds the heads that its own entries name as removed. */
  private boolean isSound(Head head, List<Head> removed) {
    Findings findings = new Findings();
    var claims = new TreeMap<Long, Claim>();
    claims.put(head.sequence(), new Claim(head.hash(), "books", true));
    var check =
        new ChainCheck(
            head.chain(),
            claims,
            Optional.of(seal),
            findings,
            entry -> removed.addAll(Removals.of(entry)));
    List<Document> page = of(head.chain(), head.chain() + Head.SLASH);
    while (!page.isEmpty()) {
      page.forEach(check::next);
      page = of(head.chain(), page.getLast().getString("_id"));
    }
    check.end();
    return !findings.any();
  }

  /** The number of the entry that was just written; empty where another chain has it. */
  private Optional<Long> place(Head before, Head head) {
    List<Document> page = of(before.chain(), Head.id(before.chain(), before.sequence()));
    while (!page.isEmpty()) {
      for (Document each : page) {
        if (read(each).filter(entry -> Removals.of(entry).contains(head)).isPresent()) {
          return Optional.of(EntryDocuments.head(each).sequence());
        }
      }
      page = of(before.chain(), page.getLast().getString("_id"));
    }
    return Optional.empty();
  }

  private List<Document> of(String chain, String after) {
    return store.after(after, AT_ONCE).stream()
        .filter(each -> Chains.chain(each).equals(chain))
        .toList();
  }

  private void delete(String chain) {
    List<Document> page = of(chain, chain + Head.SLASH);
    while (!page.isEmpty()) {
      store.delete(page.stream().map(each -> each.getString("_id")).toList());
      page = of(chain, chain + Head.SLASH);
    }
  }
}
