package cn.yichi.recognition.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.recognition.confirmation.OwnConfirmations;
import cn.yichi.recognition.confirmation.OwnConfirmationsContract;
import cn.yichi.recognition.decision.Samples;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class MongoOwnConfirmationsTest implements OwnConfirmationsContract {
  private final MongoStores stores = new MongoStores();

  @Override
  public OwnConfirmations confirmations() {
    return stores.ownConfirmations();
  }

  @Override
  public List<String> waiting(CertificateId certificate) {
    return stores.pending(MongoOwnConfirmations.COLLECTION, certificate.value()).stream()
        .map(each -> each.getString("id"))
        .toList();
  }

  @Test
  void what_was_said_is_said_again_unless_it_was_erased() {
    keeps_each_version_that_follows_the_one_before_and_has_it_published();
    assertThat(stores.ownConfirmations().told(stored()))
        .hasValueSatisfying(
            event -> assertThat(event.id()).isEqualTo("510000/" + Samples.id(1).value() + "/2"));
    confirmations().erase(Samples.id(1), Samples.NOW);
    assertThat(stores.ownConfirmations().told(stored())).isEmpty();
  }

  private Document stored() {
    return stores.collection(MongoOwnConfirmations.COLLECTION).find().first();
  }
}
