package cn.yichi.recognition.mongo;

import static cn.yichi.recognition.asking.Questions.FRIDAY;
import static cn.yichi.recognition.asking.Questions.HIRING;
import static cn.yichi.recognition.asking.Questions.HIS;
import static cn.yichi.recognition.asking.Questions.HOLDER;
import static cn.yichi.recognition.asking.Questions.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yichi.platform.retention.Expiring;
import cn.yichi.platform.testing.IndexWitness;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.recognition.asking.Asking;
import cn.yichi.recognition.asking.GivenAnswers;
import cn.yichi.recognition.asking.GivenAnswersContract;
import cn.yichi.recognition.asking.InMemoryAskings;
import cn.yichi.recognition.asking.RememberAnswers;
import cn.yichi.recognition.asking.Reply;
import cn.yichi.recognition.asking.ReplyToAnswers;
import com.mongodb.client.MongoClient;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class MongoGivenAnswersTest implements GivenAnswersContract {
  private final IndexWitness witness = new IndexWitness(MongoGivenAnswers.indexes());
  private final String name = TestStack.freshDatabase().getName();
  private final MongoClient client = witness.client(TestStack.mongoUri(name));
  private final MongoStores stores = new MongoStores(client.getDatabase(name));
  private final GivenAnswers answers = stores.answers();

  @Override
  public GivenAnswers answers() {
    return answers;
  }

  @AfterEach
  void every_look_up_is_served_by_a_declared_index() {
    client.close();
    witness.assertNoScans();
  }

  private void answered(int day, String outcome) {
    new RememberAnswers(
            answers, new InMemoryAskings(), ids -> ids, new RememberAnswers.Terms(30, 10))
        .remember(HIRING, HIS, said(FRIDAY.plusDays(day), outcome));
  }

  private List<String> pending() {
    return stores.pending(MongoGivenAnswers.COLLECTION, HIRING.id()).stream()
        .map(each -> each.getString("id"))
        .toList();
  }

  @Test
  void what_the_holder_is_to_be_told_stands_in_the_document_that_marks_the_answer() {
    answered(0, "GRANTED");
    assertThat(pending()).isEmpty();
    answered(1, "REFUSED");
    String id = HIRING.certificate().value() + "/500000/91500000MA5U00000W/HIRE/2";
    assertThat(pending()).containsExactly(id);
    answered(2, "REFERRED");
    new ReplyToAnswers(answers)
        .reply(
            HIRING.id(),
            Set.of(HOLDER),
            new Reply(Reply.Kind.AGREES, Optional.empty(), false, FRIDAY.plusDays(3)));
    assertThat(pending()).containsExactly(id);
    answered(3, "NO_AGREEMENT");
    assertThat(pending()).containsExactly(id, id.substring(0, id.length() - 1) + "5");
  }

  @Test
  void what_the_holder_wrote_does_not_stand_in_clear() {
    answered(0, "REFUSED");
    Reply reply = new Reply(Reply.Kind.EXPLAINS, Optional.of("因病中断"), true, FRIDAY);
    new ReplyToAnswers(answers).reply(HIRING.id(), Set.of(HOLDER), reply);
    assertThat(answers.find(HIRING.id()).orElseThrow().adverse().orElseThrow().reply())
        .contains(reply);
    Document kept =
        stores
            .collection(MongoGivenAnswers.COLLECTION)
            .find(new Document("_id", HIRING.id()))
            .first();
    assertThat(String.valueOf(kept)).contains("EXPLAINS").doesNotContain("因病中断");
  }

  @Test
  void who_asked_is_told_without_opening_what_holders_wrote() {
    answered(0, "REFUSED");
    Reply reply = new Reply(Reply.Kind.EXPLAINS, Optional.of("因病中断"), true, FRIDAY);
    new ReplyToAnswers(answers).reply(HIRING.id(), Set.of(HOLDER), reply);
    stores
        .collection(MongoGivenAnswers.COLLECTION)
        .updateOne(
            new Document("_id", HIRING.id()),
            new Document("$set", new Document("adverse.reply.text", "altered")));
    assertThatThrownBy(() -> answers.find(HIRING.id())).isInstanceOf(RuntimeException.class);
    assertThat(answers.about(List.of(HOLDER), 9)).extracting(Asking::on).containsExactly(FRIDAY);
  }

  @Test
  void of_old_age_goes_what_nobody_is_still_to_be_told() {
    answered(0, "REFUSED");
    Expiring old = MongoGivenAnswers.old(stores.database());
    Instant later = Instant.parse("2027-11-27T00:00:00Z");
    assertThat(old.page(Optional.empty(), 9, later).deleted()).isZero();
    stores
        .collection(MongoGivenAnswers.COLLECTION)
        .updateOne(
            new Document("_id", HIRING.id()),
            new Document("$unset", new Document("pendingBucket", "")));
    assertThat(old.page(Optional.empty(), 9, Instant.parse("2026-11-26T00:00:00Z")).deleted())
        .isZero();
    assertThat(old.page(Optional.empty(), 9, later).deleted()).isEqualTo(1);
  }
}
