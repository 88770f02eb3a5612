package cn.yichi.recognition.watch;

class InMemoryWatchesTest implements WatchesContract {
  private final InMemoryWatches watches = new InMemoryWatches();

  @Override
  public Watches watches() {
    return watches;
  }
}
