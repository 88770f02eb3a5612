package cn.yichi.recognition.agreement;

/** What a clause asks of the assessment body (评价机构). */
public enum IssuerTest {
  /** On file (备案) for kind, occupation and level on the day of issue, and in good standing. */
  FILED_AND_IN_GOOD_STANDING,
  /** On file and in good standing, and its filing reviewed by another party too (交叉互评). */
  CROSS_REVIEWED,
  /** One of the members of an alliance (联盟) on the day of issue. */
  ALLIANCE_MEMBER,
  /** One of the offices that the clause names. */
  NAMED_OFFICE,
  /** The source does not say. */
  UNSTATED,
  /** The source says that none is needed. */
  NONE
}
