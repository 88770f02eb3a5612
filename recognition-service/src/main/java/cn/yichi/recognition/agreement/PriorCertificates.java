package cn.yichi.recognition.agreement;

/** Whether a clause covers certificates issued before the agreement took effect. */
public enum PriorCertificates {
  COVERED,
  NOT_COVERED,
  /** The source does not say: a person must decide. */
  UNSTATED
}
