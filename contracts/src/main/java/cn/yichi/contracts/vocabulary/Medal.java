package cn.yichi.contracts.vocabulary;

/** What WorldSkills and contests like it award besides places. */
public enum Medal {
  /** 金牌. */
  GOLD("金牌"),
  /** 银牌. */
  SILVER("银牌"),
  /** 铜牌. */
  BRONZE("铜牌"),
  /** Medallion of excellence (优胜奖). */
  EXCELLENCE("优胜奖");

  private final String nameZh;

  Medal(String nameZh) {
    this.nameZh = nameZh;
  }

  /** The Chinese name. */
  public String nameZh() {
    return nameZh;
  }

  /**
   * Reads a medal by its Chinese name or its identifier.
   *
   * @return refused as {@code BLANK} or {@code UNKNOWN_HONOUR_WORD}
   */
  public static Parsed<Medal> parse(String raw) {
    return ListedWords.parse(values(), Medal::nameZh, FaultCode.UNKNOWN_HONOUR_WORD, raw);
  }
}
