package cn.yichi.recognition.share;

import cn.yichi.contracts.vocabulary.SocialCreditCode;
import cn.yichi.recognition.asking.Asking;
import cn.yichi.recognition.asking.RememberAnswers;
import cn.yichi.recognition.decision.JudgeCase;
import cn.yichi.recognition.decision.Judgements;
import cn.yichi.recognition.enquiry.AskRecognition;
import cn.yichi.recognition.enquiry.EnquiryAnswer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An organisation opens a code with its holder's birth date. That it asked is stored before it is
 * answered: in the code, and among the askings that the holder sees.
 *
 * <p>An unknown code and a wrong birth date give the same answer, {@code Unknown}, also the try
 * that locks the code. An organisation that comes after those that may open it hears {@code UsedUp}
 * whatever date it says. Once locked, dates are no longer compared, so that nobody can go on
 * guessing.
 */
public final class OpenShareCode {
  private static final int ATTEMPTS = 20;

  private final ShareCodes codes;
  private final Judgements judgements;
  private final AskRecognition recognition;
  private final StillTheirs makers;
  private final RememberAnswers remember;
  private final JudgeCase judge;
  private final ShareLimits limits;

  public OpenShareCode(
      ShareCodes codes,
      Judgements judgements,
      AskRecognition recognition,
      StillTheirs makers,
      RememberAnswers remember,
      JudgeCase judge,
      ShareLimits limits) {
    this.codes = codes;
    this.judgements = judgements;
    this.recognition = recognition;
    this.makers = makers;
    this.remember = remember;
    this.judge = judge;
    this.limits = limits;
  }

  /** What a code opened. */
  public sealed interface Result {
    /**
     * The answer.
     *
     * @param at when it was asked
     */
    record Opened(ShareCode code, EnquiryAnswer.Decided answer, Instant at) implements Result {}

    /** No such code, or another birth date; nobody is told which. */
    record Unknown() implements Result {}

    /** Its last day is over. */
    record Expired(LocalDate lastDay) implements Result {}

    /** Its maker took it back, or the certificate is no longer his. */
    record Revoked() implements Result {}

    /** It was tried with too many birth dates. */
    record Locked() implements Result {}

    /** As many others opened it as may. */
    record UsedUp() implements Result {}

    /** Others came first again and again. */
    record Busy() implements Result {}
  }

  public Result open(SecretCode secret, LocalDate birthDate, SocialCreditCode by) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<ShareCodes.Tried> tried = codes.tried(secret, birthDate);
      if (tried.isEmpty()) {
        return new Result.Unknown();
      }
      ShareCode code = tried.get().code();
      Optional<Result> ended = tried(code, tried.get().fits(), by);
      if (ended.isPresent()) {
        return ended.get();
      }
    }
    return new Result.Busy();
  }

  /** For whom nothing is left to open, dates are not compared: his tries take it from nobody. */
  private Optional<Result> tried(ShareCode code, boolean fits, SocialCreditCode by) {
    if (code.lockedAt().isPresent()) {
      return Optional.of(new Result.Locked());
    }
    if (!code.takes(by, limits.organisations())) {
      return Optional.of(new Result.UsedUp());
    }
    return fits ? open(code, by) : missed(code);
  }

  /** Empty where another write came first. */
  private Optional<Result> missed(ShareCode code) {
    return codes.save(code.missed(judge.clock().instant()))
        ? Optional.of(new Result.Unknown())
        : Optional.empty();
  }

  private Optional<Result> open(ShareCode code, SocialCreditCode by) {
    return switch (code.state(judge.today())) {
      case REVOKED -> Optional.of(new Result.Revoked());
      case LOCKED -> Optional.of(new Result.Locked());
      case EXPIRED -> Optional.of(new Result.Expired(code.until()));
      case OPEN -> claim(code, by);
    };
  }

  private Optional<Result> claim(ShareCode code, SocialCreditCode by) {
    Optional<Judgements.Held> held =
        judgements.held(List.of(code.certificate())).stream()
            .filter(
                each -> makers.still(code, each.replica().view().home(), each.replica().holder()))
            .findFirst();
    if (held.isEmpty()) {
      return Optional.of(new Result.Revoked());
    }
    Instant now = judge.clock().instant();
    ShareCode next = code.openedBy(by, now);
    return codes.save(next) ? Optional.of(answered(next, held.get(), by, now)) : Optional.empty();
  }

  private Result answered(ShareCode code, Judgements.Held held, SocialCreditCode by, Instant now) {
    remember.note(
        List.of(
            new Asking(
                code.certificate(),
                held.replica().holder(),
                Asking.by(by),
                code.purpose(),
                judge.today())));
    return new Result.Opened(code, recognition.about(held, code.asOf()), now);
  }
}
