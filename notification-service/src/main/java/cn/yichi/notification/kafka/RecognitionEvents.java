package cn.yichi.notification.kafka;

import cn.yichi.contracts.event.DecisionState;
import cn.yichi.notification.notice.WriteNotices;
import cn.yichi.platform.consume.BatchHandler;
import cn.yichi.platform.consume.Outcome;
import cn.yichi.platform.consume.Received;
import java.util.List;

/** Decisions of every region; each decides for itself alone. */
final class RecognitionEvents implements BatchHandler {
  private final String region;
  private final WriteNotices notices;

  /**
   * @param region whose holders are told here
   */
  RecognitionEvents(String region, WriteNotices notices) {
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
        batch,
        DecisionState.class,
        (state, writer) -> state.host().equals(writer),
        Facts::decision,
        notices::write);
  }
}
