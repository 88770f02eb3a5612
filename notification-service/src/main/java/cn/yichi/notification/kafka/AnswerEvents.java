package cn.yichi.notification.kafka;

import cn.yichi.contracts.event.AdverseAnswerState;
import cn.yichi.notification.notice.WriteAnswerNotices;
import cn.yichi.platform.consume.BatchHandler;
import cn.yichi.platform.consume.Outcome;
import cn.yichi.platform.consume.Received;
import java.util.List;

/** Answers against holders, of every region; each speaks of its own answers alone. */
final class AnswerEvents implements BatchHandler {
  private final String region;
  private final WriteAnswerNotices notices;

  /**
   * @param region whose holders are told here
   */
  AnswerEvents(String region, WriteAnswerNotices notices) {
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
        AdverseAnswerState.class,
        (state, writer) -> state.host().equals(writer),
        Facts::adverse,
        notices::write);
  }
}
