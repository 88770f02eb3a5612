package cn.yichi.notification.notice;

import static cn.yichi.notification.contact.Effect.APPLIED;
import static cn.yichi.notification.contact.Effect.DUPLICATE;
import static cn.yichi.notification.notice.Samples.CHONGQING;
import static cn.yichi.notification.notice.Samples.SICHUAN;
import static cn.yichi.notification.notice.Samples.adverse;
import static cn.yichi.notification.notice.Samples.decision;
import static cn.yichi.notification.notice.Samples.noAgreement;
import static cn.yichi.notification.notice.Samples.welder;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WriteAnswerNoticesTest {
  private final InMemoryNotices notices = new InMemoryNotices();
  private final InMemoryBaselines baselines = new InMemoryBaselines();
  private final DueNotices due = DueNotices.ofCapacity(10);
  private final TestClock clock = new TestClock();
  private final WriteAnswerNotices write =
      new WriteAnswerNotices(SICHUAN, baselines, notices, due, clock);

  @Test
  void tells_each_answer_once_within_a_batch_and_across_batches() {
    assertThat(write.write(List.of(adverse(1, 1), adverse(1, 1))))
        .containsExactly(APPLIED, DUPLICATE);
    assertThat(write.write(List.of(adverse(1, 1), adverse(1, 2))))
        .containsExactly(DUPLICATE, APPLIED);
    assertThat(notices.page(Optional.empty(), 9))
        .extracting(Notice::key)
        .containsExactlyInAnyOrder(adverse(1, 1).eventId(), adverse(1, 2).eventId());
    assertThat(due.toRelease().take(clock.instant(), 9)).hasSize(2);
  }

  @Test
  void names_the_certificate_where_its_host_decided_before() {
    new WriteNotices(
            new NoticePolicy(SICHUAN, Questions.standard()),
            baselines,
            notices,
            due,
            clock,
            Duration.ZERO)
        .write(List.of(decision(1, CHONGQING, 1, Cause.NEW, noAgreement())));
    write.write(List.of(adverse(1, 1), adverse(2, 1)));
    assertThat(notices.find(adverse(1, 1).eventId()).orElseThrow().named()).contains(welder());
    assertThat(notices.find(adverse(2, 1).eventId()).orElseThrow().named()).isEmpty();
  }

  @Test
  void another_regions_holder_is_told_by_that_region() {
    WriteAnswerNotices elsewhere =
        new WriteAnswerNotices(CHONGQING, baselines, notices, due, clock);
    assertThat(elsewhere.write(List.of(adverse(1, 1)))).containsExactly(APPLIED);
    assertThat(notices.page(Optional.empty(), 9)).isEmpty();
  }
}
