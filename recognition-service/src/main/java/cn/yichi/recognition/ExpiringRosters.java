package cn.yichi.recognition;

import cn.yichi.platform.retention.Expiring;
import cn.yichi.platform.retention.Kind;
import cn.yichi.recognition.roster.ReceiveRosters;
import cn.yichi.recognition.roster.RosterId;
import cn.yichi.recognition.roster.RosterJob;
import cn.yichi.recognition.roster.RosterJobs;
import cn.yichi.recognition.roster.RosterTools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whole rosters as retention deletes them, files first named, then whatever nobody names. */
record ExpiringRosters(RosterTools tools, ReceiveRosters rosters) implements Expiring {
  private static final Kind KIND = Kind.of("rosters", "when the file arrived");

  /** A file is a little older than the roster that names it. */
  private static final Duration MARGIN = Duration.ofHours(1);

  @Override
  public Kind kind() {
    return KIND;
  }

  @Override
  public Page page(Optional<String> after, int limit, Instant before) {
    List<RosterJobs.Dated> found = tools.jobs().page(after.map(RosterId::new), limit);
    try {
      long deleted = 0;
      for (RosterJobs.Dated each : found) {
        if (each.receivedAt().isBefore(before)) {
          deleted += erase(each.id());
        }
      }
      Optional<String> next =
          found.size() < limit ? Optional.empty() : Optional.of(found.getLast().id().value());
      if (next.isEmpty()) {
        Duration age = Duration.between(before, tools.clock().instant()).plus(MARGIN);
        tools.files().deleteOlderThan(age);
      }
      return new Page(next, found.size(), deleted);
    } catch (IOException files) {
      throw new UncheckedIOException(files);
    }
  }

  private long erase(RosterId id) throws IOException {
    Optional<RosterJob> job = tools.jobs().find(id);
    if (job.isEmpty()) {
      return 0;
    }
    rosters.erase(job.get());
    return 1;
  }
}
