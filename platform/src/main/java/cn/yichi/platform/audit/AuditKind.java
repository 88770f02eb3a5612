package cn.yichi.platform.audit;

/** What kind of deed an entry is about. */
public enum AuditKind {
  /** A chain begins; the entry names the heads of those that the store held. */
  CHAIN_START,
  /** Chains go for their age; the entry names the head of each. */
  CHAIN_REMOVAL,
  /** Something was changed, or somebody wanted it to be. */
  CHANGE,
  /** Personal data was read, or somebody wanted to. */
  PERSONAL_READ
}
