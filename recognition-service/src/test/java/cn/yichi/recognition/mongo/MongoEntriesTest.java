package cn.yichi.recognition.mongo;

import cn.yichi.recognition.register.Entries;
import cn.yichi.recognition.register.EntriesContract;

class MongoEntriesTest implements EntriesContract {
  private final MongoStores stores = new MongoStores();

  @Override
  public Entries entries() {
    return stores.entries();
  }
}
