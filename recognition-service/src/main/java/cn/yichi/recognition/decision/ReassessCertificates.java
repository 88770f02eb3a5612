package cn.yichi.recognition.decision;

import static java.util.function.Predicate.not;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.agreement.AgreementBook;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides stored certificates again because their grounds changed. Compares and sets on the
 * revision it read; publishes only answers that changed.
 */
public final class ReassessCertificates {
  private static final int CHUNK = 500;
  private static final int SLICE = 20 * CHUNK;
  private static final int ATTEMPTS = 20;

  private final Judgements judgements;
  private final IssuerTimelines issuers;
  private final LookBeside look;
  private final JudgeCase judge;
  private final Consequences consequences;

  public ReassessCertificates(
      Judgements judgements,
      IssuerTimelines issuers,
      LookBeside look,
      JudgeCase judge,
      Consequences consequences) {
    this.judgements = judgements;
    this.issuers = issuers;
    this.look = look;
    this.judge = judge;
    this.consequences = consequences;
  }

  /**
   * An issuer arrived or changed: certificates that rest on another version are assessed again. On
   * a newer one too: it may have been another's word, and a decision on it stored just after that
   * was put right.
   */
  public void issuerMoved(Region home, IssuerTimeline issuer) {
    all(
        new Touched.ByIssuer(new IssuerId(home, issuer.code()), OptionalInt.of(issuer.version())),
        Cause.ISSUER);
  }

  /**
   * Agreements, the engine or the day are not those that stored decisions rest on: all such are
   * assessed again.
   *
   * @return how many there were
   */
  public long rulesMoved(Cause cause) {
    Set<String> gone = rulesGone();
    return gone.isEmpty() ? 0 : all(new Touched.ByRules(gone), cause);
  }

  /** The texts of rules on which stored decisions rest, and which are not the present ones. */
  public Set<String> rulesGone() {
    Set<String> gone = new TreeSet<>(judgements.rulesInUse());
    gone.removeAll(judge.rules().texts());
    return gone;
  }

  /** How many are touched. */
  public long count(Touched by) {
    return judgements.count(by);
  }

  /**
   * Assesses all again that are touched, at once: for a few.
   *
   * @return how many were
   */
  public long all(Touched by, Cause cause) {
    Span open = Span.WHOLE;
    long examined = 0;
    Slice slice;
    do {
      slice = slice(by, open, SLICE, cause, () -> true);
      open = open.behind(slice.last());
      examined += slice.examined();
    } while (!slice.isLast());
    return examined;
  }

  /**
   * A part of the work on those touched.
   *
   * @param last the last certificate assessed; where it began if there was none
   * @param examined how many were looked at
   * @param changed how many have another answer now
   * @param isLast whether nothing was left within the span
   */
  public record Slice(String last, long examined, long changed, boolean isLast) {}

  /**
   * Assesses those again, in the order of their ids, that are touched within a span.
   *
   * @param most how many at most
   * @param goOn asked between chunks whether there is time for another
   * @throws Contended when it cannot be stored now; what was done before is
   */
  public Slice slice(Touched by, Span within, int most, Cause cause, BooleanSupplier goOn) {
    List<CertificateId> touched = judgements.touched(by, within, most);
    String last = within.after();
    int done = 0;
    long changed = 0;
    while (done < touched.size() && (done == 0 || goOn.getAsBoolean())) {
      List<CertificateId> some = touched.subList(done, Math.min(touched.size(), done + CHUNK));
      changed += again(concerned(by, some), cause);
      done += some.size();
      last = some.getLast().value();
    }
    return new Slice(last, done, changed, done == touched.size() && touched.size() < most);
  }

  /** Of an issuer as a whole, those only that rest on more than it: on what others found. */
  private Collection<CertificateId> concerned(Touched by, List<CertificateId> ids) {
    return by instanceof Touched.ByIssuer(var issuer, var notOn) && notOn.isEmpty()
        ? restOnOthers(ids)
        : ids;
  }

  /**
   * Assesses these again.
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
    List<Judgement> changed = new ArrayList<>();
    List<Judgement> unchanged = new ArrayList<>();
    for (Judged each : judged(ids, cause)) {
      (each.onlyConfirms() ? unchanged : changed).add(each.next());
    }
    judgements.confirm(unchanged);
    if (anotherCameFirst) {
      followStored(unchanged.stream().map(each -> each.replica().id()).toList());
    }
    Set<CertificateId> followed = new HashSet<>(consequences.follow(changed));
    Set<CertificateId> again = new HashSet<>(judgements.store(changed));
    changed.stream()
        .map(each -> each.replica().id())
        .filter(not(again::contains))
        .forEach(stored::add);
    followed.removeAll(again);
    followStored(followed);
    again.addAll(onOldIssuer(changed));
    again.addAll(besideOthers(changed));
    again.addAll(onOldRules(changed));
    again.addAll(onOldRules(unchanged));
    return again;
  }

  /**
   * Honours of these holders are others now, or who they are: what rests on them is assessed again.
   */
  public void honoursMoved(Collection<HolderRef> holders) {
    if (judge.book().asksForMore()) {
      judgements.ofHolders(
          look.allOf(judge.host(), holders),
          CHUNK,
          ids -> again(restOnOthers(ids), Cause.CORRECTION));
    }
  }

  /** A region found something else about an issuer: what rests on it is assessed again. */
  public void reviewsMoved(IssuerId issuer) {
    all(new Touched.ByIssuer(issuer, OptionalInt.empty()), Cause.ISSUER);
  }

  /**
   * A day has begun: what may be another by its own dates is assessed again.
   *
   * @return how many there were
   */
  public long dayTurned() {
    return all(new Touched.ByDay(judge.today()), Cause.STATUS);
  }

  /** Officers ruled on these, or revoked a ruling. */
  public void ruled(Collection<CertificateId> ids) {
    again(ids, Cause.RULING);
  }

  /** Whether a certificate is held here. */
  public boolean isHeld(CertificateId id) {
    return !judgements.standings(List.of(id)).isEmpty();
  }

  /** Of these stored certificates, those that a decision here rests on more than their issuer. */
  List<CertificateId> restOnOthers(Collection<CertificateId> ids) {
    AgreementBook book = judge.book();
    if (ids.isEmpty() || !book.asksForMore()) {
      return List.of();
    }
    return judgements.held(ids).stream()
        .filter(each -> asksForMore(book, each.replica()))
        .map(each -> each.replica().id())
        .toList();
  }

  private boolean asksForMore(AgreementBook book, Replica replica) {
    Region origin = replica.view().origin();
    return book.asksForHonours(origin, judge.host())
        || book.asksForReviews(origin, judge.host())
        || book.asksForConfirmations(origin, judge.host());
  }

  /** Of these judgements, those beside which other honours or reviews stand by now. */
  List<CertificateId> besideOthers(List<Judgement> taken) {
    AgreementBook book = judge.book();
    if (!book.asksForMore()) {
      return List.of();
    }
    List<Replica> asking =
        taken.stream().map(Judgement::replica).filter(each -> asksForMore(book, each)).toList();
    Map<CertificateId, Beside> now = look.of(asking, book, judge.host());
    return taken.stream()
        .filter(
            each -> {
              Beside beside = now.get(each.replica().id());
              return beside != null
                  && !(Set.copyOf(beside.rulings()).equals(Set.copyOf(each.beside().rulings()))
                      && Set.copyOf(beside.honours()).equals(Set.copyOf(each.beside().honours()))
                      && Set.copyOf(beside.reviews()).equals(Set.copyOf(each.beside().reviews())));
            })
        .map(each -> each.replica().id())
        .toList();
  }

  /** Of these judgements, those taken on rules that hold no longer. */
  List<CertificateId> onOldRules(List<Judgement> taken) {
    Rulebook now = judge.rules();
    return taken.stream()
        .filter(each -> !each.rules().equals(now.of(each.replica().view())))
        .map(each -> each.replica().id())
        .toList();
  }

  /** Of these judgements, those whose issuer has another state by now. */
  List<CertificateId> onOldIssuer(List<Judgement> taken) {
    Map<IssuerId, Integer> now =
        issuers.versions(taken.stream().map(each -> each.replica().issuer()).distinct().toList());
    return taken.stream()
        .filter(
            each ->
                each.decision().issuerVersion().orElse(0)
                    != now.getOrDefault(each.replica().issuer(), 0))
        .map(each -> each.replica().id())
        .toList();
  }

  /** Of these stored certificates, those whose issuer has another state by now. */
  List<CertificateId> storedOnOldIssuer(Collection<CertificateId> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    List<Judgements.Held> held = judgements.held(ids);
    Map<IssuerId, Integer> now =
        issuers.versions(held.stream().map(each -> each.replica().issuer()).distinct().toList());
    return held.stream()
        .filter(
            each -> {
              int rests = each.issuerVersion().orElse(0);
              int present = now.getOrDefault(each.replica().issuer(), 0);
              return rests != present;
            })
        .map(each -> each.replica().id())
        .toList();
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
      List<Judgement> followed = judged(open, Cause.ISSUER).stream().map(Judged::next).toList();
      consequences.follow(followed);
      Map<CertificateId, Standing> now = judgements.standings(open);
      open =
          followed.stream()
              .filter(each -> moved(each, now.get(each.replica().id())))
              .map(each -> each.replica().id())
              .toList();
    }
  }

  private static boolean moved(Judgement followed, @Nullable Standing now) {
    return now != null && now.revision() != followed.expectedRevision();
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

  private List<Judged> judged(Collection<CertificateId> ids, Cause cause) {
    List<Judgements.Held> held = judgements.held(ids);
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
                        causeOf(each, cause),
                        Optional.of(each.standing()))))
        .toList();
  }

  /** An old file stays one: its certificates wait for nothing, whatever arrives late. */
  private static Cause causeOf(Judgements.Held held, Cause cause) {
    boolean firstAnswerPending = held.issuerVersion().isEmpty() && cause == Cause.ISSUER;
    return firstAnswerPending ? held.replica().cause() : cause;
  }
}
