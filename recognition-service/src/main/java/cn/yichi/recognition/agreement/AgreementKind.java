package cn.yichi.recognition.agreement;

/** Whether regions signed it with each other or a higher authority issued it. */
public enum AgreementKind {
  /** Signed by its parties; holds between two different parties. */
  AGREEMENT,
  /** Issued by authority; holds in its territory without signatures of parties. */
  STATUTE
}
