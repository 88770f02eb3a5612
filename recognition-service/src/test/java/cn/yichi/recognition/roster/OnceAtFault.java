package cn.yichi.recognition.roster;

import java.util.concurrent.atomic.AtomicBoolean;

/** A queue whose process is out of memory when it first answers a batch, and well afterwards. */
public final class OnceAtFault {
  private OnceAtFault() {}

  public static RosterQueue start(RosterTools tools, String instance) {
    AtomicBoolean fault = new AtomicBoolean(true);
    RosterQueue queue =
        new RosterQueue(
            StallingQueue.alone(tools, tools.files()),
            (rows, columns, ask) -> {
              if (fault.getAndSet(false)) {
                throw new OutOfMemoryError("in a test");
              }
              return tools.answers().answer(rows, columns, ask);
            },
            instance);
    queue.start();
    return queue;
  }
}
