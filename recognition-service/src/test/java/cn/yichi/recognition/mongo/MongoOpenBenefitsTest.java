package cn.yichi.recognition.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.recognition.benefit.OpenBenefits;
import cn.yichi.recognition.benefit.OpenBenefitsContract;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class MongoOpenBenefitsTest implements OpenBenefitsContract {
  private final MongoStores stores = new MongoStores();

  @Override
  public OpenBenefits benefits() {
    return stores.benefits();
  }

  @Test
  void the_relay_is_handed_what_is_new_and_told_what_changed() {
    publishes_again_when_the_policy_or_the_needed_facts_change();
    String id = ONE.value() + "/jiangjin-housing";
    assertThat(stores.relay().inserted()).containsExactly(id);
    assertThat(stores.relay().nudged()).containsExactly(id, id);
  }

  @Override
  public List<String> announced(CertificateId certificate) {
    return stores
        .pending(MongoOpenBenefits.COLLECTION, certificate.value() + "/jiangjin-housing")
        .stream()
        .map(fact -> fact.getString("json").contains("\"OPEN\"") ? "OPEN" : "CLOSED")
        .toList();
  }
}
