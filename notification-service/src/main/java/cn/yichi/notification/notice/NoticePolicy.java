package cn.yichi.notification.notice;

import cn.yichi.contracts.vocabulary.Region;
import java.util.Optional;

/**
 * The due rules: what is told to whom. Pure.
 *
 * <ul>
 *   <li>Only the certificate's home region tells.
 *   <li>{@code BACKFILL} tells nobody, but is remembered as if told.
 *   <li>Due: the first grant or condition; every outcome that changes later; a referral only where
 *       the worker can act. Never: no agreement, no change, a first refusal.
 *   <li>At home an unheard certificate counts as granted: a home grant is silent, what departs from
 *       it later is told.
 *   <li>A referral that only waits for data on its way is no decision yet; so the order in which
 *       issuers and certificates arrive does not change what is told.
 *   <li>A change is measured against what the holder was told last, so that a silent interlude does
 *       not repeat old news.
 * </ul>
 */
public final class NoticePolicy {
  private final Region own;
  private final Questions questions;

  /**
   * @param own the region whose holders are told here
   */
  public NoticePolicy(Region own, Questions questions) {
    this.own = own;
    this.questions = questions;
  }

  /** Whether a decision is due, given what is remembered of its certificate in its host. */
  public Due judge(Decision decision, Optional<Baseline> remembered) {
    if (!decision.home().equals(own)) {
      return new Due.NotOurs();
    }
    Baseline before = remembered.orElseGet(() -> assumed(decision));
    if (decision.revision() <= before.revision()) {
      return decision.revision() == before.revision() ? new Due.Repeated() : new Due.Outdated();
    }
    Baseline heard = before.heard(decision.revision(), decision.named());
    if (decision.cause() == Cause.BACKFILL || before.quiet()) {
      return new Due.Silent(Optional.of(hushed(decision.position(), heard)));
    }
    return news(decision, heard, remembered.isEmpty());
  }

  private static Baseline assumed(Decision decision) {
    Baseline unheard = Baseline.unheard(decision.subject());
    if (!decision.atHome()) {
      return unheard;
    }
    return decision
        .previous()
        .filter(verdict -> verdict == Verdict.GRANTED || verdict == Verdict.REFUSED)
        .map(verdict -> unheard.telling(verdict.name()))
        .orElse(unheard);
  }

  private Baseline hushed(Position position, Baseline heard) {
    return switch (position.verdict()) {
      case GRANTED, CONDITIONAL, REFUSED -> heard.telling(position.fingerprint());
      case NO_AGREEMENT -> heard.knowing(position.fingerprint());
      case REFERRED ->
          questions.onlyPending(position.questions())
              ? heard.hushed()
              : heard.knowing(position.fingerprint());
    };
  }

  private Due news(Decision decision, Baseline heard, boolean unheard) {
    Position position = decision.position();
    String now = position.fingerprint();
    if (heard.told().filter(now::equals).isPresent()) {
      return silent(heard.knowing(now));
    }
    return switch (position.verdict()) {
      case NO_AGREEMENT -> silent(heard.knowing(now));
      case REFERRED -> referred(position, heard);
      case REFUSED -> refused(decision, heard);
      case CONDITIONAL -> granted(heard, now);
      case GRANTED -> {
        if (decision.atHome() && takenForGranted(heard)) {
          yield new Due.Silent(unheard ? Optional.empty() : Optional.of(heard.telling(now)));
        }
        yield granted(heard, now);
      }
    };
  }

  private Due referred(Position position, Baseline heard) {
    if (questions.onlyPending(position.questions())) {
      return silent(heard);
    }
    String now = position.fingerprint();
    return questions.workerCanAct(position.questions())
        ? granted(heard, now)
        : silent(heard.knowing(now));
  }

  private static Due granted(Baseline heard, String now) {
    Baseline after = heard.telling(now);
    return heard.told().isEmpty() ? new Due.Gather(after) : new Due.Tell(after);
  }

  private static boolean takenForGranted(Baseline heard) {
    return heard.told().map(Verdict.GRANTED.name()::equals).orElse(true);
  }

  private static Due refused(Decision decision, Baseline heard) {
    String now = decision.position().fingerprint();
    boolean first = heard.told().isEmpty() && heard.known().isEmpty();
    if (first) {
      // At home the absence of news means "granted", so a refusal must be remembered as the belief.
      return silent(decision.atHome() ? heard.telling(now) : heard.knowing(now));
    }
    boolean unchanged = heard.known().filter(now::equals).isPresent();
    return unchanged ? silent(heard) : new Due.Tell(heard.telling(now));
  }

  private static Due silent(Baseline after) {
    return new Due.Silent(Optional.of(after));
  }

  /** Whether a benefit is due: each opening that says something new, once; a closing never. */
  public Due judge(BenefitChange change, Optional<Baseline> remembered) {
    if (!change.home().equals(own)) {
      return new Due.NotOurs();
    }
    Baseline before = remembered.orElseGet(() -> Baseline.unheard(change.subject()));
    if (change.revision() <= before.revision()) {
      return change.revision() == before.revision() ? new Due.Repeated() : new Due.Outdated();
    }
    Baseline heard = before.heard(change.revision());
    String now = change.fingerprint();
    boolean unchanged = heard.told().filter(now::equals).isPresent();
    boolean tells = change.open() && change.cause() != Cause.BACKFILL && !unchanged;
    return tells ? new Due.Tell(heard.telling(now)) : silent(heard.telling(now));
  }
}
