package cn.yichi.recognition.authorisation;

class InMemoryAuthorisationsTest implements RecordedAuthorisationsContract {
  private final InMemoryAuthorisations recorded = new InMemoryAuthorisations();

  @Override
  public RecordedAuthorisations recorded() {
    return recorded;
  }
}
