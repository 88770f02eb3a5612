package cn.yichi.notification.notice;

import static cn.yichi.notification.notice.Samples.CHONGQING;
import static cn.yichi.notification.notice.Samples.NOON;
import static cn.yichi.notification.notice.Samples.entry;
import static cn.yichi.notification.notice.Samples.gathering;
import static cn.yichi.notification.notice.Samples.holder;
import static cn.yichi.notification.notice.Samples.notice;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.Recipient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link NoticeBooks} keeps to. */
public interface NoticeBooksContract {
  /** The implementation, empty. */
  NoticeBooks books();

  /** Writes what the books read. */
  Notices notices();

  @Test
  default void shows_released_notices_newest_first_page_by_page() {
    for (String key : List.of("a", "b", "c", "d")) {
      notices().add(List.of(notice(key, 1, new Content.Changed(entry(CHONGQING, 1)), NOON)));
    }
    release("a", 10);
    release("b", 20);
    release("c", 20);
    List<Notice> first = books().inbox(List.of(holder(1)), Optional.empty(), 2);
    assertThat(first).extracting(Notice::key).containsExactly("c", "b");
    var place = new NoticeBooks.Place(first.getLast().inbox().at(), "b");
    assertThat(books().inbox(List.of(holder(1)), Optional.of(place), 2))
        .extracting(Notice::key)
        .containsExactly("a");
    assertThat(books().inbox(List.of(holder(2)), Optional.empty(), 2)).isEmpty();
    notices().add(List.of(notice("bb", 2, new Content.Changed(entry(CHONGQING, 1)), NOON)));
    release("bb", 20);
    List<Recipient> both = List.of(holder(2), holder(1));
    assertThat(books().inbox(both, Optional.empty(), 3))
        .extracting(Notice::key)
        .containsExactly("c", "bb", "b");
    assertThat(books().inbox(both, Optional.of(place), 2))
        .extracting(Notice::key)
        .containsExactly("a");
  }

  private void release(String key, int seconds) {
    Notice notice = books().find(key).orElseThrow();
    notices().advance(List.of(notice.released(NOON.plusSeconds(seconds))));
  }

  @Test
  default void pages_through_all_notices_by_key() {
    for (int n = 1; n <= 5; n++) {
      notices().gather(List.of(gathering(n, NOON, entry(CHONGQING, 1))));
    }
    List<Notice> first = books().page(Optional.empty(), 3);
    List<Notice> second = books().page(Optional.of(first.getLast().key()), 3);
    assertThat(first).hasSize(3);
    assertThat(second).hasSize(2);
    assertThat(first.getLast().key()).isLessThan(second.getFirst().key());
  }

  @Test
  default void counts_by_kind_and_by_channel_and_state() {
    Notice news = gathering(1, NOON, entry(CHONGQING, 1));
    notices().gather(List.of(news, gathering(2, NOON, entry(CHONGQING, 1))));
    notices().add(List.of(notice("a", 1, new Content.Changed(entry(CHONGQING, 1)), NOON)));
    notices()
        .advance(
            List.of(news.released(NOON).withSms(news.sms().sent("m", NOON), Optional.empty())));
    NoticeBooks.Counts counts = books().counts();
    assertThat(counts.kinds()).isEqualTo(Map.of("NEW", 2L, "CHANGE", 1L));
    Map<DeliveryState, Long> states = Map.of(DeliveryState.SENT, 1L, DeliveryState.GATHERING, 2L);
    assertThat(counts.channels()).isEqualTo(Map.of(Channel.INBOX, states, Channel.SMS, states));
    assertThat(counts.open()).as("the two that still gather").isEqualTo(2);
  }
}
