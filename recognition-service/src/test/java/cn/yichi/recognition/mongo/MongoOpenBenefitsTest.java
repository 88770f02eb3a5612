package cn.yichi.recognition.mongo;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.recognition.benefit.OpenBenefits;
import cn.yichi.recognition.benefit.OpenBenefitsContract;
import java.util.List;
import org.junit.jupiter.api.Tag;

@Tag("database")
class MongoOpenBenefitsTest implements OpenBenefitsContract {
  private final MongoStores stores = new MongoStores();

  @Override
  public OpenBenefits benefits() {
    return stores.benefits();
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
