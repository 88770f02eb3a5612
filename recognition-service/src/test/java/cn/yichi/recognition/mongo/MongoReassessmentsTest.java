package cn.yichi.recognition.mongo;

import cn.yichi.recognition.reassessment.Runs;
import cn.yichi.recognition.reassessment.RunsContract;
import org.junit.jupiter.api.Tag;

@Tag("database")
class MongoReassessmentsTest implements RunsContract {
  private final Runs runs = new MongoStores().runs();

  @Override
  public Runs runs() {
    return runs;
  }
}
