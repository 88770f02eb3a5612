package cn.yichi.recognition.decision;

import cn.yichi.recognition.agreement.Clause;
import cn.yichi.recognition.agreement.Grants;
import cn.yichi.recognition.agreement.Procedure;
import cn.yichi.recognition.agreement.Restriction;

/** What must still be fulfilled before a conditional recognition takes effect. */
public enum Condition {
  VERIFICATION,
  FILING,
  REASSESSMENT,
  SAME_SPECIALTY,
  ENGINEERING_FIELD,
  /** What the clause asks to be shown; its grounds say what. */
  EVIDENCE,
  /** The years that the level must be held are not over; a ground says until when. */
  YEARS_HELD;

  /**
   * Whether the home region can say that it is fulfilled: it is a check of that region's own books.
   * Everything else is for the host to see.
   */
  public boolean isAnsweredByHomesBooks() {
    return switch (this) {
      case VERIFICATION, FILING -> true;
      case REASSESSMENT, SAME_SPECIALTY, ENGINEERING_FIELD, EVIDENCE, YEARS_HELD -> false;
    };
  }

  /** Whether a clause may ask for it. */
  public boolean isSetBy(Clause clause) {
    return switch (this) {
      case VERIFICATION -> clause.procedure() == Procedure.VERIFICATION;
      case FILING -> clause.procedure() == Procedure.FILING;
      case REASSESSMENT -> clause.procedure() == Procedure.REASSESSMENT;
      case SAME_SPECIALTY -> clause.restrictions().contains(Restriction.SAME_SPECIALTY);
      case ENGINEERING_FIELD -> clause.restrictions().contains(Restriction.ENGINEERING_FIELD);
      case EVIDENCE -> !clause.evidence().isEmpty();
      case YEARS_HELD -> clause.grants() instanceof Grants.EligibleForTitle;
    };
  }
}
