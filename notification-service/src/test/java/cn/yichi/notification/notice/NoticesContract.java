package cn.yichi.notification.notice;

import static cn.yichi.notification.notice.Samples.CHONGQING;
import static cn.yichi.notification.notice.Samples.NOON;
import static cn.yichi.notification.notice.Samples.ZHEJIANG;
import static cn.yichi.notification.notice.Samples.benefit;
import static cn.yichi.notification.notice.Samples.conditional;
import static cn.yichi.notification.notice.Samples.entry;
import static cn.yichi.notification.notice.Samples.gathering;
import static cn.yichi.notification.notice.Samples.notice;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link Notices} keeps to. */
public interface NoticesContract {
  Instant DUE = NOON.plusSeconds(30);

  /** The implementation, empty. */
  Notices notices();

  /** The same notices as another process sees them. */
  Notices ofAnotherProcess();

  @Test
  default void opens_a_gathering_notice() {
    Notice notice = gathering(1, DUE, entry(CHONGQING, 1));
    assertThat(notices().gather(List.of(notice))).isEmpty();
    assertThat(notices().find(List.of(notice.key(), "other"))).containsExactly(notice);
  }

  @Test
  default void joins_news_of_another_region_and_keeps_the_time() {
    notices().gather(List.of(gathering(1, DUE, entry(ZHEJIANG, 1))));
    notices().gather(List.of(gathering(1, DUE.plusSeconds(9), entry(CHONGQING, 4))));
    Notice joined = only(gathering(1, DUE).key());
    assertThat(joined.content())
        .isEqualTo(new Content.FirstNews(List.of(entry(ZHEJIANG, 1), entry(CHONGQING, 4))));
    assertThat(joined.nextAt()).contains(DUE);
    assertThat(joined.version()).isEqualTo(2);
  }

  @Test
  default void replaces_the_entry_of_the_same_region() {
    var changed = new Entry(CHONGQING, 2, conditional("FILING"));
    notices().gather(List.of(gathering(1, DUE, entry(CHONGQING, 1))));
    notices().gather(List.of(gathering(1, DUE, changed)));
    assertThat(only(gathering(1, DUE).key()).content())
        .isEqualTo(new Content.FirstNews(List.of(changed)));
  }

  @Test
  default void leaves_a_closed_notice_as_it_is() {
    Notice open = gathering(1, DUE, entry(CHONGQING, 1));
    notices().gather(List.of(open));
    notices().advance(List.of(open.released(DUE)));
    Notice other = gathering(2, DUE, entry(CHONGQING, 1));
    assertThat(notices().gather(List.of(gathering(1, DUE, entry(ZHEJIANG, 1)), other)))
        .containsExactly(only(open.key()));
    assertThat(only(open.key()).content()).isEqualTo(open.content());
    assertThat(only(other.key())).isEqualTo(other);
  }

  @Test
  default void adds_a_notice_once() {
    var content = new Content.Changed(entry(CHONGQING, 2));
    Notice change = notice("c/500000/2", 1, content, NOON);
    notices().add(List.of(change));
    notices().advance(List.of(change.released(NOON)));
    notices().add(List.of(change));
    assertThat(only(change.key()).gathering()).isFalse();
  }

  @Test
  default void stores_every_kind_of_content() {
    Notice change =
        notice("a", 1, new Content.Changed(new Entry(CHONGQING, 2, conditional("FILING"))), NOON);
    Notice offer = notice("b", 1, new Content.Benefit(benefit(1, 1, true).offer()), NOON);
    notices().add(List.of(change, offer));
    assertThat(notices().find(List.of("a", "b"))).containsExactlyInAnyOrder(change, offer);
  }

  @Test
  default void advances_only_from_the_version_that_was_read() {
    Notice first = gathering(1, DUE, entry(CHONGQING, 1));
    Notice second = gathering(2, DUE, entry(CHONGQING, 1));
    notices().gather(List.of(first, second));
    notices().gather(List.of(gathering(2, DUE, entry(ZHEJIANG, 1))));
    Delivery sending = first.sms().sending("138****0000", DUE);
    Notice sent = first.released(DUE).withSms(sending, Optional.of(DUE.plusSeconds(60)));
    assertThat(notices().advance(List.of(sent, second.released(DUE)))).containsExactly(first.key());
    assertThat(only(first.key())).isEqualTo(sent.stored());
    assertThat(only(second.key()).gathering()).isTrue();
    assertThat(notices().advance(List.of(sent))).isEmpty();
  }

  @Test
  default void knows_what_this_process_advanced_last() {
    Notices here = notices();
    Notice mine = gathering(1, DUE, entry(CHONGQING, 1));
    Notice theirs = gathering(2, DUE, entry(CHONGQING, 1));
    Notice nobodys = gathering(3, DUE, entry(CHONGQING, 1));
    here.gather(List.of(mine, theirs, nobodys));
    here.advance(List.of(mine.released(DUE), theirs.released(DUE)));
    ofAnotherProcess().advance(here.find(List.of(theirs.key())));
    assertThat(here.advancedHere(List.of(mine.key(), theirs.key(), nobodys.key(), "other")))
        .containsExactly(mine.key());
  }

  @Test
  default void remembers_that_an_attempt_may_have_arrived() {
    Notice first = gathering(1, DUE, entry(CHONGQING, 1));
    notices().gather(List.of(first));
    Notice doubtful = first.released(DUE).withSms(first.sms().doubted(), Optional.of(DUE));
    notices().advance(List.of(doubtful));
    assertThat(only(first.key())).isEqualTo(doubtful.stored());
  }

  @Test
  default void takes_away_the_time_of_a_settled_notice() {
    Notice first = gathering(1, DUE, entry(CHONGQING, 1));
    notices().gather(List.of(first));
    Notice settled = first.released(DUE).withSms(first.sms().sent("m1", DUE), Optional.empty());
    notices().advance(List.of(settled));
    assertThat(only(first.key())).isEqualTo(settled.stored());
    assertThat(notices().due(true, DUE.plusSeconds(99), 10)).isEmpty();
    assertThat(notices().due(false, DUE.plusSeconds(99), 10)).isEmpty();
  }

  @Test
  default void finds_what_is_due_oldest_first() {
    Notice late = gathering(1, DUE.plusSeconds(5), entry(CHONGQING, 1));
    Notice soon = gathering(2, DUE, entry(CHONGQING, 1));
    Notice released = gathering(3, DUE, entry(CHONGQING, 1));
    notices().gather(List.of(late, soon, released));
    notices().advance(List.of(released.released(DUE)));
    assertThat(notices().due(true, DUE.plusSeconds(5), 10))
        .containsExactly(
            new Notices.Waiting(soon.key(), DUE),
            new Notices.Waiting(late.key(), DUE.plusSeconds(5)));
    assertThat(notices().due(true, DUE.plusSeconds(4), 10))
        .containsExactly(new Notices.Waiting(soon.key(), DUE));
    assertThat(notices().due(true, DUE.plusSeconds(5), 1))
        .containsExactly(new Notices.Waiting(soon.key(), DUE));
    assertThat(notices().due(false, DUE, 10))
        .containsExactly(new Notices.Waiting(released.key(), DUE));
  }

  private Notice only(String key) {
    return notices().find(List.of(key)).getFirst();
  }
}
