package cn.yichi.recognition;

import cn.yichi.recognition.roster.RosterQueue;
import org.springframework.context.SmartLifecycle;

/** Starts and stops the work on rosters with the service. */
final class RostersAtWork implements SmartLifecycle {
  private final RosterQueue queue;
  private volatile boolean running;

  RostersAtWork(RosterQueue queue) {
    this.queue = queue;
  }

  @Override
  public void start() {
    queue.start();
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    queue.close();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
