package cn.yichi.platform.audit;

import cn.yichi.contracts.event.AuditHeadState;
import cn.yichi.platform.audit.Claims.Claim;
import cn.yichi.platform.audit.Removals.Said;
import cn.yichi.platform.audit.Report.Findings;
import cn.yichi.platform.broker.BrokerClients;
import cn.yichi.platform.signing.RecordVerifier;
import com.mongodb.MongoInterruptedException;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.common.KafkaException;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Verifies every chain of a store: that each entry is as it was written and follows the one before,
 * and that none is missing that was published on {@code books} or named by a later chain. Reads
 * page by page; what it keeps grows with the number of chains only.
 *
 * <p>What it cannot see: entries that were cut off before they were published, which takes a
 * minute, or named by a later chain; and entries added behind a chain that a crash left open.
 */
public final class AuditVerification {
  private static final Logger LOG = LoggerFactory.getLogger(AuditVerification.class);
  private static final int PAGE = 10_000;
  private static final String BOOKS = "books";

  private final AuditStore store;
  private final PublishedHeads published;
  private final Optional<ActorSeal> seal;

  /**
   * @param verifier says of which records on {@code books} the region is the author
   * @param region GB/T 2260 code, six digits
   * @param seal opens who did something; where empty, that it agrees is not checked
   */
  public AuditVerification(
      MongoDatabase database,
      BrokerClients broker,
      RecordVerifier verifier,
      String region,
      Optional<ActorSeal> seal) {
    this.store = new AuditStore(database);
    this.published = new PublishedHeads(broker, region, verifier);
    this.seal = seal;
  }

  /**
   * Verifies the chains of a service.
   *
   * @param service whose store it is; where empty, of whom its chains say
   * @throws com.mongodb.MongoException while the store is away
   */
  public Report verify(Optional<String> service) {
    Findings findings = new Findings();
    Claims claims = new Claims();
    Set<String> services = new HashSet<>();
    service.ifPresent(services::add);
    // First what others say, then the store: meanwhile the store can only have become more.
    Claims booked = booked(findings);
    new Chains(store)
        .forEach(
            first -> {
              services.add(Head.start(Chains.chain(first)).service());
              named(first, claims, findings);
            });
    if (services.isEmpty()) {
      findings.unsure("the store has no chain, and nobody said whose it is");
    }
    Claims all = join(booked, claims, services, findings);
    Reading reading = read(all, findings);
    Map<String, Boolean> gone = gone(reading, booked, all);
    reading.faulty.forEach(
        (chain, faults) -> {
          if (gone.getOrDefault(chain, false)) {
            findings.removed(chain);
          } else if (gone.containsKey(chain) && booked.of(chain).isEmpty()) {
            unconfirmed(chain, findings);
          } else {
            findings.add(faults);
          }
        });
    for (String chain : all.chains()) {
      if (!reading.met.contains(chain)) {
        if (gone.containsKey(chain) && booked.of(chain).isEmpty()) {
          unconfirmed(chain, findings);
        } else {
          missing(chain, gone.getOrDefault(chain, false), all, findings);
        }
      }
    }
    for (String chain : reading.met) {
      if (all.of(chain).isEmpty()) {
        findings.unsure("nobody says how far " + chain + " is: books does not, nor a later chain");
      }
    }
    return findings.report();
  }

  /**
   * Chains that an entry of a sound chain names as removed by retention, at the end that books
   * knows; true where books has seen that entry too, so that the service itself wrote it.
   */
  private static Map<String, Boolean> gone(Reading reading, Claims booked, Claims all) {
    Map<String, Boolean> gone = new HashMap<>();
    for (Said said : reading.said) {
      Head head = said.head();
      boolean sound = !reading.faulty.containsKey(said.by());
      var claims = all.of(head.chain());
      boolean fits = claims.isEmpty() || claims.lastKey() <= head.sequence();
      Claim last = claims.get(head.sequence());
      fits &= last == null || last.hash().equals(head.hash());
      if (sound && fits) {
        var of = booked.of(said.by());
        boolean seen = last != null && last.closed() && !of.isEmpty() && of.lastKey() >= said.at();
        gone.merge(head.chain(), seen, Boolean::logicalOr);
      }
    }
    return gone;
  }

  /** Books has no head of it that can be believed: it is away, new, or signed by a lost key. */
  private static void unconfirmed(String chain, Findings findings) {
    findings.unsure("retention says that it removed " + chain + "; books cannot confirm it");
  }

  private static void missing(String chain, boolean gone, Claims all, Findings findings) {
    if (gone) {
      findings.removed(chain);
    } else {
      var furthest = all.of(chain).lastEntry();
      String by = furthest.getValue().by();
      findings.fault(Fault.Kind.CHAIN_REMOVED, chain, 1, furthest.getKey(), by + " has seen it");
    }
  }

  private Claims booked(Findings findings) {
    Claims booked = new Claims();
    try {
      findings.refusedHeads(published.read(head -> booked(head, booked, findings)));
    } catch (KafkaException away) {
      LOG.warn("books cannot be read", away);
      findings.unsure("books cannot be read");
    }
    return booked;
  }

  private static void booked(AuditHeadState head, Claims booked, Findings findings) {
    boolean closed = ChainHeads.State.CLOSED.name().equals(head.state());
    add(booked, head.chain(), head.sequence(), new Claim(head.hash(), BOOKS, closed), findings);
  }

  private static void named(Document first, Claims claims, Findings findings) {
    String by = Chains.chain(first);
    for (Head head : EntryDocuments.named(first)) {
      add(claims, head.chain(), head.sequence(), new Claim(head.hash(), by, false), findings);
    }
  }

  /** Who writes a chain anew can have its new head signed, but not take the old one back. */
  private static void add(
      Claims claims, String chain, long sequence, Claim claim, Findings findings) {
    if (!claims.add(chain, sequence, claim)) {
      String detail = claim.by() + " has another hash than was said before";
      findings.fault(Fault.Kind.REPLACED, chain, sequence, sequence, detail);
    }
  }

  private static Claims join(Claims booked, Claims named, Set<String> services, Findings findings) {
    Claims all = new Claims();
    for (Claims each : List.of(booked, named)) {
      for (String chain : each.chains()) {
        if (services.contains(Head.start(chain).service())) {
          each.of(chain).forEach((at, claim) -> add(all, chain, at, claim, findings));
        }
      }
    }
    return all;
  }

  /** Reads all chains, the next page while one is checked; returns what it met. */
  private Reading read(Claims claims, Findings findings) {
    Reading reading = new Reading(claims, findings);
    try (ExecutorService ahead = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<List<Document>> next = ahead.submit(() -> store.after("", PAGE));
      List<Document> page = got(next);
      while (!page.isEmpty()) {
        String last = page.getLast().getString("_id");
        next = ahead.submit(() -> store.after(last, PAGE));
        page.forEach(reading::entry);
        page = got(next);
      }
    }
    reading.end();
    return reading;
  }

  private static List<Document> got(Future<List<Document>> page) {
    try {
      return page.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException away) {
        throw away;
      }
      throw new IllegalStateException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new MongoInterruptedException("verification", stopped);
    }
  }

  /** Hands each entry to the check of its chain. One thread. */
  private final class Reading {
    private final Claims claims;
    private final Findings findings;
    private final Set<String> met = new HashSet<>();
    private final Map<String, Findings> faulty = new LinkedHashMap<>();
    private final List<Said> said = new ArrayList<>();
    private String chain = "";
    private Findings own = new Findings();
    private @Nullable ChainCheck check;

    Reading(Claims claims, Findings findings) {
      this.claims = claims;
      this.findings = findings;
    }

    void entry(Document entry) {
      findings.entry();
      String of = Chains.chain(entry);
      ChainCheck current = check;
      if (current == null || !of.equals(chain)) {
        end();
        chain = of;
        own = new Findings();
        current = new ChainCheck(of, claims.of(of), seal, own, this::removals);
        check = current;
        met.add(of);
        findings.chain();
      }
      current.next(entry);
    }

    private void removals(Entry entry) {
      Removals.of(entry).forEach(head -> said.add(new Said(head, entry.chain(), entry.sequence())));
    }

    void end() {
      if (check != null) {
        check.end();
        if (own.any()) {
          faulty.put(chain, own);
        }
      }
    }
  }
}
