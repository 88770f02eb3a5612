package cn.yichi.bench.speed;

import cn.yichi.bench.site.Offsets;
import cn.yichi.sandbox.ServiceAt;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * A notification service that starts when everything has been published, and tells of it all: what
 * it holds in memory then does not depend on how much there is.
 */
final class LateDesk {
  private static final String NAME = "notification-510000";
  private static final long STALLED = TimeUnit.MINUTES.toNanos(5);

  private final World world;

  LateDesk(World world) {
    this.world = world;
  }

  /**
   * What it did.
   *
   * @param notices it wrote
   * @param messages it handed to the SMS stand-in
   * @param seconds from its start until nothing was left to do
   */
  record Told(long notices, long messages, double seconds) {}

  /**
   * Starts it and waits until nothing is left to do.
   *
   * @throws IllegalStateException where nothing moves any more and yet not all is done
   */
  Told run() throws IOException, InterruptedException {
    long begun = System.nanoTime();
    ServiceAt desk = world.startLate(NAME);
    long moved = System.nanoTime();
    List<Object> last = List.of();
    Instant read = Instant.MAX;
    while (true) {
      Offsets offsets = Offsets.look(world.admin());
      List<String> behind =
          offsets.behind().stream().filter(each -> each.contains(".510000.notification")).toList();
      boolean joined =
          offsets.groups().keySet().stream().anyMatch(each -> each.contains("510000.notification"));
      JsonNode summary = world.api().get(desk.url() + "/api/notices/summary");
      long notices = summary.path("total").asLong();
      if (!joined || !behind.isEmpty()) {
        read = Instant.MAX;
      } else if (read.equals(Instant.MAX)) {
        read = Instant.now();
      }
      // Counted after all had been read, for an answer may be some seconds old.
      boolean since = Instant.parse(summary.path("asOf").asString()).isAfter(read);
      if (since && notices > 0 && summary.path("open").asLong() == 0) {
        return new Told(notices, world.sms().accepted(), (System.nanoTime() - begun) / 1e9);
      }
      List<Object> now = List.of(offsets, summary.path("open"), world.sms().accepted());
      if (!now.equals(last)) {
        last = now;
        moved = System.nanoTime();
      }
      world.checkAlive();
      if (System.nanoTime() - moved > STALLED) {
        throw new IllegalStateException("the desk does not go on: " + behind + " " + summary);
      }
      TimeUnit.SECONDS.sleep(1);
    }
  }
}
