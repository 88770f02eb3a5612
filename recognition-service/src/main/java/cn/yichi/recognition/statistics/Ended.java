package cn.yichi.recognition.statistics;

/** How a question ended that somebody asked, each in exactly one way. */
public enum Ended {
  /** Decided: granted, conditional, refused, not valid or no agreement. */
  ANSWERED_AT_ONCE,
  /** A person must answer first. */
  REFERRED,
  /** No such number was received, or the holder does not match. */
  NOT_FOUND,
  /** Several certificates fit, or a row of a roster could not be asked. */
  UNRESOLVED
}
