package cn.yichi.recognition.mongo;

import cn.yichi.platform.testing.TestStack;
import cn.yichi.recognition.asking.Askings;
import cn.yichi.recognition.asking.AskingsContract;

class MongoAskingsTest implements AskingsContract {
  private final MongoAskings askings = new MongoAskings(TestStack.freshDatabase());

  @Override
  public Askings askings() {
    return askings;
  }
}
