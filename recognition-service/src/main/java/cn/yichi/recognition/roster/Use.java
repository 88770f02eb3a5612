package cn.yichi.recognition.roster;

import cn.yichi.recognition.decision.Equivalence;

/**
 * For what an employer may use an answer. Recognition, benefit and hiring are three different
 * answers: a use says what the decision supports, never more, and binds nobody to hire.
 */
public enum Use {
  HIRING,
  BIDDING,
  WAGE_GRADE;

  /** Whether a decision supports a use. */
  public enum Support {
    YES,
    NO,
    /** Somebody must be asked first; the column on what to do next says whom. */
    ASK
  }

  Support of(RosterAnswer answer) {
    return switch (answer.outcome()) {
      case GRANTED, CONDITIONAL -> {
        Support granted =
            answer instanceof RosterAnswer.Decided decided
                ? decided.decision().outcome().granted().map(this::of).orElse(Support.NO)
                : Support.NO;
        // What holds under a condition holds for nothing yet.
        yield answer.outcome() == RosterOutcome.CONDITIONAL && granted == Support.YES
            ? Support.ASK
            : granted;
      }
      case REFERRED, SUSPENDED, NOT_YET_ISSUED, NOT_RECEIVED, AMBIGUOUS, FAULTY, NOT_ASKED ->
          Support.ASK;
      // Nothing is said against it: whether to hire is the employer's own affair.
      case NO_AGREEMENT -> this == HIRING ? Support.ASK : Support.NO;
      case REFUSED, INVALID -> Support.NO;
    };
  }

  private Support of(Equivalence granted) {
    return switch (granted) {
      // An ungraded certificate counts as it is: there is no level a wage could follow.
      case Equivalence.SameLevel same ->
          this == WAGE_GRADE && same.level().isEmpty() ? Support.NO : Support.YES;
      case Equivalence.SameTitle title -> Support.YES;
      case Equivalence.MappedLevel level -> Support.YES;
      case Equivalence.MappedTitle title -> Support.YES;
      // The level is reached, its certificate is not held, which a tender may ask for.
      case Equivalence.DeemedLevel level -> this == BIDDING ? Support.ASK : Support.YES;
      case Equivalence.Comparative like -> this == HIRING ? Support.YES : Support.ASK;
      // The grade's treatment, not the grade.
      case Equivalence.EqualTreatment like ->
          switch (this) {
            case HIRING -> Support.ASK;
            case BIDDING -> Support.NO;
            case WAGE_GRADE -> Support.YES;
          };
      case Equivalence.EligibleToApply may -> way();
      case Equivalence.DirectApplication may -> way();
      case Equivalence.Exemption part -> way();
    };
  }

  /** What only opens a way to something gives nothing of it yet. */
  private Support way() {
    return this == HIRING ? Support.ASK : Support.NO;
  }
}
