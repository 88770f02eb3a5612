package cn.yichi.recognition.watch;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.SocialCreditCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Many append to one organisation's feed at once, each change twice, while a reader follows it by
 * its numbers.
 */
public final class WatchFeedRace {
  public static final SocialCreditCode FIRM = WatchSamples.FIRM;

  private WatchFeedRace() {}

  public static void run(WatchFeed feed, int writers, int each) throws Exception {
    List<Long> read = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> writing = new ArrayList<>();
      for (int writer = 0; writer < 2 * writers; writer++) {
        int serial = 1 + writer / 2;
        writing.add(
            threads.submit(
                () ->
                    IntStream.rangeClosed(2, each + 1)
                        .forEach(
                            revision -> feed.append(WatchSamples.change(serial, FIRM, revision)))));
      }
      long place = 0;
      while (!writing.stream().allMatch(Future::isDone) || feed.last(FIRM) > place) {
        for (WatchFeed.Entry entry : feed.after(FIRM, place, 10)) {
          read.add(entry.sequence());
          place = entry.sequence();
        }
      }
      for (Future<?> done : writing) {
        done.get();
      }
    }
    assertThat(read)
        .containsExactlyElementsOf(
            LongStream.rangeClosed(1, (long) writers * each).boxed().toList());
    assertThat(feed.after(FIRM, 0, writers * each).stream().map(it -> it.change().id()).distinct())
        .hasSize(writers * each);
  }
}
