package cn.yichi.contracts.vocabulary;

import java.util.Optional;

/**
 * The eight skill levels (职业技能等级, 新八级工) [人社部发〔2022〕14号, as reported by
 * gdpw.com.cn/jzspx/092024/2281782.html].
 *
 * <p>Rank and code run against each other: rank 1 is the lowest, certificate code 1 (一级) is the
 * highest that an examination gives. The two posts above it and the apprentice have no code.
 */
public enum SkillLevel {
  /** 学徒工, below certificates. */
  APPRENTICE("学徒工", 0),
  /** 初级工, 五级. */
  JUNIOR_WORKER("初级工", 5),
  /** 中级工, 四级. */
  INTERMEDIATE_WORKER("中级工", 4),
  /** 高级工, 三级; highly skilled workers (高技能人才) begin here. */
  SENIOR_WORKER("高级工", 3),
  /** 技师, 二级. */
  TECHNICIAN("技师", 2),
  /** 高级技师, 一级. */
  SENIOR_TECHNICIAN("高级技师", 1),
  /** 特级技师, a post within an employer [xxf315.com/index.php?c=show&id=112762]. */
  MASTER_TECHNICIAN("特级技师", 0),
  /** 首席技师, a post within an employer. Not the district honour of the same name. */
  CHIEF_TECHNICIAN("首席技师", 0);

  private static final SkillLevel[] BY_CODE = {
    SENIOR_TECHNICIAN, TECHNICIAN, SENIOR_WORKER, INTERMEDIATE_WORKER, JUNIOR_WORKER
  };

  private final String nameZh;
  private final int code;

  SkillLevel(String nameZh, int code) {
    this.nameZh = nameZh;
    this.code = code;
  }

  /** The order from 1 (apprentice) to 8 (chief technician). */
  public int rank() {
    return ordinal() + 1;
  }

  /** The certificate code from 5 (lowest) to 1, empty for apprentice, master and chief. */
  public Optional<Integer> code() {
    return code == 0 ? Optional.empty() : Optional.of(code);
  }

  /** The standard Chinese name. */
  public String nameZh() {
    return nameZh;
  }

  /** True for the two posts that end with the employment (评聘). */
  public boolean tiedToEmployer() {
    return this == MASTER_TECHNICIAN || this == CHIEF_TECHNICIAN;
  }

  /** True from 高级工 on (高技能人才). */
  public boolean highlySkilled() {
    return rank() >= SENIOR_WORKER.rank();
  }

  /** True when this level is the other or above it. */
  public boolean atLeast(SkillLevel other) {
    return rank() >= other.rank();
  }

  /** The level of a certificate code 5 to 1, or empty. */
  public static Optional<SkillLevel> ofCode(int code) {
    return code >= 1 && code <= BY_CODE.length ? Optional.of(BY_CODE[code - 1]) : Optional.empty();
  }

  /**
   * Reads a level as bureaus write it: 三级, 高级工, 3, 三级/高级工, 高级工（三级）, 三级高级工, 高级.
   *
   * @return refused as {@code BLANK} (also 无, /), {@code UNKNOWN_LEVEL}, {@code LEVEL_CONTRADICTS}
   *     (二级/高级工) or {@code LEVEL_IS_HONOUR} (四级工匠, 区首席技师)
   */
  public static Parsed<SkillLevel> parse(String raw) {
    return LevelWords.parse(raw);
  }
}
