package cn.yichi.contracts.vocabulary;

/**
 * What a record of distinction is. A title of honour never is a level: 首席技师 of a district, 四级工匠 of
 * a power company and the like are {@link #OTHER}.
 */
public enum HonourKind {
  /** A place or medal in a contest (竞赛). */
  CONTEST_RESULT("竞赛成绩"),
  /** Technical expert (技术能手) of the nation, a province or below. */
  TECHNICAL_EXPERT("技术能手"),
  /** 中华技能大奖. */
  GRAND_SKILL_AWARD("中华技能大奖"),
  /** The expert after whom, or under whom, a master studio (技能大师工作室) is established. */
  MASTER_STUDIO_LEAD("技能大师工作室领衔专家"),
  /** Head of an expert group (专家组长) of WorldSkills. */
  CHIEF_EXPERT("世界技能大赛专家组长"),
  /** Any other honour, by its stated name only. */
  OTHER("其他荣誉");

  private final String nameZh;

  HonourKind(String nameZh) {
    this.nameZh = nameZh;
  }

  /** The Chinese name. */
  public String nameZh() {
    return nameZh;
  }

  /**
   * Reads a kind by its Chinese name or its identifier.
   *
   * @return refused as {@code BLANK} or {@code UNKNOWN_HONOUR_WORD}
   */
  public static Parsed<HonourKind> parse(String raw) {
    return ListedWords.parse(values(), HonourKind::nameZh, FaultCode.UNKNOWN_HONOUR_WORD, raw);
  }
}
