package cn.yichi.recognition.mongo;

import cn.yichi.recognition.decision.CrossReviews;
import cn.yichi.recognition.decision.CrossReviewsContract;

class MongoCrossReviewsTest implements CrossReviewsContract {
  private final MongoStores stores = new MongoStores();

  @Override
  public CrossReviews reviews() {
    return stores.reviews();
  }
}
