package cn.yichi.recognition.decision;

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
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Decides stored certificates again because their grounds changed. Compares and sets on the
 * revision it read; publishes only answers that changed.
 */
public final class ReassessCertificates {
  private static final int CHUNK = 500;
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
    IssuerId id = new IssuerId(home, issuer.code());
    judgements.newerThan(id, issuer.version(), CHUNK, ids -> again(ids, Cause.ISSUER));
    judgements.olderThan(id, issuer.version(), CHUNK, ids -> again(ids, Cause.ISSUER));
  }

  /**
   * Agreements, the engine or the day are not those that stored decisions rest on: all such are
   * assessed again.
   *
   * @return how many there were
   */
  public long rulesMoved(Cause cause) {
    AtomicLong moved = new AtomicLong();
    judgements.notOn(
        judge.rules(),
        CHUNK,
        ids -> {
          again(ids, cause);
          moved.addAndGet(ids.size());
        });
    return moved.get();
  }

  /**
   * Assesses these again.
   *
   * @throws Contended when it cannot be stored now
   */
  void again(Collection<CertificateId> ids, Cause cause) {
    Collection<CertificateId> open = ids;
    for (int attempt = 0; !open.isEmpty(); attempt++) {
      if (attempt == ATTEMPTS) {
        throw new Contended();
      }
      open = round(open, cause, attempt > 0);
    }
  }

  private Set<CertificateId> round(
      Collection<CertificateId> ids, Cause cause, boolean anotherCameFirst) {
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
    judgements.newerThan(issuer, -1, CHUNK, ids -> again(restOnOthers(ids), Cause.ISSUER));
  }

  /**
   * A day has begun: what may be another by its own dates is assessed again.
   *
   * @return how many there were
   */
  public long dayTurned() {
    AtomicLong due = new AtomicLong();
    judgements.dueBy(
        judge.today(),
        CHUNK,
        ids -> {
          again(ids, Cause.STATUS);
          due.addAndGet(ids.size());
        });
    return due.get();
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
    Rules now = judge.rules();
    return taken.stream()
        .filter(each -> !each.rules().equals(now))
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
