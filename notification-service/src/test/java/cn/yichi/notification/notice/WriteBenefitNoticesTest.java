package cn.yichi.notification.notice;

import static cn.yichi.notification.contact.Effect.APPLIED;
import static cn.yichi.notification.contact.Effect.DUPLICATE;
import static cn.yichi.notification.contact.Effect.STALE;
import static cn.yichi.notification.notice.Samples.CHONGQING;
import static cn.yichi.notification.notice.Samples.SICHUAN;
import static cn.yichi.notification.notice.Samples.benefit;
import static cn.yichi.notification.notice.Samples.decision;
import static cn.yichi.notification.notice.Samples.granted;
import static cn.yichi.notification.notice.Samples.welder;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.Region;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WriteBenefitNoticesTest {
  private final InMemoryNotices notices = new InMemoryNotices();
  private final InMemoryBaselines baselines = new InMemoryBaselines();
  private final DueNotices due = DueNotices.ofCapacity(10);
  private final TestClock clock = new TestClock();
  private final NoticePolicy policy = new NoticePolicy(SICHUAN, Questions.standard());
  private final WriteBenefitNotices write =
      new WriteBenefitNotices(policy, baselines, notices, due, clock);

  @Test
  void tells_an_opening_once() {
    assertThat(write.write(List.of(benefit(1, 1, true), benefit(1, 1, true))))
        .containsExactly(APPLIED, DUPLICATE);
    assertThat(write.write(List.of(benefit(1, 2, false), benefit(1, 1, true))))
        .containsExactly(APPLIED, STALE);
    assertThat(notices.page(Optional.empty(), 9))
        .singleElement()
        .satisfies(notice -> assertThat(notice.key()).isEqualTo(benefit(1, 1, true).eventId()))
        .satisfies(notice -> assertThat(notice.named()).isEmpty());
    assertThat(due.toRelease().take(clock.instant(), 9)).hasSize(1);
  }

  @Test
  void names_the_certificate_where_a_decision_came_before() {
    new WriteNotices(policy, baselines, notices, due, clock, java.time.Duration.ZERO)
        .write(List.of(decision(1, CHONGQING, 1, Cause.NEW, granted())));
    write.write(List.of(benefit(1, 1, true)));
    assertThat(notices.find(benefit(1, 1, true).eventId()).orElseThrow().named())
        .contains(welder());
  }

  @Test
  void writes_the_same_notice_again_after_a_crash_before_it_remembered() {
    write.write(List.of(benefit(1, 1, true)));
    baselines.lose();
    write.write(List.of(benefit(1, 1, true)));
    assertThat(notices.page(Optional.empty(), 9)).hasSize(1);
  }

  @Test
  void no_region_silences_what_another_pays() {
    BenefitChange own = benefit(1, 1, true);
    BenefitChange foreign =
        new BenefitChange(
            own.recipient(),
            own.certificate(),
            own.home(),
            Long.MAX_VALUE,
            false,
            new BenefitChange.Offer(
                own.offer().policyId(), 1, new Region("330000"), own.offer().neededFacts()),
            own.cause());
    assertThat(write.write(List.of(foreign, own))).containsExactly(APPLIED, APPLIED);
    assertThat(notices.find(own.eventId())).isPresent();
  }
}
