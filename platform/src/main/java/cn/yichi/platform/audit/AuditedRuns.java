package cn.yichi.platform.audit;

import cn.yichi.platform.retention.RetentionRuns;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Enters what retention deletes in the log: done by the service itself, with counts by kind. */
record AuditedRuns(AuditTrail trail, Clock clock) implements RetentionRuns {
  @Override
  public void ended(SortedMap<String, Long> deleted) {
    List<String> counts =
        deleted.entrySet().stream().map(each -> each.getKey() + "=" + each.getValue()).toList();
    trail.record(
        new Deed(
            clock.instant(),
            AuditKind.CHANGE,
            "retention.run",
            Actor.service(),
            new Deed.About(counts, Optional.empty(), ""),
            new Deed.Result(0, "")));
  }
}
