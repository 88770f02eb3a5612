package cn.yichi.recognition.watch;

class InMemoryWatchFeedTest implements WatchFeedContract {
  private final InMemoryWatchFeed feed = new InMemoryWatchFeed();

  @Override
  public WatchFeed feed() {
    return feed;
  }
}
