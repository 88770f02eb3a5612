package cn.yichi.recognition.mongo;

import cn.yichi.recognition.decision.HolderHonours;
import cn.yichi.recognition.decision.HolderHonoursContract;

class MongoHolderHonoursTest implements HolderHonoursContract {
  private final MongoStores stores = new MongoStores();

  @Override
  public HolderHonours honours() {
    return stores.honours();
  }
}
