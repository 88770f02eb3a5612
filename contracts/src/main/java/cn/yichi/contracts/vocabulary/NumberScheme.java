package cn.yichi.contracts.vocabulary;

/** Published rules by which certificate numbers are made. */
public enum NumberScheme {
  /** One letter and 21 digits [jmdrkj.cn/209234.html]. */
  SKILL_LEVEL_22,
  /** Two letters and 20 digits, 特级技师 [max.book118.com/html/2023/0227/8016057074005041.shtm]. */
  MASTER_TECHNICIAN_22,
  /** 16 digits [职业技能鉴定编码规则; m.yrrd.cn/dadarbgr/rbgervhe]. */
  QUALIFICATION_16,
  /** 13 digits of old Shanghai certificates [qqbanlv.com/wenku/12/315172.html]. */
  QUALIFICATION_13_SHANGHAI,
  /** No published rule fits; the number is kept as an opaque text. */
  UNKNOWN_SCHEME
}
