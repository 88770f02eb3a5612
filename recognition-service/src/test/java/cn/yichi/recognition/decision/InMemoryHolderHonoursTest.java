package cn.yichi.recognition.decision;

class InMemoryHolderHonoursTest implements HolderHonoursContract {
  private final InMemoryHolderHonours honours = new InMemoryHolderHonours();

  @Override
  public HolderHonours honours() {
    return honours;
  }
}
