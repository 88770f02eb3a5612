package cn.yichi.notification.contact;

/** What came of one consumed fact; a fact without consequence still counts as applied. */
public enum Effect {
  /** It was the newest word on its subject and has been taken in. */
  APPLIED,
  /** The same word had been taken in before. */
  DUPLICATE,
  /** A newer word had been taken in before. */
  STALE
}
