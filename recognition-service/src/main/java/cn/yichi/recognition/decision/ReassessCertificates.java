package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.Region;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/**
 * Decides stored certificates again because their grounds changed. Compares and sets on the
 * revision it read; publishes only answers that changed.
 */
public final class ReassessCertificates {
  private static final int CHUNKS_OF_SLICE = 20;

  private final Judgements judgements;
  private final LookBeside look;
  private final JudgeCase judge;
  private final Grounds grounds;
  private final DecideAgain decide;
  private final Chunks chunks;

  /**
   * How much is done together.
   *
   * @param size so many decisions are read and written at once
   * @param carried gives a piece of work on another thread what the caller's carries with it
   */
  public record Chunks(int size, UnaryOperator<Runnable> carried) {
    /** 500 at once, on threads that carry nothing. */
    public static final Chunks PLAIN = new Chunks(500, UnaryOperator.identity());
  }

  public ReassessCertificates(
      Judgements judgements,
      IssuerTimelines issuers,
      LookBeside look,
      JudgeCase judge,
      Consequences consequences) {
    this(judgements, issuers, look, judge, consequences, Chunks.PLAIN);
  }

  public ReassessCertificates(
      Judgements judgements,
      IssuerTimelines issuers,
      LookBeside look,
      JudgeCase judge,
      Consequences consequences,
      Chunks chunks) {
    this.judgements = judgements;
    this.look = look;
    this.judge = judge;
    this.grounds = new Grounds(judgements, issuers, look, judge);
    this.decide = new DecideAgain(judgements, look, judge, consequences, grounds);
    this.chunks = chunks;
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
      slice = slice(by, open, CHUNKS_OF_SLICE * chunks.size(), cause, () -> true);
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
    int done = 0;
    long changed;
    try (TwoAtOnce two = new TwoAtOnce(chunks.carried())) {
      while (done < touched.size() && (done == 0 || goOn.getAsBoolean())) {
        int end = Math.min(touched.size(), done + chunks.size());
        List<CertificateId> some = touched.subList(done, end);
        two.begin(() -> decide.again(concerned(by, some), cause), end == touched.size());
        done = end;
        // Before it is asked whether there is time for another.
        two.awaitPlace();
      }
      changed = two.sum();
    }
    String last = done == 0 ? within.after() : touched.get(done - 1).value();
    return new Slice(last, done, changed, done == touched.size() && touched.size() < most);
  }

  /** Of an issuer as a whole, those only that rest on more than it: on what others found. */
  private Collection<CertificateId> concerned(Touched by, List<CertificateId> ids) {
    return by instanceof Touched.ByIssuer(var issuer, var notOn) && notOn.isEmpty()
        ? grounds.restOnOthers(ids)
        : ids;
  }

  /**
   * Honours of these holders are others now, or who they are: what rests on them is assessed again.
   */
  public void honoursMoved(Collection<HolderRef> holders) {
    if (judge.book().asksForMore()) {
      judgements.ofHolders(
          look.allOf(judge.host(), holders),
          chunks.size(),
          ids -> decide.again(grounds.restOnOthers(ids), Cause.CORRECTION));
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
    decide.again(ids, Cause.RULING);
  }

  /**
   * Lets what follows from a certificate that is held follow again: what an erasure takes back may
   * be that of a certificate which was registered anew meanwhile.
   */
  public void followAgain(CertificateId id) {
    decide.followStored(List.of(id));
  }

  /** Whether a certificate is held here. */
  public boolean isHeld(CertificateId id) {
    return !judgements.standings(List.of(id)).isEmpty();
  }

  /** What tells whether a decision's grounds have moved. */
  Grounds grounds() {
    return grounds;
  }

  /** What takes some decisions again. */
  DecideAgain decide() {
    return decide;
  }
}
