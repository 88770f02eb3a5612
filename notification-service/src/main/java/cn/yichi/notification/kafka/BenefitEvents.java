package cn.yichi.notification.kafka;

import cn.yichi.contracts.event.BenefitState;
import cn.yichi.notification.notice.WriteBenefitNotices;
import cn.yichi.platform.consume.BatchHandler;
import cn.yichi.platform.consume.Outcome;
import cn.yichi.platform.consume.Received;
import java.util.List;

/** Benefits of every region; each speaks of what is paid within it. */
final class BenefitEvents implements BatchHandler {
  private final String region;
  private final WriteBenefitNotices notices;

  /**
   * @param region whose holders are told here
   */
  BenefitEvents(String region, WriteBenefitNotices notices) {
    this.region = region;
    this.notices = notices;
  }

  @Override
  public boolean passesOver(String homeRegion) {
    return !homeRegion.equals(region);
  }

  @Override
  public List<Outcome> handle(List<Received<?>> batch) {
    return Outcomes.of(
        batch, BenefitState.class, Facts::isPaidWithin, Facts::benefit, notices::write);
  }
}
