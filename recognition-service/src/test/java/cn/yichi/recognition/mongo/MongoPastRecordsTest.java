package cn.yichi.recognition.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.CertificateStatus;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.HonourKind;
import cn.yichi.contracts.vocabulary.HonourScope;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.recognition.agreement.ClauseRef;
import cn.yichi.recognition.decision.Beside;
import cn.yichi.recognition.decision.Cause;
import cn.yichi.recognition.decision.Doubts;
import cn.yichi.recognition.decision.HeldHonour;
import cn.yichi.recognition.decision.Honour;
import cn.yichi.recognition.decision.IssuerId;
import cn.yichi.recognition.decision.IssuerTimeline;
import cn.yichi.recognition.decision.IssuerTimeline.Status;
import cn.yichi.recognition.decision.JudgeCase;
import cn.yichi.recognition.decision.Judgement;
import cn.yichi.recognition.decision.Question;
import cn.yichi.recognition.decision.RecognitionPolicy;
import cn.yichi.recognition.decision.Replica;
import cn.yichi.recognition.decision.ReviewFinding;
import cn.yichi.recognition.decision.Ruling;
import cn.yichi.recognition.decision.Samples;
import cn.yichi.recognition.past.Past;
import cn.yichi.recognition.past.PastCertificate;
import cn.yichi.recognition.past.PastRecords;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What each store says of its past, by the hour. */
@Tag("database")
class MongoPastRecordsTest {
  private static final IssuerId ISSUER = new IssuerId(Samples.SICHUAN, Samples.code(1));
  private static final HolderRef ONE = new HolderRef("mfrggzdfmztwq2lknnwg23tpobyxe43u");
  private static final HolderRef OTHER = new HolderRef("nfrggzdfmztwq2lknnwg23tpobyxe43u");
  private static final LocalDate DAY = LocalDate.of(2023, 8, 1);

  private final MongoStores stores = new MongoStores();
  private Instant now = Samples.NOW;
  private final InstantSource source = () -> now;
  private final Set<String> lost = new HashSet<>();
  private final Doubts doubts = Samples.doubts(lost);
  private final MongoIssuerTimelines issuers =
      new MongoIssuerTimelines(stores.database(), doubts, source.withZone(ZoneOffset.UTC));
  private final MongoHolderHonours honours =
      new MongoHolderHonours(stores.database(), doubts, source.withZone(ZoneOffset.UTC));
  private final MongoCrossReviews reviews =
      new MongoCrossReviews(stores.database(), doubts, source.withZone(ZoneOffset.UTC));
  private final MongoRulings rulings = new MongoRulings(stores.database());
  private final PastRecords past =
      new MongoPastRecords(stores.database(), issuers, honours, reviews, rulings);

  private static Instant hour(int hour) {
    return Samples.NOW.plus(Duration.ofHours(hour));
  }

  private void at(int hour) {
    now = hour(hour);
  }

  private void issuer(int hour, int version, Status status) {
    at(hour);
    issuers.keep(Samples.SICHUAN, Samples.issuer(1, version, status), Optional.empty());
  }

  private Past<Optional<IssuerTimeline>> issuerBefore(int hour) {
    return past.issuer(ISSUER, hour(hour));
  }

  private static Past<Optional<IssuerTimeline>> exactly(int version, Status status) {
    return new Past<>(Optional.of(Samples.issuer(1, version, status)), true);
  }

  @Test
  void every_state_of_an_issuer_is_found_in_its_time() {
    issuer(1, 1, Status.GOOD);
    issuer(2, 4, Status.SUSPENDED);
    issuer(3, 2, Status.WITHDRAWN);
    issuer(5, 6, Status.GOOD);
    assertThat(issuerBefore(1)).isEqualTo(new Past<>(Optional.empty(), true));
    assertThat(issuerBefore(2)).isEqualTo(exactly(1, Status.GOOD));
    assertThat(issuerBefore(3)).isEqualTo(exactly(4, Status.SUSPENDED));
    assertThat(issuerBefore(5)).isEqualTo(exactly(4, Status.SUSPENDED));
    assertThat(issuerBefore(6)).isEqualTo(exactly(6, Status.GOOD));
    assertThat(past.issuer(new IssuerId(Samples.SICHUAN, Samples.code(2)), hour(9)).exact())
        .isTrue();
  }

  @Test
  void of_times_before_its_history_was_kept_an_issuer_says_that_it_cannot_tell() {
    issuer(1, 3, Status.GOOD);
    stores
        .collection(MongoIssuerTimelines.COLLECTION)
        .updateOne(
            new Document("_id", MongoIssuerTimelines.key(ISSUER)),
            new Document("$unset", new Document("recordedAt", "").append("first", "")));
    issuer(4, 5, Status.SUSPENDED);
    assertThat(issuerBefore(2))
        .isEqualTo(new Past<>(Optional.of(Samples.issuer(1, 3, Status.GOOD)), false));
    assertThat(issuerBefore(5)).isEqualTo(exactly(5, Status.SUSPENDED));
  }

  @Test
  void honours_are_found_with_whom_had_them_then_until_they_are_erased() {
    at(1);
    honours.keep(held(1, ONE, "一"));
    at(2);
    honours.keep(held(2, OTHER, "二"));
    assertThat(names(ONE, 1)).isEmpty();
    assertThat(names(ONE, 2)).containsExactly("一");
    assertThat(names(OTHER, 2)).isEmpty();
    assertThat(names(ONE, 3)).isEmpty();
    assertThat(names(OTHER, 3)).containsExactly("二");
    honours.erase("obqxg43xn5zgi3dpozsxezlsnfxgoy3p", Samples.CHONGQING, Optional.empty());
    assertThat(names(ONE, 2)).isEmpty();
    assertThat(names(OTHER, 3)).isEmpty();
    assertThat(stores.collection("honours_history").countDocuments()).isZero();
  }

  private List<String> names(HolderRef holder, int before) {
    Past<List<Honour>> found = past.honours(Set.of(holder), hour(before));
    assertThat(found.exact()).isTrue();
    return found.value().stream().map(Honour::name).toList();
  }

  private static HeldHonour held(int version, HolderRef holder, String name) {
    Honour honour =
        new Honour(
            HonourKind.OTHER,
            HonourScope.COUNTY,
            Optional.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            name,
            Optional.empty(),
            Optional.empty(),
            DAY,
            Optional.empty());
    return new HeldHonour(
        "obqxg43xn5zgi3dpozsxezlsnfxgoy3p",
        Samples.CHONGQING,
        version,
        holder,
        honour,
        Optional.empty());
  }

  @Test
  void findings_about_an_issuer_are_found_as_each_region_had_said_them_then() {
    at(1);
    review(Samples.CHONGQING, 1, ReviewFinding.Verdict.PASSED);
    at(2);
    review(new Region("330000"), 1, ReviewFinding.Verdict.PASSED);
    at(3);
    review(Samples.CHONGQING, 2, ReviewFinding.Verdict.FAILED);
    assertThat(verdicts(1)).isEmpty();
    assertThat(verdicts(2)).containsExactly("500000 PASSED");
    assertThat(verdicts(3)).containsExactlyInAnyOrder("500000 PASSED", "330000 PASSED");
    assertThat(verdicts(4)).containsExactlyInAnyOrder("500000 FAILED", "330000 PASSED");
  }

  private void review(Region reviewer, int version, ReviewFinding.Verdict verdict) {
    reviews.keep(
        reviewer,
        ISSUER,
        version,
        List.of(new ReviewFinding(reviewer, verdict, DAY, Optional.empty())),
        Optional.empty());
  }

  private List<String> verdicts(int before) {
    Past<List<ReviewFinding>> found = past.reviews(ISSUER, hour(before));
    assertThat(found.exact()).isTrue();
    return found.value().stream().map(it -> it.reviewer().code() + " " + it.verdict()).toList();
  }

  @Test
  void rulings_count_from_when_they_were_made_and_revoked_when_that_was_done() {
    rulings.add(ruling("a", Optional.of(Samples.id(1))), hour(1));
    rulings.add(ruling("b", Optional.empty()), hour(2));
    rulings.add(ruling("c", Optional.of(Samples.id(2))), hour(1));
    rulings.revoke("a", DAY, "proposal", hour(3));
    assertThat(ruled(1)).isEmpty();
    assertThat(ruled(2)).containsExactly("a");
    assertThat(ruled(3)).containsExactly("a", "b");
    assertThat(ruled(4)).containsExactly("a revoked", "b");
    stores
        .collection(MongoRulings.COLLECTION)
        .updateOne(new Document("_id", "a"), new Document("$unset", new Document("revokedAt", "")));
    assertThat(past.rulings(Samples.id(1), hour(3)).exact()).isFalse();
    assertThat(past.rulings(Samples.id(2), hour(3)).exact()).isTrue();
  }

  private List<String> ruled(int before) {
    Past<List<Ruling>> found = past.rulings(Samples.id(1), hour(before));
    assertThat(found.exact()).isTrue();
    return found.value().stream()
        .map(it -> it.id() + (it.revokedFrom().isPresent() ? " revoked" : ""))
        .sorted()
        .toList();
  }

  private static Ruling ruling(String id, Optional<CertificateId> certificate) {
    return new Ruling(
        id,
        certificate,
        new ClauseRef("sc-cq-skill-2020", 1, "skill-level"),
        new Ruling.Subject.Open(Question.PRIOR_CERTIFICATES),
        true,
        DAY,
        Optional.empty(),
        "纪要",
        "适用");
  }

  @Test
  void versions_of_a_certificate_are_found_in_their_time_and_missed_once_deleted() {
    store(1, 1, SkillLevel.INTERMEDIATE_WORKER);
    store(2, 2, SkillLevel.SENIOR_WORKER);
    store(3, 4, SkillLevel.TECHNICIAN);
    assertThat(certificate(1)).isEqualTo(new PastCertificate.NotYet());
    assertThat(level(2)).isEqualTo(SkillLevel.INTERMEDIATE_WORKER);
    assertThat(level(3)).isEqualTo(SkillLevel.SENIOR_WORKER);
    assertThat(level(4)).isEqualTo(SkillLevel.SENIOR_WORKER);
    assertThat(level(5)).isEqualTo(SkillLevel.TECHNICIAN);
    stores
        .collection(MongoJudgements.COLLECTION + "_history")
        .deleteOne(
            new Document("_id", new Document("$gte", Samples.id(1).value() + "/"))
                .append("revision", 1L));
    assertThat(certificate(2)).isEqualTo(new PastCertificate.Deleted(hour(2)));
    assertThat(level(3)).isEqualTo(SkillLevel.SENIOR_WORKER);
    assertThat(past.certificate(Samples.id(2), hour(9))).isEqualTo(new PastCertificate.NotYet());
  }

  private PastCertificate certificate(int before) {
    return past.certificate(Samples.id(1), hour(before));
  }

  private SkillLevel level(int before) {
    PastCertificate.Held held = (PastCertificate.Held) certificate(before);
    assertThat(held.engine()).isEqualTo(RecognitionPolicy.ENGINE_VERSION);
    return held.replica().view().level().orElseThrow();
  }

  private void store(int version, int hour, SkillLevel level) {
    JudgeCase judge = Samples.judge();
    Replica replica =
        Samples.replica(1, version, Samples.SICHUAN, 1, level, CertificateStatus.VALID);
    Judgement judgement =
        new Judgement(
            replica,
            judge.decide(replica, Beside.NOTHING, judge.book(), DAY),
            Beside.NOTHING,
            judge.rules().of(replica.view()),
            Optional.empty(),
            Cause.NEW,
            version,
            Optional.empty(),
            true,
            hour(hour));
    assertThat(stores.judgements().store(List.of(judgement))).isEmpty();
  }
}
