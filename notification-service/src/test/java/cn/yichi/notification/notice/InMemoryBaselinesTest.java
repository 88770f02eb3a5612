package cn.yichi.notification.notice;

class InMemoryBaselinesTest implements BaselinesContract {
  private final InMemoryBaselines baselines = new InMemoryBaselines();

  @Override
  public Baselines baselines() {
    return baselines;
  }
}
