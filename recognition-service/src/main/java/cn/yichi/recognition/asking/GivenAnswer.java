package cn.yichi.recognition.asking;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SocialCreditCode;
import cn.yichi.recognition.decision.WorkingDays;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What one organisation was answered about one certificate for one purpose: last, and where that
 * was against the holder, since when and until when it is provisional.
 *
 * <p>A term runs from the first answer against the holder and covers all that follow within it, but
 * for one about the present after one about the past: that begins a term of its own. After its end
 * a new one begins with an answer that is against him in another way or to another question, or
 * again after one that was not. A graver answer within a term begins none: it may be acted on when
 * the term is over, and the holder, who can ask, is not told of it.
 *
 * @param revision 1 for the first, +1 for each change
 * @param last the last answer
 * @param before the one before it; of what one roster says twice, the one before both
 * @param adverse the last term, also where the last answer is not against the holder any more
 * @param replied earlier terms of the same holder to which he replied, the latest first, at most
 *     {@value #MOST_REPLIED}: what he said stays when the organisation asks again
 */
public record GivenAnswer(
    Question question,
    Whose whose,
    long revision,
    Said last,
    Optional<Said> before,
    Optional<Adverse> adverse,
    List<Adverse> replied) {
  /** Terms with a reply that are kept when others have begun. */
  public static final int MOST_REPLIED = 10;

  private static final int ID_BYTES = 16;

  public GivenAnswer {
    replied = List.copyOf(replied);
  }

  /** Who asks about what, to what end. */
  public record Question(CertificateId certificate, SocialCreditCode by, Purpose purpose) {
    /** 32 hexadecimal digits, the same for the same question. */
    public String id() {
      String all = certificate.value() + "/" + by.value() + "/" + purpose.name();
      try {
        byte[] digest =
            MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(Arrays.copyOf(digest, ID_BYTES));
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }

  /**
   * Whose certificate it is.
   *
   * @param home region of the certificate's registry, which tells the holder
   */
  public record Whose(HolderRef holder, Region home) {}

  /**
   * A run of a roster.
   *
   * @param id of the roster
   * @param run grows with each instance that takes it up
   */
  public record RosterRun(String id, long run) {}

  /**
   * One answer.
   *
   * @param on the legal day of the answer
   * @param host region asked about
   * @param asOf the legal day asked about
   * @param outcome code of the outcome
   * @param knownOn by what was known on that day; empty for all that was known
   * @param roster the run of a roster that was answered; empty for a single question
   */
  public record Said(
      LocalDate on,
      Region host,
      LocalDate asOf,
      String outcome,
      LegalBasis basis,
      Optional<LocalDate> knownOn,
      Optional<RosterRun> roster) {
    /** To a single question. */
    public Said(
        LocalDate on,
        Region host,
        LocalDate asOf,
        String outcome,
        LegalBasis basis,
        Optional<LocalDate> knownOn) {
      this(on, host, asOf, outcome, basis, knownOn, Optional.empty());
    }

    /** A condition is not against the holder: it says what he can do to be recognised. */
    private static final Set<String> AGAINST = Set.of("REFERRED", "REFUSED", "NO_AGREEMENT");

    boolean isAgainst() {
      return AGAINST.contains(outcome);
    }

    /** Whether it speaks of the present, by all that is known. */
    boolean isPresent() {
      return isOfItsDay() && knownOn.isEmpty();
    }

    /** A roster asks of the day on which it came, whenever it is answered. */
    private boolean isOfItsDay() {
      return asOf.equals(on) || roster.isPresent();
    }

    private boolean isOfTheSameRoster(Said other) {
      return roster.isPresent()
          && roster.map(RosterRun::id).equals(other.roster.map(RosterRun::id));
    }

    /** Whether a later run of the same roster has said the other. */
    private boolean isOvertakenBy(Said other) {
      return isOfTheSameRoster(other)
          && roster.orElseThrow().run() < other.roster.orElseThrow().run();
    }

    /** Whether it says nothing new after another: on the same day, or twice in one roster. */
    private boolean repeats(Said other) {
      return (on.equals(other.on) || isOfTheSameRoster(other))
          && host.equals(other.host)
          && asOf.equals(other.asOf)
          && outcome.equals(other.outcome)
          && basis.equals(other.basis)
          && knownOn.equals(other.knownOn);
    }

    /** Whether both answer the same question: of one place, and of one day or of each one's own. */
    boolean answersLike(Said other) {
      boolean present = isOfItsDay() && other.isOfItsDay();
      return host.equals(other.host)
          && knownOn.equals(other.knownOn)
          && (present || asOf.equals(other.asOf));
    }
  }

  /**
   * A term.
   *
   * @param revision the revision with which it began
   * @param said the first answer
   * @param due the day from which it may be acted on, unless the holder replies sooner
   */
  public record Adverse(long revision, Said said, LocalDate due, Optional<Reply> reply) {
    /** The day from which the organisation may act. */
    public LocalDate actNotBefore() {
      return reply.map(Reply::on).filter(day -> day.isBefore(due)).orElse(due);
    }

    /** Whether the answer is provisional on a day. */
    public boolean isOpen(LocalDate day) {
      return day.isBefore(actNotBefore());
    }
  }

  /** That this organisation asked, on the day of the last answer. */
  public Asking asking() {
    return Asking.of(question, whose, last);
  }

  static GivenAnswer first(Question question, Whose whose, Said said, int workingDays) {
    return new GivenAnswer(
        question, whose, 1, said, Optional.empty(), begun(1, said, workingDays), List.of());
  }

  private static Optional<Adverse> begun(long revision, Said said, int workingDays) {
    return said.isAgainst()
        ? Optional.of(
            new Adverse(
                revision, said, WorkingDays.after(said.on(), workingDays), Optional.empty()))
        : Optional.empty();
  }

  /** After another answer. What was said to a holder before is not the next holder's. */
  GivenAnswer then(Whose now, Said said, int workingDays) {
    Optional<Adverse> kept = now.holder().equals(whose.holder()) ? adverse : Optional.empty();
    boolean covered =
        kept.filter(
                it ->
                    it.isOpen(said.on()) && (it.said().isPresent() || !said.isPresent())
                        || last.isAgainst()
                            && it.said().answersLike(said)
                            && it.said().outcome().equals(said.outcome()))
            .isPresent();
    Optional<Adverse> next =
        said.isAgainst() && !covered ? begun(revision + 1, said, workingDays) : kept;
    boolean same = now.holder().equals(whose.holder());
    return new GivenAnswer(
        question, now, revision + 1, said, before(said), next, same ? replied(next) : List.of());
  }

  /** Those to which the holder replied, once the next term is there. */
  private List<Adverse> replied(Optional<Adverse> next) {
    return Stream.concat(
            adverse.filter(it -> it.reply().isPresent() && !next.equals(adverse)).stream(),
            replied.stream())
        .limit(MOST_REPLIED)
        .toList();
  }

  /** With the holder's reply to the last term. */
  GivenAnswer replied(Reply reply) {
    return new GivenAnswer(
        question,
        whose,
        revision + 1,
        last,
        before,
        adverse.map(it -> new Adverse(it.revision(), it.said(), it.due(), Optional.of(reply))),
        replied);
  }

  /**
   * What a run of a roster says that was taken over is not said any more, also where somebody asked
   * singly after its successor.
   */
  boolean says(Whose now, Said said) {
    return said.isOvertakenBy(last)
        || before.filter(said::isOvertakenBy).isPresent()
        || whose.equals(now) && said.repeats(last);
  }

  /**
   * The answer before one that is given now. What the same roster was answered is none: a part of
   * it that is done again after a crash must not call itself asked before.
   */
  Optional<Said> before(Said said) {
    return said.isOfTheSameRoster(last) ? before : Optional.of(last);
  }

  /** The term, where the last answer is against the holder. */
  public Optional<Adverse> against() {
    return adverse.filter(it -> last.isAgainst());
  }

  /** The term that began with this very revision: the holder is to be told. */
  public Optional<Adverse> begins() {
    return adverse.filter(it -> it.revision() == revision);
  }
}
