package cn.yichi.notification.notice;

import static cn.yichi.notification.contact.Effect.APPLIED;
import static cn.yichi.notification.contact.Effect.DUPLICATE;
import static cn.yichi.notification.contact.Effect.STALE;
import static cn.yichi.notification.notice.Samples.CHONGQING;
import static cn.yichi.notification.notice.Samples.SICHUAN;
import static cn.yichi.notification.notice.Samples.ZHEJIANG;
import static cn.yichi.notification.notice.Samples.after;
import static cn.yichi.notification.notice.Samples.certificate;
import static cn.yichi.notification.notice.Samples.conditional;
import static cn.yichi.notification.notice.Samples.decision;
import static cn.yichi.notification.notice.Samples.granted;
import static cn.yichi.notification.notice.Samples.referred;
import static cn.yichi.notification.notice.Samples.refused;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.notification.contact.Effect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WriteNoticesTest {
  private static final Duration WINDOW = Duration.ofSeconds(30);
  private static final String FIRST = Notice.windowKey(certificate(1), 1);
  private static final String SECOND = Notice.windowKey(certificate(1), 2);

  private final InMemoryNotices notices = new InMemoryNotices();
  private final InMemoryBaselines baselines = new InMemoryBaselines();
  private final DueNotices due = DueNotices.ofCapacity(1000);
  private final TestClock clock = new TestClock();
  private final WriteNotices write = writer(baselines, notices);

  private WriteNotices writer(Baselines memory, Notices store) {
    var policy = new NoticePolicy(SICHUAN, Questions.standard());
    return new WriteNotices(policy, memory, store, due, clock, WINDOW);
  }

  @Test
  void gathers_the_news_of_all_regions_into_one_notice() {
    write.write(List.of(news(ZHEJIANG, 1), news(SICHUAN, 1)));
    clock.pass(Duration.ofSeconds(9));
    write.write(List.of(news(CHONGQING, 1)));
    assertThat(keys()).containsExactly(FIRST);
    assertThat(told(FIRST)).isEqualTo(Map.of("330000", 1L, "500000", 1L));
    assertThat(due.toRelease().take(clock.instant().plusSeconds(20), 9)).isEmpty();
    assertThat(due.toRelease().take(clock.instant().plusSeconds(21), 9)).containsExactly(FIRST);
  }

  /** As recognition decides what a registry says again under other digests. */
  private static Decision again(Decision before) {
    return after(
        before.position().verdict(),
        decision(1, before.host(), before.revision() + 1, before.cause(), before.position()));
  }

  @Test
  void what_is_said_again_is_told_once_whatever_was_heard_before_it() {
    Decision news = news(CHONGQING, 1);
    Decision again = again(news);
    assertThat(write.write(List.of(news, again))).containsOnly(Effect.APPLIED);
    write.write(List.of(again(again)));
    assertThat(keys()).containsExactly(FIRST);
    close(FIRST);
    write.write(List.of(again(again(again))));
    assertThat(keys()).containsExactly(FIRST);
    assertThat(told(FIRST)).isEqualTo(Map.of("500000", 1L));
    write.write(List.of(decision(1, CHONGQING, 9, Cause.STATUS, refused())));
    write.write(List.of(again(decision(1, CHONGQING, 9, Cause.STATUS, refused()))));
    assertThat(keys()).containsExactly(certificate(1).value() + "/500000/9", FIRST);
  }

  @Test
  void what_is_said_again_is_told_though_the_first_of_it_was_never_heard() {
    write.write(List.of(again(news(CHONGQING, 1))));
    write.write(List.of(again(again(news(CHONGQING, 1)))));
    assertThat(keys()).containsExactly(FIRST);
    assertThat(told(FIRST)).isEqualTo(Map.of("500000", 2L));
  }

  @Test
  void what_waits_for_its_issuer_while_it_is_said_again_is_told_when_it_is_decided() {
    Decision waits = decision(1, CHONGQING, 1, Cause.NEW, referred("ISSUER_NOT_RECEIVED"));
    write.write(List.of(waits));
    write.write(List.of(again(waits)));
    assertThat(keys()).isEmpty();
    write.write(List.of(news(CHONGQING, 3)));
    assertThat(keys()).containsExactly(FIRST);
  }

  @Test
  void an_old_file_that_is_said_again_stays_silent() {
    Decision old = decision(1, CHONGQING, 1, Cause.BACKFILL, granted());
    write.write(List.of(old));
    write.write(List.of(again(old)));
    write.write(List.of(again(again(old))));
    assertThat(keys()).isEmpty();
  }

  @Test
  void opens_a_second_window_once_the_first_is_closed() {
    write.write(List.of(news(CHONGQING, 1)));
    close(FIRST);
    write.write(List.of(news(ZHEJIANG, 1)));
    assertThat(keys()).containsExactly(FIRST, SECOND);
    assertThat(told(SECOND)).isEqualTo(Map.of("330000", 1L));
  }

  @Test
  void tells_a_change_under_its_own_key() {
    write.write(List.of(news(CHONGQING, 1)));
    close(FIRST);
    Decision suspended = decision(1, CHONGQING, 2, Cause.STATUS, refused());
    assertThat(write.write(List.of(suspended))).containsExactly(APPLIED);
    assertThat(keys()).containsExactly(suspended.eventId(), FIRST);
    assertThat(due.toRelease().take(clock.instant(), 9)).containsExactly(suspended.eventId());
  }

  @Test
  void lets_a_change_take_the_place_of_news_that_has_not_gone_out() {
    write.write(List.of(news(CHONGQING, 1)));
    write.write(List.of(decision(1, CHONGQING, 2, Cause.STATUS, refused())));
    assertThat(keys()).containsExactly(FIRST);
    assertThat(told(FIRST)).isEqualTo(Map.of("500000", 2L));
  }

  @Test
  void tells_a_change_as_one_though_the_first_news_was_deleted_for_its_age() {
    write.write(List.of(news(CHONGQING, 1)));
    close(FIRST);
    notices.delete(FIRST);
    Decision suspended = decision(1, CHONGQING, 2, Cause.STATUS, refused());
    assertThat(write.write(List.of(suspended, news(CHONGQING, 1)))).containsExactly(APPLIED, STALE);
    assertThat(keys()).containsExactly(suspended.eventId());
  }

  @Test
  void folds_several_revisions_of_one_batch() {
    assertThat(
            write.write(
                List.of(
                    news(CHONGQING, 1),
                    decision(1, CHONGQING, 2, Cause.AGREEMENT, conditional("FILING")),
                    news(CHONGQING, 1),
                    decision(1, CHONGQING, 2, Cause.AGREEMENT, conditional("FILING")))))
        .containsExactly(APPLIED, APPLIED, STALE, DUPLICATE);
    assertThat(told(FIRST)).isEqualTo(Map.of("500000", 2L));
  }

  @Test
  void knows_what_it_took_in_before() {
    write.write(List.of(news(CHONGQING, 2)));
    assertThat(write.write(List.of(news(CHONGQING, 2), news(CHONGQING, 1))))
        .containsExactly(DUPLICATE, STALE);
    assertThat(keys()).containsExactly(FIRST);
  }

  @Test
  void writes_the_same_notices_again_after_a_crash_before_it_remembered() {
    write.write(List.of(news(CHONGQING, 1), news(ZHEJIANG, 1)));
    close(FIRST);
    baselines.lose();
    assertThat(write.write(List.of(news(CHONGQING, 1), news(ZHEJIANG, 1))))
        .containsExactly(APPLIED, APPLIED);
    assertThat(keys()).containsExactly(FIRST);
    assertThat(write.write(List.of(news(CHONGQING, 1)))).containsExactly(DUPLICATE);
  }

  @Test
  void tells_everything_once_however_often_and_wherever_it_crashes() {
    long seed = new Random().nextLong();
    System.getLogger("seed").log(System.Logger.Level.INFO, "seed {0}", seed);
    var random = new Random(seed);
    List<Decision> all = new ArrayList<>();
    for (int n = 1; n <= 40; n++) {
      all.add(decision(n, CHONGQING, 1, Cause.NEW, granted()));
      all.add(decision(n, ZHEJIANG, 1, Cause.NEW, granted()));
      all.add(decision(n, SICHUAN, 1, Cause.NEW, granted()));
    }
    Collections.shuffle(all, random);
    var crashing = writer(new Forgetful(baselines, random), notices);
    for (int place = 0; place < all.size(); ) {
      int end = Math.min(all.size(), place + 1 + random.nextInt(20));
      try {
        crashing.write(all.subList(place, end));
        place = end;
      } catch (IllegalStateException crash) {
        // The batch comes again, perhaps after the loop has sent some of it.
        keys().stream().filter(key -> random.nextBoolean()).forEach(this::close);
      }
    }
    Map<String, Integer> times = new TreeMap<>();
    for (Notice notice : notices.page(Optional.empty(), 1000)) {
      ((Content.FirstNews) notice.content())
          .entries()
          .forEach(
              e -> times.merge(notice.certificate().value() + e.host().code(), 1, Integer::sum));
    }
    assertThat(times)
        .as("seed %d", seed)
        .hasSize(80)
        .allSatisfy((k, n) -> assertThat(n).isEqualTo(1));
  }

  /** Crashes before some of its writes. */
  private record Forgetful(Baselines real, Random random) implements Baselines {
    @Override
    public Map<String, Baseline> recall(Collection<String> subjects) {
      return real.recall(subjects);
    }

    @Override
    public void remember(Collection<Baseline> baselines) {
      if (random.nextInt(3) == 0) {
        throw new IllegalStateException("crash");
      }
      real.remember(baselines);
    }
  }

  private static Decision news(cn.yichi.contracts.vocabulary.Region host, long revision) {
    return decision(1, host, revision, Cause.NEW, granted());
  }

  private void close(String key) {
    Notice open = notices.find(key).orElseThrow();
    notices.advance(Set.of(open.released(clock.instant())));
  }

  private List<String> keys() {
    return notices.page(Optional.empty(), 1000).stream().map(Notice::key).toList();
  }

  private Map<String, Long> told(String key) {
    Map<String, Long> told = new TreeMap<>();
    ((Content.FirstNews) notices.find(key).orElseThrow().content())
        .entries()
        .forEach(entry -> told.put(entry.host().code(), entry.revision()));
    return told;
  }
}
