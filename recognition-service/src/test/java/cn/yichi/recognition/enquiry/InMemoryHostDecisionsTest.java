package cn.yichi.recognition.enquiry;

class InMemoryHostDecisionsTest implements HostDecisionsContract {
  private final InMemoryHostDecisions decisions = new InMemoryHostDecisions();

  @Override
  public HostDecisions decisions() {
    return decisions;
  }
}
