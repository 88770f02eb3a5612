package cn.yichi.recognition.decision;

/** Why a decision was taken; {@code BACKFILL} tells nobody. */
public enum Cause {
  NEW,
  CORRECTION,
  STATUS,
  ISSUER,
  AGREEMENT,
  RULING,
  BACKFILL
}
