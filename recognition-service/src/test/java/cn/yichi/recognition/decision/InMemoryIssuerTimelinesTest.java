package cn.yichi.recognition.decision;

import java.util.HashSet;
import java.util.Set;

class InMemoryIssuerTimelinesTest implements IssuerTimelinesContract {
  private final Set<String> lostKeys = new HashSet<>();
  private final InMemoryIssuerTimelines issuers = new InMemoryIssuerTimelines(lostKeys);

  @Override
  public IssuerTimelines issuers() {
    return issuers;
  }

  @Override
  public IssuerTimelines another() {
    return issuers;
  }

  @Override
  public Set<String> lostKeys() {
    return lostKeys;
  }
}
