package cn.yichi.contracts.vocabulary;

/** Class of a contest (竞赛级别), as its organiser announced it for the occupation contested. */
public enum ContestClass {
  /** 世界技能大赛. */
  WORLD_SKILLS("世界技能大赛"),
  /** 国家级一类技能竞赛. */
  NATIONAL_CLASS_1("国家级一类技能竞赛"),
  /** 国家级二类技能竞赛. */
  NATIONAL_CLASS_2("国家级二类技能竞赛"),
  /** The skills contest of a province or municipality, such as 中国·重庆职业技能大赛. */
  PROVINCIAL_SKILLS("省级职业技能大赛"),
  /** An industry's contest of a province or municipality (市级行业赛). */
  PROVINCIAL_INDUSTRY("省级行业赛"),
  /** 区县赛. */
  COUNTY("区县赛"),
  /** Any other, and an occupation that its contest did not announce in a class (行业工种). */
  UNCLASSED("未列类别");

  private final String nameZh;

  ContestClass(String nameZh) {
    this.nameZh = nameZh;
  }

  /** The Chinese name. */
  public String nameZh() {
    return nameZh;
  }

  /**
   * Reads a class by its Chinese name or its identifier.
   *
   * @return refused as {@code BLANK} or {@code UNKNOWN_HONOUR_WORD}
   */
  public static Parsed<ContestClass> parse(String raw) {
    return ListedWords.parse(values(), ContestClass::nameZh, FaultCode.UNKNOWN_HONOUR_WORD, raw);
  }
}
