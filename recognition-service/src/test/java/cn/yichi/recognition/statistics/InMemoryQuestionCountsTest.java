package cn.yichi.recognition.statistics;

class InMemoryQuestionCountsTest implements QuestionCountsContract {
  private final QuestionCounts kept = new InMemoryQuestionCounts();

  @Override
  public QuestionCounts counts() {
    return kept;
  }
}
