package cn.yichi.notification.notice;

import cn.yichi.notification.contact.Effect;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Use case: takes in decisions and writes the notices that are due, each once.
 *
 * <p>Per decision: {@code APPLIED} (a notice was written or joined, or the decision is silent, or
 * its certificate is another region's), {@code DUPLICATE} or {@code STALE}. Notices are written
 * before what is remembered, under keys that follow from the facts: a crash in between leads to the
 * same keys again. A first home grant leaves no trace, so its redelivery counts as applied once
 * more, without effect.
 */
public final class WriteNotices {
  private final NoticePolicy policy;
  private final Baselines baselines;
  private final Gathering gathering;
  private final Notices notices;
  private final DueNotices due;
  private final Clock clock;
  private final Duration window;

  /**
   * @param window how long first news of a certificate is gathered before it goes out
   */
  public WriteNotices(
      NoticePolicy policy,
      Baselines baselines,
      Notices notices,
      DueNotices due,
      Clock clock,
      Duration window) {
    this.policy = policy;
    this.baselines = baselines;
    this.notices = notices;
    this.gathering = new Gathering(notices);
    this.due = due;
    this.clock = clock;
    this.window = window;
  }

  /** Takes in a batch of decisions in order; one effect per decision. */
  public List<Effect> write(List<Decision> decisions) {
    var memory =
        new HashMap<>(
            baselines.recall(decisions.stream().map(Decision::subject).distinct().toList()));
    var news = new News();
    List<Effect> effects = new ArrayList<>(decisions.size());
    for (Decision decision : decisions) {
      Due verdict = policy.judge(decision, Optional.ofNullable(memory.get(decision.subject())));
      effects.add(news.take(decision, verdict, memory));
    }
    settle(news);
    return effects;
  }

  private void settle(News news) {
    Instant now = clock.instant();
    Map<String, String> windows = gathering.gather(news.first.values(), now, now.plus(window));
    List<Decision> alone = new ArrayList<>();
    windows.putAll(gathering.joinIfOpen(news.changes, alone, now));
    notices.add(alone.stream().map(decision -> changed(decision, now)).toList());
    windows.values().stream()
        .distinct()
        .forEach(key -> due.toRelease().offer(key, now.plus(window)));
    alone.forEach(decision -> due.toRelease().offer(decision.eventId(), now));
    baselines.remember(
        news.after.values().stream()
            .map(
                baseline -> {
                  String key = windows.get(baseline.subject());
                  return key == null ? baseline : baseline.in(key);
                })
            .toList());
  }

  private static Notice changed(Decision decision, Instant now) {
    var entry = new Entry(decision.host(), decision.revision(), decision.position());
    return Notice.dueNow(
        decision.eventId(),
        decision.holder(),
        decision.certificate(),
        Optional.of(decision.named()),
        new Content.Changed(entry),
        now);
  }

  /** What one batch has to tell and to remember. */
  private static final class News {
    private final Map<String, Decision> first = new LinkedHashMap<>();
    private final List<Gathering.Change> changes = new ArrayList<>();
    private final Map<String, Baseline> after = new LinkedHashMap<>();

    Effect take(Decision decision, Due verdict, Map<String, Baseline> memory) {
      return switch (verdict) {
        case Due.NotOurs ignored -> Effect.APPLIED;
        case Due.Repeated ignored -> Effect.DUPLICATE;
        case Due.Outdated ignored -> Effect.STALE;
        case Due.Silent silent -> {
          silent.after().ifPresent(baseline -> remember(baseline, memory));
          yield Effect.APPLIED;
        }
        case Due.Gather gather -> {
          first.put(decision.subject(), decision);
          remember(gather.after(), memory);
          yield Effect.APPLIED;
        }
        case Due.Tell tell -> {
          // First news of this very batch has not gone out: the change simply takes its place.
          if (first.replace(decision.subject(), decision) == null) {
            changes.add(new Gathering.Change(decision, tell.after().window()));
          }
          remember(tell.after(), memory);
          yield Effect.APPLIED;
        }
      };
    }

    private void remember(Baseline baseline, Map<String, Baseline> memory) {
      memory.put(baseline.subject(), baseline);
      after.put(baseline.subject(), baseline);
    }
  }
}
