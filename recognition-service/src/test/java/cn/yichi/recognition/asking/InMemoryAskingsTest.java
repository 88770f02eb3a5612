package cn.yichi.recognition.asking;

class InMemoryAskingsTest implements AskingsContract {
  private final InMemoryAskings askings = new InMemoryAskings();

  @Override
  public Askings askings() {
    return askings;
  }
}
