package cn.yichi.recognition.decision;

/** What must still be fulfilled before a conditional recognition takes effect. */
public enum Condition {
  VERIFICATION,
  FILING,
  REASSESSMENT,
  SAME_SPECIALTY,
  ENGINEERING_FIELD
}
