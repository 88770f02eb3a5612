package cn.yichi.notification.notice;

import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.notification.contact.Effect;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Use case: takes in answers that organisations were given against holders, and writes a notice for
 * each, once: its key is that of the event.
 *
 * <p>Per answer: {@code APPLIED} (a notice was written, or its certificate is another region's) or
 * {@code DUPLICATE}.
 */
public final class WriteAnswerNotices {
  private final Region own;
  private final Baselines baselines;
  private final Notices notices;
  private final DueNotices due;
  private final Clock clock;

  /**
   * @param own the region whose holders are told here
   * @param baselines know the words of certificates that were decided on
   */
  public WriteAnswerNotices(
      Region own, Baselines baselines, Notices notices, DueNotices due, Clock clock) {
    this.own = own;
    this.baselines = baselines;
    this.notices = notices;
    this.due = due;
    this.clock = clock;
  }

  /** Takes in a batch in order; one effect per answer. */
  public List<Effect> write(List<AdverseAnswer> answers) {
    List<AdverseAnswer> ours = answers.stream().filter(it -> it.home().equals(own)).toList();
    Set<String> told = new HashSet<>();
    notices
        .find(ours.stream().map(AdverseAnswer::eventId).distinct().toList())
        .forEach(it -> told.add(it.key()));
    Map<String, Baseline> memory =
        baselines.recall(ours.stream().map(WriteAnswerNotices::subject).distinct().toList());
    Instant now = clock.instant();
    List<Notice> fresh = new ArrayList<>();
    List<Effect> effects = new ArrayList<>(answers.size());
    for (AdverseAnswer answer : answers) {
      if (!answer.home().equals(own)) {
        effects.add(Effect.APPLIED);
      } else if (told.add(answer.eventId())) {
        fresh.add(notice(answer, memory, now));
        effects.add(Effect.APPLIED);
      } else {
        effects.add(Effect.DUPLICATE);
      }
    }
    notices.add(fresh);
    fresh.forEach(due::offer);
    return effects;
  }

  /** The host's decision knows the certificate's words; there may be none. */
  private static String subject(AdverseAnswer answer) {
    return Decision.subject(answer.certificate(), answer.told().host());
  }

  private static Notice notice(AdverseAnswer answer, Map<String, Baseline> memory, Instant now) {
    return Notice.dueNow(
        answer.eventId(),
        answer.holder(),
        answer.certificate(),
        Optional.ofNullable(memory.get(subject(answer))).flatMap(Baseline::named),
        new Content.Adverse(answer.told()),
        now);
  }
}
