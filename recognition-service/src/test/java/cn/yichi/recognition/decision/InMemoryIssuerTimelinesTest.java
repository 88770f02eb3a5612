package cn.yichi.recognition.decision;

class InMemoryIssuerTimelinesTest implements IssuerTimelinesContract {
  private final InMemoryIssuerTimelines issuers = new InMemoryIssuerTimelines();

  @Override
  public IssuerTimelines issuers() {
    return issuers;
  }

  @Override
  public IssuerTimelines another() {
    return issuers;
  }
}
