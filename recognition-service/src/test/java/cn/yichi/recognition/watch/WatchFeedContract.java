package cn.yichi.recognition.watch;

import static cn.yichi.recognition.watch.WatchSamples.FIRM;
import static cn.yichi.recognition.watch.WatchSamples.OTHER_FIRM;
import static cn.yichi.recognition.watch.WatchSamples.change;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.recognition.decision.Samples;
import cn.yichi.recognition.watch.WatchFeed.Entry;
import org.junit.jupiter.api.Test;

/** What every feed keeps to. */
public interface WatchFeedContract {
  WatchFeed feed();

  @Test
  default void keeps_changes_in_one_order_for_each_organisation() {
    assertThat(feed().last(FIRM)).isZero();
    feed().append(change(1, FIRM, 2));
    feed().append(change(1, OTHER_FIRM, 2));
    feed().append(change(2, FIRM, 5));
    feed().append(change(1, FIRM, 3));
    assertThat(feed().after(FIRM, 0, 2))
        .containsExactly(new Entry(1, change(1, FIRM, 2)), new Entry(2, change(2, FIRM, 5)));
    assertThat(feed().after(FIRM, 2, 9)).containsExactly(new Entry(3, change(1, FIRM, 3)));
    assertThat(feed().after(FIRM, 3, 9)).isEmpty();
    assertThat(feed().after(OTHER_FIRM, 0, 9)).hasSize(1);
    assertThat(feed().last(FIRM)).isEqualTo(3);
  }

  @Test
  default void what_is_told_again_stands_there_once() {
    feed().append(change(1, FIRM, 2));
    feed().append(change(1, FIRM, 2));
    assertThat(feed().after(FIRM, 0, 9)).hasSize(1);
    assertThat(feed().last(FIRM)).isEqualTo(1);
  }

  @Test
  default void a_number_is_never_used_twice_not_even_after_an_erasure() {
    feed().append(change(1, FIRM, 2));
    feed().append(change(2, FIRM, 2));
    feed().erase(Samples.id(2));
    feed().erase(Samples.id(1));
    assertThat(feed().after(FIRM, 0, 9)).isEmpty();
    assertThat(feed().last(FIRM)).isEqualTo(2);
    feed().append(change(3, FIRM, 2));
    assertThat(feed().after(FIRM, 2, 9)).containsExactly(new Entry(3, change(3, FIRM, 2)));
  }
}
