package cn.yichi.recognition.mongo;

import cn.yichi.recognition.enquiry.HostDecisions;
import cn.yichi.recognition.enquiry.HostDecisionsContract;
import org.junit.jupiter.api.Tag;

@Tag("database")
class MongoHostDecisionsTest implements HostDecisionsContract {
  private final MongoStores stores = new MongoStores();

  @Override
  public HostDecisions decisions() {
    return stores.hosts();
  }
}
