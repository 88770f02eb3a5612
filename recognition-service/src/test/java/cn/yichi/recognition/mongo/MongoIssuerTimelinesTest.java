package cn.yichi.recognition.mongo;

import cn.yichi.recognition.decision.IssuerTimelines;
import cn.yichi.recognition.decision.IssuerTimelinesContract;
import org.junit.jupiter.api.Tag;

@Tag("database")
class MongoIssuerTimelinesTest implements IssuerTimelinesContract {
  private final MongoStores stores = new MongoStores();

  @Override
  public IssuerTimelines issuers() {
    return stores.issuers();
  }
}
