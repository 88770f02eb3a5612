package cn.yichi.recognition.share;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.recognition.asking.Purpose;
import cn.yichi.recognition.decision.JudgeCase;
import cn.yichi.recognition.decision.Judgements;
import cn.yichi.recognition.decision.Replica;
import cn.yichi.recognition.enquiry.FindCertificates;
import cn.yichi.recognition.enquiry.Identification;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A worker makes a code for one of his certificates.
 *
 * <ul>
 *   <li>{@code Made}: the code, shown this once;
 *   <li>{@code NotReceived}: no such certificate, or it is somebody else's;
 *   <li>{@code Ambiguous}: several of his fit;
 *   <li>{@code TooMany}: as many of his are open as may be.
 * </ul>
 */
public final class MakeShareCode {
  /** The latest: older ones have long run out. */
  private static final int LOOKED_AT = 1_000;

  private final ShareCodes codes;
  private final FindCertificates find;
  private final Predicate<CertificateId> held;
  private final JudgeCase judge;
  private final ShareLimits limits;

  /**
   * @param held whether a certificate is still held: of one that was erased no code is kept
   */
  public MakeShareCode(
      ShareCodes codes,
      FindCertificates find,
      Predicate<CertificateId> held,
      JudgeCase judge,
      ShareLimits limits) {
    this.codes = codes;
    this.find = find;
    this.held = held;
    this.judge = judge;
    this.limits = limits;
  }

  /**
   * What the worker wants.
   *
   * @param maker by which pseudonym the worker is known now
   * @param certificate one of his own
   * @param birthDate to be asked with the code
   * @param until the last day of the code; empty for the usual time
   * @param watchUntil the last day of his consent to being watched; empty where he gives none
   */
  public record Wish(
      HolderRef maker,
      Identification certificate,
      Purpose purpose,
      LocalDate birthDate,
      Optional<LocalDate> asOf,
      Optional<LocalDate> until,
      Optional<LocalDate> watchUntil) {
    /** Shows nothing of what it holds, so that no log line does. */
    @Override
    public String toString() {
      return "Wish";
    }
  }

  /** What came of it. */
  public sealed interface Result {
    /** Made. */
    record Made(ShareCode code, SecretCode secret) implements Result {}

    /** Nobody is told whether there is such a certificate. */
    record NotReceived() implements Result {}

    /** The number is not enough. */
    record Ambiguous() implements Result {}

    /**
     * One must be revoked or run out first.
     *
     * @param most how many may be open
     */
    record TooMany(int most) implements Result {}
  }

  public LocalDate today() {
    return judge.today();
  }

  public ShareLimits limits() {
    return limits;
  }

  public Result make(Wish wish) {
    List<Judgements.Held> found = find.matchingEach(List.of(wish.certificate())).getFirst();
    if (found.size() != 1) {
      return found.isEmpty() ? new Result.NotReceived() : new Result.Ambiguous();
    }
    long open =
        codes.madeBy(List.of(wish.maker()), Optional.empty(), LOOKED_AT).stream()
            .filter(each -> each.state(today()) == ShareCode.State.OPEN)
            .count();
    if (open >= limits.openAtOnce()) {
      return new Result.TooMany(limits.openAtOnce());
    }
    ShareCode code = code(wish, found.getFirst().replica());
    SecretCode secret = SecretCode.fresh();
    while (!codes.add(code, secret, wish.birthDate())) {
      secret = SecretCode.fresh();
    }
    if (!held.test(code.certificate())) {
      // An erasure that came in between may have passed before the code was there.
      codes.erase(code.certificate());
      return new Result.NotReceived();
    }
    return new Result.Made(code, secret);
  }

  private ShareCode code(Wish wish, Replica certificate) {
    Instant now = judge.clock().instant();
    return new ShareCode(
        ShareCodeId.fresh(now),
        wish.maker(),
        certificate.id(),
        certificate.holder(),
        wish.purpose(),
        wish.asOf(),
        now,
        wish.until().orElseGet(() -> today().plusDays(limits.usualDays())),
        wish.watchUntil().map(day -> new Consent(day, Optional.empty())),
        List.of(),
        0,
        Optional.empty(),
        Optional.empty(),
        1);
  }
}
