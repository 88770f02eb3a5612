package cn.yichi.recognition.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.platform.retention.Expiring;
import cn.yichi.platform.retention.Expiring.Page;
import cn.yichi.recognition.decision.Judgements;
import cn.yichi.recognition.decision.JudgementsContract;
import cn.yichi.recognition.decision.Samples;
import cn.yichi.recognition.enquiry.DecisionBooks;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class MongoJudgementsTest implements JudgementsContract {
  private final MongoStores stores = new MongoStores();

  @Override
  public Judgements judgements() {
    return stores.judgements();
  }

  @Override
  public DecisionBooks books() {
    return stores.books();
  }

  @Override
  public List<String> announced(CertificateId id) {
    return stores.pending(MongoJudgements.COLLECTION, id.value()).stream()
        .map(fact -> fact.getString("id"))
        .toList();
  }

  @Test
  void the_relay_is_handed_what_is_new_and_told_what_changed() {
    refuses_a_judgement_whose_expected_revision_is_not_the_stored_one();
    assertThat(stores.relay().inserted())
        .containsExactly(Samples.id(1).value(), Samples.id(2).value());
    assertThat(stores.relay().nudged()).containsExactly(Samples.id(1).value());
  }

  @Test
  void erasure_leaves_nothing_in_any_collection() {
    erases_everything_of_a_certificate_and_nothing_else();
    String left = Samples.id(9).value();
    for (Document each : stores.collection("certificates_history").find()) {
      assertThat(each.toJson()).doesNotContain(left);
    }
    assertThat(stores.collection("certificates_history").countDocuments(first())).isZero();
  }

  private static Document first() {
    return new Document("_id", new Document("$gte", Samples.id(1).value() + "/1"))
        .append("revision", 1L);
  }

  @Test
  void replaced_states_are_kept_in_the_history_without_what_waits() {
    refuses_a_judgement_whose_expected_revision_is_not_the_stored_one();
    Document kept = stores.collection("certificates_history").find(first()).first();
    assertThat(kept).isNotNull().doesNotContainKeys("pending", "pendingBucket");
    assertThat(kept.getInteger("certificateVersion")).isEqualTo(1);
    assertThat(kept.getInteger("schemaVersion")).isEqualTo(1);
  }

  @Test
  void retention_counts_a_replaced_decision_from_the_one_after_it() {
    refuses_a_judgement_whose_expected_revision_is_not_the_stored_one();
    Expiring history = new StoreConfiguration().decisionHistory(stores.database());
    assertThat(history.page(Optional.empty(), 10, Samples.NOW).deleted()).isZero();
    assertThat(history.page(Optional.empty(), 10, Samples.NOW.plusMillis(1)))
        .isEqualTo(new Page(Optional.empty(), 1, 1));
    assertThat(judgements().standings(List.of(Samples.id(1)))).hasSize(1);
  }
}
