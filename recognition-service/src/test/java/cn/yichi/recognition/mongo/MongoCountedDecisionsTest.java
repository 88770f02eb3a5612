package cn.yichi.recognition.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.CertificateStatus;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.platform.testing.IndexWitness;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.recognition.agreement.ClauseRef;
import cn.yichi.recognition.decision.Beside;
import cn.yichi.recognition.decision.IssuerTimeline;
import cn.yichi.recognition.decision.Judgement;
import cn.yichi.recognition.decision.Judgements;
import cn.yichi.recognition.decision.Question;
import cn.yichi.recognition.decision.Replica;
import cn.yichi.recognition.decision.Ruling;
import cn.yichi.recognition.decision.Samples;
import cn.yichi.recognition.statistics.CountedDecisions.Granted;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class MongoCountedDecisionsTest {
  private static final IssuerTimeline ISSUER = Samples.issuer(1, 3, IssuerTimeline.Status.GOOD);
  private static final YearMonth AUGUST = YearMonth.of(2023, 8);

  private final MongoDatabase database = TestStack.freshDatabase();
  private final MongoStores stores = new MongoStores(database);
  private final Judgements judgements = stores.judgements();
  private final MongoCountedDecisions counted = new MongoCountedDecisions(database);

  private void decide(Replica replica, String at) {
    Judgement judgement =
        Samples.judged(
            Instant.parse(at),
            replica,
            Beside.of(Optional.of(ISSUER)),
            Optional.ofNullable(judgements.standings(List.of(replica.id())).get(replica.id())));
    assertThat(judgements.store(List.of(judgement))).isEmpty();
  }

  private static Replica revoked(int serial, int version) {
    return Samples.replica(
        serial,
        version,
        Samples.SICHUAN,
        1,
        SkillLevel.INTERMEDIATE_WORKER,
        CertificateStatus.REVOKED);
  }

  @Test
  void a_certificate_counts_in_the_month_of_its_first_grant_only() {
    assertThat(counted.oldest()).isEmpty();
    decide(Samples.replica(1, 1), "2023-08-31T15:59:59Z");
    decide(Samples.replica(2, 1), "2023-08-31T16:00:00Z");
    decide(revoked(1, 2), "2023-09-20T00:00:00Z");
    decide(Samples.replica(1, 3), "2023-10-20T00:00:00Z");
    assertThat(counted.oldest()).contains(AUGUST);
    List<Granted> one = List.of(new Granted(Samples.SICHUAN, "INTERMEDIATE_WORKER", 1));
    assertThat(counted.firstGranted(AUGUST)).isEqualTo(one);
    assertThat(counted.firstGranted(AUGUST.plusMonths(1))).isEqualTo(one);
    assertThat(counted.firstGranted(AUGUST.plusMonths(2))).isEmpty();
  }

  @Test
  void what_was_never_granted_or_was_erased_does_not_count() {
    decide(revoked(1, 1), "2023-08-20T00:00:00Z");
    decide(Samples.replica(2, 1), "2023-08-20T00:00:00Z");
    judgements.erase(Samples.id(2), Samples.SICHUAN);
    assertThat(counted.firstGranted(AUGUST)).isEmpty();
    decide(Samples.replica(1, 2), "2023-09-20T00:00:00Z");
    assertThat(counted.firstGranted(AUGUST.plusMonths(1))).hasSize(1);
  }

  @Test
  void rulings_on_certificates_are_counted_and_interpretations_are_not() {
    MongoRulings rulings = new MongoRulings(database);
    rulings.add(ruling("a", true), Instant.parse("2023-08-31T15:59:59.999Z"));
    rulings.add(ruling("b", true), Instant.parse("2023-07-31T16:00:00Z"));
    rulings.add(ruling("c", true), Instant.parse("2023-08-31T16:00:00.001Z"));
    rulings.add(ruling("d", true), Instant.parse("2023-08-31T16:00:00Z"));
    rulings.add(ruling("e", false), Instant.parse("2023-08-15T00:00:00Z"));
    Instant from = Instant.parse("2023-07-31T16:00:00Z");
    assertThat(counted.rulings(from, Instant.parse("2023-08-31T16:00:00Z"))).isEqualTo(2);
  }

  private static Ruling ruling(String id, boolean single) {
    return new Ruling(
        id,
        single ? Optional.of(Samples.id(1)) : Optional.empty(),
        new ClauseRef("sc-cq-skill-2020", 1, "skill-level"),
        new Ruling.Subject.Open(Question.values()[0]),
        true,
        LocalDate.of(2023, 8, 1),
        Optional.empty(),
        "citation",
        "reason");
  }

  @Test
  void nothing_is_scanned() {
    var witness = new IndexWitness(MongoCountedDecisions.INDEXES);
    try (MongoClient client = witness.client(TestStack.mongoUri(database.getName()))) {
      MongoDatabase watched = client.getDatabase(database.getName());
      MongoCountedDecisions all = new MongoCountedDecisions(watched);
      all.oldest();
      all.firstGranted(AUGUST);
      all.rulings(Instant.EPOCH, Samples.NOW);
      MongoQuestionCounts counts = new MongoQuestionCounts(watched);
      counts.in(AUGUST);
      counts.oldest();
      counts.drop(AUGUST);
      new MongoPublications(watched).page(Optional.of(AUGUST), 5);
    }
    witness.assertNoScans();
  }
}
