package cn.yichi.recognition.agreement;

/** The part of a procedure that an exemption waives. */
public enum ExemptPart {
  /** Training (培训). */
  TRAINING,
  /** Safety training (安全技术培训). */
  SAFETY_TRAINING,
  /** The examination on hot work (动火作业). */
  HOT_WORK_EXAM
}
