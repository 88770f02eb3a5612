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
  YEARS_HELD
}
