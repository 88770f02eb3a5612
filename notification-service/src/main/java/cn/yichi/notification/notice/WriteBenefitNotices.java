package cn.yichi.notification.notice;

import cn.yichi.notification.contact.Effect;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Use case: takes in changes of benefits and writes a notice for each opening, once.
 *
 * <p>Per change: {@code APPLIED} (a notice was written, or the change is silent, or its certificate
 * is another region's), {@code DUPLICATE} or {@code STALE}. The notice comes before what is
 * remembered, under a key that follows from the fact.
 */
public final class WriteBenefitNotices {
  private final NoticePolicy policy;
  private final Baselines baselines;
  private final Notices notices;
  private final DueNotices due;
  private final Clock clock;

  public WriteBenefitNotices(
      NoticePolicy policy, Baselines baselines, Notices notices, DueNotices due, Clock clock) {
    this.policy = policy;
    this.baselines = baselines;
    this.notices = notices;
    this.due = due;
    this.clock = clock;
  }

  /** Takes in a batch in order; one effect per change. */
  public List<Effect> write(List<BenefitChange> changes) {
    var memory =
        new HashMap<>(
            baselines.recall(
                changes.stream()
                    .flatMap(change -> Stream.of(change.subject(), decisionSubject(change)))
                    .distinct()
                    .toList()));
    Instant now = clock.instant();
    Map<String, Baseline> after = new LinkedHashMap<>();
    List<Notice> told = new ArrayList<>();
    List<Effect> effects = new ArrayList<>(changes.size());
    for (BenefitChange change : changes) {
      Due verdict = policy.judge(change, Optional.ofNullable(memory.get(change.subject())));
      effects.add(
          switch (verdict) {
            case Due.NotOurs ignored -> Effect.APPLIED;
            case Due.Repeated ignored -> Effect.DUPLICATE;
            case Due.Outdated ignored -> Effect.STALE;
            case Due.Silent silent -> remember(silent.after().orElseThrow(), memory, after);
            case Due.Gather gather -> remember(gather.after(), memory, after);
            case Due.Tell tell -> {
              told.add(notice(change, memory, now));
              yield remember(tell.after(), memory, after);
            }
          });
    }
    notices.add(told);
    told.forEach(due::offer);
    baselines.remember(after.values());
    return effects;
  }

  private static Effect remember(
      Baseline baseline, Map<String, Baseline> memory, Map<String, Baseline> after) {
    memory.put(baseline.subject(), baseline);
    after.put(baseline.subject(), baseline);
    return Effect.APPLIED;
  }

  /** The decision the benefit rests on knows the certificate's words; at home there may be none. */
  private static String decisionSubject(BenefitChange change) {
    return Decision.subject(change.certificate(), change.offer().region().province());
  }

  private static Notice notice(BenefitChange change, Map<String, Baseline> memory, Instant now) {
    return Notice.dueNow(
        change.eventId(),
        change.recipient(),
        change.certificate(),
        Optional.ofNullable(memory.get(decisionSubject(change))).flatMap(Baseline::named),
        new Content.Benefit(change.offer()),
        now);
  }
}
