package cn.yichi.recognition.roster;

import cn.yichi.recognition.decision.DayStanding;
import cn.yichi.recognition.decision.Decision;
import cn.yichi.recognition.decision.Outcome;

/** In one word what a row was answered. Each row has exactly one. */
public enum RosterOutcome {
  GRANTED,
  CONDITIONAL,
  REFERRED,
  /** Valid, but a clause's test failed. */
  REFUSED,
  /** Not valid on the day: revoked, cancelled, withdrawn or expired. */
  INVALID,
  /** The day asked about lies before the issue, which says nothing against it. */
  NOT_YET_ISSUED,
  SUSPENDED,
  /** Nothing in force covers it, which says nothing against it. */
  NO_AGREEMENT,
  /** No such number was received, or the holder does not match; nobody is told which. */
  NOT_RECEIVED,
  /** Several certificates fit. */
  AMBIGUOUS,
  /** The row says nothing that could be asked. */
  FAULTY,
  /** Too many rows before it found nothing. */
  NOT_ASKED;

  static RosterOutcome of(Decision decision) {
    return switch (DayStanding.of(decision)) {
      case INVALID -> INVALID;
      case NOT_YET_ISSUED -> NOT_YET_ISSUED;
      case SUSPENDED -> SUSPENDED;
      case VALID -> ofValid(decision);
    };
  }

  private static RosterOutcome ofValid(Decision decision) {
    return switch (decision.outcome()) {
      case Outcome.Granted granted -> GRANTED;
      case Outcome.Conditional conditional -> CONDITIONAL;
      case Outcome.Referred referred -> REFERRED;
      case Outcome.Refused refused -> REFUSED;
      case Outcome.NoAgreement none -> NO_AGREEMENT;
    };
  }
}
