package cn.yichi.recognition.benefit;

/** Whether levels above the named one qualify too. */
public enum LevelsAbove {
  COVERED,
  NOT_COVERED,
  /** The source does not say: the paying office must. */
  UNSTATED
}
