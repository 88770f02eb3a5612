package cn.yichi.platform.audit;

import cn.yichi.contracts.event.AuditHeadState;
import cn.yichi.platform.audit.Claims.Claim;
import cn.yichi.platform.audit.Report.Findings;
import com.mongodb.client.MongoDatabase;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Verifies every chain of a store: that each entry is as it was written and follows the one before,
 * and that none is missing that was published on {@code books} or named by a later chain. Reads
 * page by page; what it keeps grows with the number of chains only.
 *
 * <p>What it cannot see: entries that were cut off before they were published, which takes a
 * minute, or named by a later chain; and entries added behind a chain that a crash left open.
 */
public final class AuditVerification {
  private static final int PAGE = 10_000;
  private static final String BOOKS = "books";

  private final AuditStore store;
  private final PublishedHeads published;
  private final Optional<ActorSeal> seal;

  /**
   * @param kafka bootstrap servers and security, as Kafka client settings
   * @param region GB/T 2260 code, six digits
   * @param seal opens who did something; where empty, that it agrees is not checked
   */
  public AuditVerification(
      MongoDatabase database, Map<String, Object> kafka, String region, Optional<ActorSeal> seal) {
    this.store = new AuditStore(database);
    this.published = new PublishedHeads(kafka, region);
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
              named(first, claims);
            });
    if (services.isEmpty()) {
      findings.unsure("the store has no chain, and nobody said whose it is");
    }
    Claims all = join(booked, claims, services);
    Set<String> met = read(all, findings);
    for (String chain : all.chains()) {
      if (!met.contains(chain)) {
        removed(chain, all, findings);
      }
    }
    for (String chain : met) {
      if (all.of(chain).isEmpty()) {
        findings.unsure("nobody says how far " + chain + " is: books does not, nor a later chain");
      }
    }
    return findings.report();
  }

  private Claims booked(Findings findings) {
    // Of each chain the furthest: it holds all entries before it.
    Map<String, AuditHeadState> furthest = new HashMap<>();
    try {
      published.read(
          head ->
              furthest.merge(
                  head.chain(),
                  head,
                  (one, later) -> later.sequence() < one.sequence() ? one : later));
    } catch (KafkaException away) {
      findings.unsure("books cannot be read: " + away.getMessage());
    }
    Claims booked = new Claims();
    for (AuditHeadState head : furthest.values()) {
      boolean closed = ChainHeads.State.CLOSED.name().equals(head.state());
      booked.add(
          new Head(head.chain(), head.sequence(), head.hash()),
          new Claim(head.hash(), BOOKS, closed));
    }
    return booked;
  }

  private static void named(Document first, Claims claims) {
    String by = Chains.chain(first);
    EntryDocuments.named(first)
        .forEach(head -> claims.add(head, new Claim(head.hash(), by, false)));
  }

  private static Claims join(Claims booked, Claims named, Set<String> services) {
    Claims all = new Claims();
    for (Claims each : List.of(booked, named)) {
      for (String chain : each.chains()) {
        if (services.contains(Head.start(chain).service())) {
          each.of(chain).forEach((at, claim) -> all.add(new Head(chain, at, ""), claim));
        }
      }
    }
    return all;
  }

  private static void removed(String chain, Claims all, Findings findings) {
    var furthest = all.of(chain).lastEntry();
    String by = furthest.getValue().by();
    findings.fault(Fault.Kind.CHAIN_REMOVED, chain, 1, furthest.getKey(), by + " has seen it");
  }

  /** Reads all chains; returns those it met. */
  private Set<String> read(Claims claims, Findings findings) {
    Set<String> met = new HashSet<>();
    @Nullable ChainCheck check = null;
    String current = "";
    List<Document> page = store.after("", PAGE);
    while (!page.isEmpty()) {
      for (Document entry : page) {
        findings.entry();
        String chain = Chains.chain(entry);
        if (check == null || !chain.equals(current)) {
          end(check);
          current = chain;
          check = new ChainCheck(chain, claims.of(chain), seal, findings);
          met.add(chain);
          findings.chain();
        }
        check.next(entry);
      }
      page = store.after(page.getLast().getString("_id"), PAGE);
    }
    end(check);
    return met;
  }

  private static void end(@Nullable ChainCheck check) {
    if (check != null) {
      check.end();
    }
  }
}
