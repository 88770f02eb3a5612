package cn.yichi.recognition.mongo;

import cn.yichi.platform.testing.TestStack;
import cn.yichi.recognition.statistics.QuestionCounts;
import cn.yichi.recognition.statistics.QuestionCountsContract;
import org.junit.jupiter.api.Tag;

@Tag("database")
class MongoQuestionCountsTest implements QuestionCountsContract {
  private final QuestionCounts kept = new MongoQuestionCounts(TestStack.freshDatabase());

  @Override
  public QuestionCounts counts() {
    return kept;
  }
}
