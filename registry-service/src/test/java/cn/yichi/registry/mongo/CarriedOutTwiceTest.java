package cn.yichi.registry.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.event.EventCodec;
import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.IssuerCode;
import cn.yichi.platform.outbox.Outbox;
import cn.yichi.platform.testing.RecordedNudges;
import cn.yichi.platform.vault.PiiVault;
import cn.yichi.platform.vault.VaultKeys;
import cn.yichi.registry.certificate.Certificate;
import cn.yichi.registry.certificate.Certificates;
import cn.yichi.registry.certificate.ChangeStatus;
import cn.yichi.registry.certificate.Registrations;
import cn.yichi.registry.issuer.ChangeIssuer;
import cn.yichi.registry.issuer.Filings;
import cn.yichi.registry.issuer.Issuer;
import cn.yichi.registry.issuer.IssuerDirectory;
import cn.yichi.registry.issuer.Issuers;
import cn.yichi.registry.issuer.Standing;
import cn.yichi.registry.issuer.StandingChange;
import com.mongodb.client.MongoCollection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two processes that carry out one decision: both have read the old version when they write, for
 * they wait for each other at their clocks, which they look at in between.
 */
@Tag("database")
class CarriedOutTwiceTest {
  private static final int ROUNDS = 50;
  private static final LocalDate FROM = LocalDate.of(2026, 2, 1);

  private final TestDatabase test = new TestDatabase();

  @AfterEach
  void drop() {
    test.close();
  }

  @Test
  void a_revocation_has_its_effect_once_and_both_are_told_that_it_has() {
    for (int round = 1; round <= ROUNDS; round++) {
      CertificateId id = Registrations.issued(Registrations.numbered(round)).next().id();
      certificates().save(List.of(Registrations.issued(Registrations.numbered(round))));
      List<ChangeStatus.Outcome> outcomes =
          both(clock -> new ChangeStatus(certificates(), clock).revoke(id, 1, "考试舞弊", FROM, "p1"));
      Certificate stored = certificates().find(List.of(id)).get(id);
      assertThat(stored.version()).isEqualTo(2);
      assertThat(outcomes).containsOnly(new ChangeStatus.Outcome.Changed(stored));
    }
  }

  @Test
  void a_suspension_has_its_effect_once_and_both_are_told_that_it_has() {
    StandingChange wanted =
        new StandingChange(Standing.Status.SUSPENDED, FROM, Optional.of(FROM), "抽查不合格");
    for (int round = 1; round <= ROUNDS; round++) {
      IssuerCode code = new IssuerCode("S0000500%05d".formatted(round));
      issuers().save(Filings.filed(code.value()));
      List<ChangeIssuer.Outcome> outcomes =
          both(clock -> changing(clock).change(code, 1, wanted, "p1"));
      Issuer stored = issuers().find(code).orElseThrow();
      assertThat(stored.version()).isEqualTo(2);
      assertThat(stored.standing()).hasSize(3);
      assertThat(outcomes).containsOnly(new ChangeIssuer.Outcome.Changed(stored));
    }
  }

  @Test
  void of_two_decisions_on_one_version_one_has_its_effect() {
    StandingChange wanted =
        new StandingChange(Standing.Status.SUSPENDED, FROM, Optional.empty(), "抽查不合格");
    for (int round = 1; round <= ROUNDS; round++) {
      IssuerCode code = new IssuerCode("S0000500%05d".formatted(round));
      issuers().save(Filings.filed(code.value()));
      CyclicBarrier meeting = new CyclicBarrier(2);
      List<ChangeIssuer.Outcome> outcomes =
          together(
              () -> changing(meetingAt(meeting)).change(code, 1, wanted, "p1"),
              () -> changing(meetingAt(meeting)).change(code, 1, wanted, "p2"));
      assertThat(outcomes)
          .contains(new ChangeIssuer.Outcome.Outdated(2))
          .contains(new ChangeIssuer.Outcome.Changed(issuers().find(code).orElseThrow()));
    }
  }

  private ChangeIssuer changing(Clock clock) {
    Issuers store = issuers();
    return new ChangeIssuer(store, new IssuerDirectory(store), clock);
  }

  private Certificates certificates() {
    MongoCollection<Document> collection = test.database().getCollection("certificates");
    return new MongoCertificates(
        collection,
        new CertificateDocuments(new PiiVault(VaultKeys.sandbox("500000"))),
        new CertificateFacts(new EventCodec()),
        new Outbox(collection, "yichi.500000.certificates", 2),
        new RecordedNudges());
  }

  private Issuers issuers() {
    MongoCollection<Document> collection = test.database().getCollection("issuers");
    return new MongoIssuers(
        collection,
        new IssuerFacts(new EventCodec(), "500000"),
        new Outbox(collection, "yichi.500000.issuers", 2),
        new RecordedNudges());
  }

  private static <T> List<T> both(Function<Clock, T> act) {
    CyclicBarrier meeting = new CyclicBarrier(2);
    return together(() -> act.apply(meetingAt(meeting)), () -> act.apply(meetingAt(meeting)));
  }

  private static <T> List<T> together(Supplier<T> one, Supplier<T> other) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = CompletableFuture.supplyAsync(one, threads);
      var second = CompletableFuture.supplyAsync(other, threads);
      return List.of(first.join(), second.join());
    }
  }

  private static Clock meetingAt(CyclicBarrier meeting) {
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
        try {
          meeting.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException lost) {
          throw new IllegalStateException(lost);
        }
        return Registrations.NOW;
      }
    };
  }
}
