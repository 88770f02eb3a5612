package cn.yichi.recognition.mongo;

import cn.yichi.recognition.confirmation.PartnerConfirmations;
import cn.yichi.recognition.confirmation.PartnerConfirmationsContract;
import java.util.Set;

class MongoPartnerConfirmationsTest implements PartnerConfirmationsContract {
  private final MongoStores stores = new MongoStores();

  @Override
  public PartnerConfirmations confirmations() {
    return stores.partnerConfirmations();
  }

  @Override
  public Set<String> lostKeys() {
    return stores.lostKeys;
  }
}
