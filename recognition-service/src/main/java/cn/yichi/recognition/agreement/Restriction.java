package cn.yichi.recognition.agreement;

/** A condition that no fact in a certificate can settle. */
public enum Restriction {
  /** Same specialty (相应专业). */
  SAME_SPECIALTY,
  /** Engineering field (工程技术领域). */
  ENGINEERING_FIELD
}
