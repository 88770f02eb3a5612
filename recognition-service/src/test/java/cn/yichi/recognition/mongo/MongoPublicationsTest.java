package cn.yichi.recognition.mongo;

import cn.yichi.platform.testing.TestStack;
import cn.yichi.recognition.statistics.Publications;
import cn.yichi.recognition.statistics.PublicationsContract;
import org.junit.jupiter.api.Tag;

@Tag("database")
class MongoPublicationsTest implements PublicationsContract {
  private final Publications kept = new MongoPublications(TestStack.freshDatabase());

  @Override
  public Publications publications() {
    return kept;
  }
}
