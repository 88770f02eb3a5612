package cn.yichi.contracts.vocabulary;

/** How far the authority of whoever conferred an honour reaches, widest first. */
public enum HonourScope {
  /** 世界级. */
  WORLD("世界级"),
  /** 国家级. */
  NATIONAL("国家级"),
  /** 省级, in a municipality such as Chongqing 市级. */
  PROVINCIAL("省级"),
  /** 地市级. */
  CITY("地市级"),
  /** 区县级. */
  COUNTY("区县级"),
  /** Within one employer (用人单位). */
  EMPLOYER("用人单位");

  private final String nameZh;

  HonourScope(String nameZh) {
    this.nameZh = nameZh;
  }

  /** The Chinese name. */
  public String nameZh() {
    return nameZh;
  }

  /**
   * Reads a scope by its Chinese name or its identifier.
   *
   * @return refused as {@code BLANK} or {@code UNKNOWN_HONOUR_WORD}
   */
  public static Parsed<HonourScope> parse(String raw) {
    return ListedWords.parse(values(), HonourScope::nameZh, FaultCode.UNKNOWN_HONOUR_WORD, raw);
  }
}
