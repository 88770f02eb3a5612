package cn.yichi.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports that were free a moment ago. They lie below those that a system takes for outgoing
 * connections unless told otherwise (from 32,768 on Linux, 49,152 elsewhere): one of these could
 * take a port before its process listens, or while it is being started again.
 */
public final class FreePorts {
  private static final int FIRST = 20_000;
  private static final int END = 27_000;

  /** Where this process begins to look: the next process begins elsewhere. */
  private static final AtomicInteger NEXT =
      new AtomicInteger((int) (ProcessHandle.current().pid() % 35) * 200);

  private FreePorts() {}

  /**
   * A port from 20 000 to 26 999, in one process not soon the same one again.
   *
   * @throws IllegalStateException where all are taken
   */
  public static int next() {
    int range = END - FIRST;
    for (int tries = 0; tries < range; tries++) {
      int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), range);
      if (!isTaken(port)) {
        return port;
      }
    }
    throw new IllegalStateException("found no free port from " + FIRST + " to " + (END - 1));
  }

  /** Whether somebody listens on it, or may not. */
  public static boolean isTaken(int port) {
    try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return false;
    } catch (IOException taken) {
      return true;
    }
  }
}
