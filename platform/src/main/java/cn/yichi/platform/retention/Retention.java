package cn.yichi.platform.retention;

import cn.yichi.platform.retention.Expiring.Page;
import com.mongodb.MongoException;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes what is over age, kind by kind and page by page, once a day. Progress is noted after each
 * page under a lease, so a killed instance's run goes on from its last page, by the ages of its
 * beginning. A kind that is kept for ever is not read at all.
 */
final class Retention {
  private static final Logger log = LoggerFactory.getLogger(Retention.class);

  private final List<Expiring> kinds;
  private final Periods periods;
  private final RetentionStore store;
  private final RetentionRuns runs;
  private final RetentionSettings settings;
  private final MeterRegistry meters;
  private final Clock clock;

  Retention(
      Collection<Expiring> kinds,
      Periods periods,
      RetentionStore store,
      RetentionRuns runs,
      RetentionSettings settings,
      MeterRegistry meters,
      Clock clock) {
    this.kinds =
        kinds.stream().sorted(Comparator.comparing((Expiring each) -> name(each))).toList();
    this.periods = periods;
    this.store = store;
    this.runs = runs;
    this.settings = settings;
    this.meters = meters;
    this.clock = clock;
    // There from the start, so that an alarm can be made before anything happens.
    this.kinds.forEach(each -> deleted(name(each), 0));
  }

  private static String name(Expiring each) {
    return each.kind().name();
  }

  /** The progress as last noted; empty where no instance ever looked. */
  Optional<Progress> progress() {
    return store.find();
  }

  /** Deals with one page; false where there is nothing to do now. */
  boolean page() {
    Instant now = clock.instant();
    Optional<Progress> held =
        store
            .hold(now, settings.lease())
            .filter(it -> it.begun().isPresent() || !now.isBefore(it.nextAt()));
    if (held.isEmpty()) {
      return false;
    }
    Progress run = held.get().begun().isPresent() ? held.get() : held.get().begin(now);
    Progress next = atWork(run).map(kind -> page(run, kind)).orElseGet(() -> end(run));
    return store.save(next);
  }

  /** The kind to go on with: the one at work while it has pages left, else the one after it. */
  private Optional<Expiring> atWork(Progress run) {
    return kinds.stream()
        .filter(each -> periods.before(each.kind(), run.begun().orElseThrow()).isPresent())
        .filter(
            each -> {
              int order = name(each).compareTo(run.kind());
              return run.cursor().isPresent() ? order >= 0 : order > 0;
            })
        .findFirst();
  }

  private Progress page(Progress run, Expiring kind) {
    String name = name(kind);
    Optional<String> after = name.equals(run.kind()) ? run.cursor() : Optional.empty();
    Instant before = periods.before(kind.kind(), run.begun().orElseThrow()).orElseThrow();
    try {
      Page page = kind.page(after, settings.page(), before);
      deleted(name, page.deleted());
      return run.paged(name, page);
    } catch (MongoException away) {
      throw away;
    } catch (RuntimeException fault) {
      // One kind that cannot be read keeps no other from its end. No message: it may hold data.
      log.error("retention of {} stopped, by a {}", name, fault.getClass().getName());
      return run.failed(name);
    }
  }

  private void deleted(String kind, long count) {
    meters.counter("yichi.retention.deleted", "kind", kind).increment((double) count);
  }

  private Progress end(Progress run) {
    SortedMap<String, Long> deleted = new TreeMap<>();
    for (Map.Entry<String, Progress.Count> each : run.counts().entrySet()) {
      if (each.getValue().deleted() > 0) {
        deleted.put(each.getKey(), each.getValue().deleted());
      }
    }
    if (!deleted.isEmpty()) {
      runs.ended(deleted);
      log.info("retention has deleted {}", deleted);
    }
    return run.end(clock.instant(), run.begun().orElseThrow().plus(settings.every()));
  }
}
