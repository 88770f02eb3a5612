package cn.yichi.notification.notice;

/** Why a decision was taken. */
public enum Cause {
  /** A certificate was decided upon for the first time. */
  NEW,
  /** The certificate's facts were corrected. */
  CORRECTION,
  /** The certificate's status changed. */
  STATUS,
  /** The issuer arrived, or its filing or standing changed. */
  ISSUER,
  /** An agreement began, changed or ended. */
  AGREEMENT,
  /** A person ruled on what had been referred. */
  RULING,
  /** An old file or the bootstrap of a region: tells nobody, but is remembered. */
  BACKFILL
}
