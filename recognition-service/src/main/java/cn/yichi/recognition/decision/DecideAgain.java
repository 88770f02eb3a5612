package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.CertificateId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Takes decisions on some certificates again, and stores what changed. Where another write came
 * first, or a ground moved meanwhile, it begins anew with those.
 */
final class DecideAgain {
  private static final int ATTEMPTS = 20;

  private final Judgements judgements;
  private final LookBeside look;
  private final JudgeCase judge;
  private final Consequences consequences;
  private final Grounds grounds;

  DecideAgain(
      Judgements judgements,
      LookBeside look,
      JudgeCase judge,
      Consequences consequences,
      Grounds grounds) {
    this.judgements = judgements;
    this.look = look;
    this.judge = judge;
    this.consequences = consequences;
    this.grounds = grounds;
  }

  /**
   * Takes them again.
   *
   * @return how many have another answer now
   * @throws Contended when it cannot be stored now
   */
  int again(Collection<CertificateId> ids, Cause cause) {
    Set<CertificateId> changed = new HashSet<>();
    Collection<CertificateId> open = ids;
    for (int attempt = 0; !open.isEmpty(); attempt++) {
      if (attempt == ATTEMPTS) {
        throw new Contended();
      }
      open = round(open, cause, attempt > 0, changed);
    }
    return changed.size();
  }

  private Set<CertificateId> round(
      Collection<CertificateId> ids,
      Cause cause,
      boolean anotherCameFirst,
      Set<CertificateId> stored) {
    Judgements.Reading read = judgements.read(ids);
    takeBackGone(ids, read.held());
    List<Judgement> changed = new ArrayList<>();
    List<Judgement> unchanged = new ArrayList<>();
    for (Judged each : judged(read.held(), held -> causeOf(held, cause))) {
      (each.onlyConfirms() ? unchanged : changed).add(each.next());
    }
    judgements.confirm(unchanged);
    if (anotherCameFirst) {
      followStored(unchanged.stream().map(each -> each.replica().id()).toList());
    }
    Set<CertificateId> followed = consequences.follow(changed);
    Set<CertificateId> again = new HashSet<>(read.store(changed));
    List<Judgement> done =
        changed.stream().filter(each -> !again.contains(each.replica().id())).toList();
    done.forEach(each -> stored.add(each.replica().id()));
    followOnceMore(done);
    standings(followed.stream().filter(again::contains).toList());
    again.addAll(grounds.moved(changed));
    again.addAll(grounds.onOldRules(unchanged));
    return again;
  }

  /**
   * Something else may have followed the older state just before it was replaced, also where it was
   * in step when the new one was followed first.
   */
  void followOnceMore(List<Judgement> stored) {
    Set<CertificateId> changed = consequences.follow(stored);
    followStored(movedOn(among(changed, stored), Judgement::revision));
  }

  private static List<Judgement> among(Set<CertificateId> ids, List<Judgement> judgements) {
    return judgements.stream().filter(each -> ids.contains(each.replica().id())).toList();
  }

  /**
   * Lets the consequences of what is stored follow again, where a write that did not come about, or
   * came about just before a crash, may have left others; until what they followed is what is
   * stored.
   */
  void followStored(Collection<CertificateId> ids) {
    Collection<CertificateId> open = ids;
    for (int attempt = 0; !open.isEmpty(); attempt++) {
      if (attempt == ATTEMPTS) {
        throw new Contended();
      }
      List<Judgement> followed =
          judged(judgements.held(open), held -> held.standing().cause()).stream()
              .map(Judged::next)
              .toList();
      if (followed.isEmpty()) {
        return;
      }
      // Whoever stored another state meanwhile lets it follow after the write.
      open = movedOn(among(consequences.follow(followed), followed), Judgement::expectedRevision);
    }
  }

  /** Of these, those that stand in another revision by now. */
  private List<CertificateId> movedOn(
      List<Judgement> followed, ToLongFunction<Judgement> revision) {
    List<CertificateId> ids = followed.stream().map(each -> each.replica().id()).toList();
    Map<CertificateId, Standing> now = standings(ids);
    return followed.stream()
        .filter(each -> isAnother(now.get(each.replica().id()), revision.applyAsLong(each)))
        .map(each -> each.replica().id())
        .toList();
  }

  /** What an attempt that failed let follow, before it was erased. */
  private void takeBackGone(Collection<CertificateId> ids, List<Judgements.Held> held) {
    Set<CertificateId> gone = new HashSet<>(ids);
    held.forEach(each -> gone.remove(each.replica().id()));
    takeBack(gone);
  }

  /** What was registered anew just before lost what followed from it, too: it follows again. */
  private void takeBack(Collection<CertificateId> gone) {
    if (!gone.isEmpty()) {
      gone.forEach(consequences::takeBack);
      followStored(gone);
    }
  }

  /** An erasure may have passed before something followed: of what is gone nothing may follow. */
  private Map<CertificateId, Standing> standings(Collection<CertificateId> followed) {
    if (followed.isEmpty()) {
      return Map.of();
    }
    Map<CertificateId, Standing> now = judgements.standings(followed);
    takeBack(followed.stream().filter(id -> !now.containsKey(id)).toList());
    return now;
  }

  private static boolean isAnother(@Nullable Standing now, long revision) {
    return now != null && now.revision() != revision;
  }

  private record Judged(Judgements.Held held, Judgement next) {
    /**
     * The same answer, on grounds no older: what rests on a version that is gone is stored anew.
     */
    boolean onlyConfirms() {
      return held.standing().fingerprint().equals(next.fingerprint())
          && held.issuerVersion().orElse(0) <= next.decision().issuerVersion().orElse(0);
    }
  }

  private List<Judged> judged(List<Judgements.Held> held, Function<Judgements.Held, Cause> causes) {
    Map<CertificateId, Beside> beside =
        look.of(held.stream().map(Judgements.Held::replica).toList(), judge.book(), judge.host());
    return held.stream()
        .map(
            each ->
                new Judged(
                    each,
                    judge.judge(
                        each.replica(),
                        beside.getOrDefault(each.replica().id(), Beside.NOTHING),
                        causes.apply(each),
                        Optional.of(each.standing()))))
        .toList();
  }

  /** An old file stays one: its certificates wait for nothing, whatever arrives late. */
  private static Cause causeOf(Judgements.Held held, Cause cause) {
    boolean firstAnswerPending = held.issuerVersion().isEmpty() && cause == Cause.ISSUER;
    return firstAnswerPending ? held.replica().cause() : cause;
  }
}
