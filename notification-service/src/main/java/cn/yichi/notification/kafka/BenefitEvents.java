package cn.yichi.notification.kafka;

import cn.yichi.contracts.event.BenefitState;
import cn.yichi.notification.notice.WriteBenefitNotices;
import cn.yichi.platform.consume.BatchHandler;
import cn.yichi.platform.consume.Outcome;
import cn.yichi.platform.consume.Received;
import java.util.List;

/** Benefits of every region; each speaks of what is paid within it. */
final class BenefitEvents implements BatchHandler {
  private final WriteBenefitNotices notices;

  BenefitEvents(WriteBenefitNotices notices) {
    this.notices = notices;
  }

  @Override
  public List<Outcome> handle(List<Received<?>> batch) {
    return Outcomes.of(
        batch, BenefitState.class, Facts::isPaidWithin, Facts::benefit, notices::write);
  }
}
