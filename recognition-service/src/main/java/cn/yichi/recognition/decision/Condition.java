package cn.yichi.recognition.decision;

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
}
