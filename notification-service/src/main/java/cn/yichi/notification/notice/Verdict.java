package cn.yichi.notification.notice;

/** The five outcomes of a recognition decision. */
public enum Verdict {
  GRANTED,
  CONDITIONAL,
  REFERRED,
  REFUSED,
  NO_AGREEMENT
}
