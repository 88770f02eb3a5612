package cn.yichi.recognition.statistics;

class InMemoryPublicationsTest implements PublicationsContract {
  private final Publications kept = new InMemoryPublications();

  @Override
  public Publications publications() {
    return kept;
  }
}
