package cn.yichi.recognition.agreement;

/** What must still be done before a clause's grant takes effect. */
public enum Procedure {
  NONE,
  /** Data check (核验). */
  VERIFICATION,
  /** Filing with the host (备案). */
  FILING,
  /** New assessment (考核). */
  REASSESSMENT
}
