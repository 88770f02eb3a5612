package cn.yichi.recognition.reassessment;

class InMemoryRunsTest implements RunsContract {
  private final InMemoryRuns runs = new InMemoryRuns();

  @Override
  public Runs runs() {
    return runs;
  }
}
