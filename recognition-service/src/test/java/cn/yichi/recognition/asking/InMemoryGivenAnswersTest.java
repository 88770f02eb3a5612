package cn.yichi.recognition.asking;

class InMemoryGivenAnswersTest implements GivenAnswersContract {
  private final GivenAnswers answers = new InMemoryGivenAnswers();

  @Override
  public GivenAnswers answers() {
    return answers;
  }
}
