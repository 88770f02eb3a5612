package cn.yichi.recognition.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.recognition.agreement.AgreementBook;
import cn.yichi.recognition.agreement.Procedure;
import cn.yichi.recognition.decision.Amendments;
import cn.yichi.recognition.decision.AssessCertificates;
import cn.yichi.recognition.decision.Cause;
import cn.yichi.recognition.decision.CertificateRulings;
import cn.yichi.recognition.decision.Consequences;
import cn.yichi.recognition.decision.Doubts;
import cn.yichi.recognition.decision.IssuerTimeline.Status;
import cn.yichi.recognition.decision.IssuerTimelines;
import cn.yichi.recognition.decision.JudgeCase;
import cn.yichi.recognition.decision.Judgement;
import cn.yichi.recognition.decision.Judgements;
import cn.yichi.recognition.decision.LookBeside;
import cn.yichi.recognition.decision.ReassessCertificates;
import cn.yichi.recognition.decision.SameHolders;
import cn.yichi.recognition.decision.Samples;
import cn.yichi.recognition.file.Documents;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Decisions taken again while something else happens to their documents. */
@Tag("database")
class ReplacedDecisionsTest {
  private static final CertificateId ID = Samples.id(1);
  private static final String FIRST = ID.value() + "/500000/1";
  private static final String SECOND = ID.value() + "/500000/2";

  private final MongoStores stores = new MongoStores();
  private final Judgements judgements = stores.judgements();
  private final IssuerTimelines issuers = stores.issuers();
  private final LookBeside look =
      new LookBeside(
          issuers, stores.honours(), stores.reviews(), SameHolders.NONE, CertificateRulings.NONE);
  private AgreementBook book = Documents.agreements();
  private final JudgeCase judge =
      new JudgeCase(() -> book, Samples.CHONGQING, Clock.fixed(Samples.NOW, ZoneOffset.UTC));
  private final Meanwhile meanwhile = new Meanwhile();
  private final ReassessCertificates reassess =
      new ReassessCertificates(judgements, issuers, look, judge, meanwhile);

  /** Consequences are asked for between reading and writing. */
  private static final class Meanwhile implements Consequences {
    private Runnable deed = () -> {};
    private int passed;
    private boolean changes;
    private final Set<CertificateId> followed = ConcurrentHashMap.newKeySet();

    @Override
    public Set<CertificateId> follow(List<Judgement> judgements) {
      if (passed-- <= 0) {
        Runnable once = deed;
        deed = () -> {};
        once.run();
      }
      List<CertificateId> ids = judgements.stream().map(each -> each.replica().id()).toList();
      followed.addAll(ids);
      return changes ? Set.copyOf(ids) : Set.of();
    }

    @Override
    public void takeBack(CertificateId certificate) {
      followed.remove(certificate);
    }

    @Override
    public void erase(CertificateId certificate) {
      takeBack(certificate);
    }
  }

  @BeforeEach
  void decided() {
    issuers.keep(Samples.SICHUAN, Samples.issuer(1, 1, Status.GOOD), Optional.empty());
    new AssessCertificates(judgements, look, judge, reassess, meanwhile, Doubts.NONE)
        .receive(List.of(Samples.replica(1, 1), Samples.replica(2, 1)));
    assertThat(waiting()).containsExactly(FIRST);
    book =
        Amendments.amended(
            book,
            "sc-cq-skill-2020",
            LocalDate.parse("2023-07-01"),
            Amendments.asking(CertificateKind.SKILL_LEVEL, Procedure.FILING));
  }

  private void again() {
    assertThat(reassess.rulesMoved(Cause.AGREEMENT)).isEqualTo(2);
  }

  private List<String> waiting() {
    return stores.pending(MongoJudgements.COLLECTION, ID.value()).stream()
        .map(fact -> fact.getString("id"))
        .toList();
  }

  /** As the relay clears what it has sent. */
  private void sent() {
    change(
        new Document("$set", new Document("pending", List.of()))
            .append("$unset", new Document("pendingBucket", "")));
  }

  private void change(Document by) {
    stores.collection(MongoJudgements.COLLECTION).updateOne(new Document("_id", ID.value()), by);
  }

  private Document stored() {
    return Optional.ofNullable(
            stores
                .collection(MongoJudgements.COLLECTION)
                .find(new Document("_id", ID.value()))
                .first())
        .orElseThrow();
  }

  @Test
  void what_waits_goes_on_waiting_before_what_is_new() {
    again();
    assertThat(waiting()).containsExactly(FIRST, SECOND);
  }

  @Test
  void what_was_sent_meanwhile_does_not_wait_again() {
    meanwhile.deed = this::sent;
    again();
    assertThat(waiting()).containsExactly(SECOND);
  }

  @Test
  void what_comes_meanwhile_is_not_lost() {
    sent();
    meanwhile.deed =
        () ->
            change(
                new Document("$push", new Document("pending", new Document("id", "said-again")))
                    .append("$set", new Document("pendingBucket", 3)));
    again();
    assertThat(waiting()).containsExactly("said-again", SECOND);
    assertThat(stored().getLong("revision")).isEqualTo(2);
  }

  @Test
  void the_state_before_is_kept_and_what_others_wrote_stays() {
    sent();
    change(
        new Document(
            "$set", new Document("later", new Document("x", 7)).append("firstGranted", "2024-01")));
    Document before = stored();
    again();
    assertThat(waiting()).containsExactly(SECOND);
    assertThat(stored().get("later")).isEqualTo(new Document("x", 7));
    assertThat(stored().getString("firstGranted")).isEqualTo("2024-01");
    assertThat(stored().getLong("revision")).isEqualTo(2);
    Document kept =
        stores
            .collection("certificates_history")
            .find(new Document("revision", 1L).append("replica.holder", holder(before)))
            .first();
    assertThat(kept).isNotNull();
    before.remove("pending");
    before.put("_id", ID.value() + "/1/" + before.getString("life"));
    before.put("replacedAt", java.util.Date.from(Samples.NOW));
    assertThat(kept).isEqualTo(before);
  }

  private static String holder(Document stored) {
    return stored.get("replica", Document.class).getString("holder");
  }

  @Test
  void chunks_that_are_taken_at_once_change_each_decision_once() {
    new AssessCertificates(judgements, look, judge, reassess, meanwhile, Doubts.NONE)
        .receive(IntStream.rangeClosed(3, 11).mapToObj(each -> Samples.replica(each, 1)).toList());
    book =
        Amendments.amended(
            book,
            "sc-cq-skill-2020",
            LocalDate.parse("2023-07-02"),
            Amendments.asking(CertificateKind.SKILL_LEVEL, Procedure.VERIFICATION));
    ReassessCertificates inChunks =
        new ReassessCertificates(
            judgements,
            issuers,
            look,
            judge,
            meanwhile,
            new ReassessCertificates.Chunks(2, UnaryOperator.identity()));
    assertThat(inChunks.rulesMoved(Cause.AGREEMENT)).isEqualTo(11);
    List<Document> all =
        stores.collection(MongoJudgements.COLLECTION).find().into(new ArrayList<>());
    assertThat(all).hasSize(11).allMatch(each -> each.getLong("revision") == 2);
    assertThat(stores.collection("certificates_history").countDocuments()).isEqualTo(11);
  }

  @Test
  void of_what_is_erased_meanwhile_nothing_is_left() {
    sent();
    meanwhile.deed = () -> judgements.erase(ID, Samples.SICHUAN);
    again();
    assertThat(judgements.held(List.of(ID))).isEmpty();
    for (Document each : stores.collection("certificates_history").find()) {
      assertThat(each.getString("_id")).doesNotContain(ID.value());
    }
  }

  private void comesAgain(int version) {
    judgements.erase(ID, Samples.SICHUAN);
    new AssessCertificates(judgements, look, judge, reassess, meanwhile, Doubts.NONE)
        .receive(List.of(Samples.replica(1, version)));
    sent();
  }

  private List<String> history() {
    return stores.collection("certificates_history").find().into(new ArrayList<>()).stream()
        .map(each -> each.getString("_id"))
        .filter(each -> each.startsWith(ID.value()))
        .toList();
  }

  @Test
  void what_was_erased_and_came_again_is_not_taken_for_what_was_read() {
    sent();
    meanwhile.deed = () -> comesAgain(5);
    reassess.rulesMoved(Cause.AGREEMENT);
    assertThat(stored().getInteger("certificateVersion")).isEqualTo(5);
    assertThat(history()).isEmpty();
  }

  @Test
  void what_was_erased_leaves_no_state_in_the_history_of_what_came_again() {
    sent();
    again();
    sent();
    book =
        Amendments.amended(
            book,
            "sc-cq-skill-2020",
            LocalDate.parse("2023-07-02"),
            Amendments.asking(CertificateKind.SKILL_LEVEL, Procedure.VERIFICATION));
    meanwhile.deed = () -> comesAgain(5);
    reassess.rulesMoved(Cause.AGREEMENT);
    assertThat(stored().getInteger("certificateVersion")).isEqualTo(5);
    assertThat(history()).isEmpty();
  }

  @Test
  void nothing_follows_what_was_erased_before_or_after_it_was_stored() {
    for (int passed = 0; passed < 2; passed++) {
      sent();
      meanwhile.changes = true;
      meanwhile.passed = passed;
      meanwhile.deed = () -> judgements.erase(ID, Samples.SICHUAN);
      reassess.rulesMoved(Cause.AGREEMENT);
      assertThat(meanwhile.followed).as("%s", passed).doesNotContain(ID).contains(Samples.id(2));
      meanwhile.changes = false;
      decided();
    }
  }

  @Test
  void what_an_erasure_left_goes_when_it_comes_again() {
    sent();
    again();
    List<Document> left = stores.collection("certificates_history").find().into(new ArrayList<>());
    judgements.eraseLeft(ID);
    assertThat(history()).as("of what is held all stays").hasSize(1);
    judgements.erase(ID, Samples.SICHUAN);
    left.stream()
        .filter(each -> each.getString("_id").startsWith(ID.value()))
        .forEach(stores.collection("certificates_history")::insertOne);
    judgements.eraseLeft(ID);
    assertThat(history()).isEmpty();
  }
}
