package cn.yichi.bench.speed;

import cn.yichi.bench.site.Offsets;
import cn.yichi.sandbox.ServiceAt;
import cn.yichi.sandbox.sample.SampleFile;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * Sends one file through the services and says when the last of it had arrived.
 *
 * <p>The clock runs from the start of the upload until
 *
 * <ul>
 *   <li>the import has ended, and every certificate and contact is on its topic,
 *   <li>every host has decided every certificate, published what it decided, and every group has
 *       taken in every record,
 *   <li>every due notice is written, and every message that it owes has been handed to the SMS
 *       stand-in: telling is what the journey is for, and a sender that lags behind would only hide
 *       work behind the end of the clock. Notices whose holder left no number wait for the contact
 *       grace on purpose; that wait is not counted, their writes are in the floor.
 * </ul>
 *
 * <p>Looking costs one request for the import's state, later one for offsets, four times a second.
 * Only when these say that all is done are documents counted, off the clock: the end is the moment
 * since which nothing had moved, if the counts then prove that nothing was left to do.
 */
final class Journey {
  private static final long LOOK = 250;
  private static final long STALLED = TimeUnit.MINUTES.toNanos(2);
  private static final Set<String> ENDED = Set.of("COMPLETED", "REFUSED", "FAILED", "CANCELLED");

  private final World world;
  private final Completeness completeness;

  /**
   * @param form what is awaited; a world may run more
   */
  Journey(World world, Form form) {
    this.world = world;
    this.completeness = new Completeness(world, form);
  }

  /**
   * What became of a file.
   *
   * @param seconds from the upload's start to the end
   * @param importSeconds to the end of the import
   * @param accepted certificates
   */
  record Arrived(double seconds, double importSeconds, long accepted) {}

  /** What can move while anything is left to do. */
  private record Position(Offsets offsets, long told) {}

  Arrived run(SampleFile rows) throws IOException, InterruptedException {
    ServiceAt registry = world.service("registry-510000");
    long begun = System.nanoTime();
    String job = world.api().upload(registry.url() + "/api/imports?filename=rows.csv", rows.file());
    JsonNode ended = awaitImport(job);
    double importSeconds = seconds(begun);
    long accepted = ended.path("accepted").asLong();
    if (accepted != rows.good()) {
      throw new IllegalStateException(
          "%d rows are sound, %d were accepted: %s".formatted(rows.good(), accepted, ended));
    }
    return new Arrived(seconds(begun, awaitQuiet(accepted)), importSeconds, accepted);
  }

  private JsonNode awaitImport(String job) throws InterruptedException {
    while (true) {
      JsonNode state = world.api().get(job);
      String word = state.path("state").asString("");
      if (ENDED.contains(word)) {
        if (!word.equals("COMPLETED")) {
          throw new IllegalStateException("the import ended " + word + ": " + state);
        }
        return state;
      }
      world.checkAlive();
      TimeUnit.MILLISECONDS.sleep(LOOK);
    }
  }

  /**
   * Answers when nothing had been left to do.
   *
   * @throws IllegalStateException where nothing moves any more and yet not all is done
   */
  long awaitQuiet(long accepted) throws InterruptedException {
    Position last = look();
    long since = System.nanoTime();
    Instant sinceInstant = Instant.now();
    while (true) {
      List<String> missing = last.offsets().behind();
      if (missing.isEmpty()) {
        missing = completeness.missing(accepted, sinceInstant);
      }
      if (missing.isEmpty() && look().equals(last)) {
        return since;
      }
      world.checkAlive();
      if (System.nanoTime() - since > STALLED) {
        throw new IllegalStateException("nothing moves, and not all is done: " + missing);
      }
      TimeUnit.MILLISECONDS.sleep(LOOK);
      Position now = look();
      if (!now.equals(last)) {
        last = now;
        since = System.nanoTime();
        sinceInstant = Instant.now();
      }
    }
  }

  private Position look() {
    return new Position(Offsets.look(world.admin()), world.sms().accepted());
  }

  private static double seconds(long since) {
    return seconds(since, System.nanoTime());
  }

  private static double seconds(long since, long until) {
    return (until - since) / 1e9;
  }
}
