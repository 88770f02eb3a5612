package cn.yichi.recognition.agreement;

/** How the first day of effect is known. Assumptions are shown to whoever asks. */
public enum Basis {
  /** The source states the day. */
  STATED,
  /** No source states it; the day of signing is taken. */
  ASSUMED_FROM_SIGNING,
  /** No source states it; the day of the first report seen is taken. */
  ASSUMED_FROM_FIRST_REPORT
}
