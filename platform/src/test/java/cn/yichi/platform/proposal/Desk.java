package cn.yichi.platform.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.platform.retention.Expiring;
import cn.yichi.platform.security.Caller;
import cn.yichi.platform.security.Role;
import cn.yichi.platform.testing.IndexWitness;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.platform.vault.PiiVault;
import cn.yichi.platform.vault.VaultKeys;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.bson.Document;

/** Proposals on a real Mongo wire server, at a chosen time. */
final class Desk implements AutoCloseable {
  static final Instant START = Instant.parse("2026-07-01T00:00:00Z");
  static final Duration OPEN = Duration.ofDays(7);

  final Register register = new Register();
  final PiiVault vault = new PiiVault(VaultKeys.sandbox("500000"));
  private final MongoDatabase plain = TestStack.freshDatabase();
  private final IndexWitness witness = new IndexWitness(ProposalStore.INDEXES);
  private final MongoClient watched = witness.client(TestStack.mongoUri(plain.getName()));
  private final ProposalStore store = new ProposalStore(watched.getDatabase(plain.getName()));

  /** One process, whose clock shows this. */
  Proposals at(Instant now) {
    return with(() -> now);
  }

  Proposals with(Supplier<Instant> now) {
    return new Proposals(store, List.of(register), vault, OPEN, clock(now));
  }

  /** As the API shows them: a page, or nothing kept back. */
  MongoCollection<Document> documents() {
    return plain.getCollection(ProposalStore.COLLECTION);
  }

  /** As retention sees them. */
  Expiring ended() {
    return ProposalStore.ended(watched.getDatabase(plain.getName()));
  }

  Proposal opened(String subject, Caller by) {
    Proposed proposed = at(START).propose(register.draft(subject), by, Optional.empty());
    assertThat(proposed).isInstanceOf(Proposed.Open.class);
    return ((Proposed.Open) proposed).proposal();
  }

  Proposal stored(ProposalId id) {
    return store.find(id).orElseThrow();
  }

  static Caller person(String subject, String client, Role... roles) {
    return new Caller(
        "https://id.example",
        subject,
        Optional.of(client),
        Set.of(roles),
        Optional.empty(),
        List.of(),
        List.of());
  }

  @Override
  public void close() {
    watched.close();
    plain.drop();
    witness.assertNoScans();
  }

  private static Clock clock(Supplier<Instant> now) {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return now.get();
      }
    };
  }
}
