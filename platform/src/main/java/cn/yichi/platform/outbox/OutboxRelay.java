package cn.yichi.platform.outbox;

import java.util.Collection;
import org.springframework.context.SmartLifecycle;

/** Sends pending facts and clears what was acknowledged; one per service, for all its outboxes. */
public final class OutboxRelay implements OutboxNudge, SmartLifecycle {

  @Override
  public void nudge(Outbox outbox, Collection<String> ids) {}

  @Override
  public void start() {}

  @Override
  public void stop() {}

  @Override
  public boolean isRunning() {
    return false;
  }
}
