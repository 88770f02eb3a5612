package cn.yichi.contracts.vocabulary;

import java.util.Optional;

/** The five grades of professional titles (职称层级), lowest first. */
public enum TitleGrade {
  /** 员级. */
  TECHNICIAN_GRADE("员级"),
  /** 助理级. */
  ASSISTANT("助理级"),
  /** 中级. */
  INTERMEDIATE("中级"),
  /** 副高级. */
  DEPUTY_SENIOR("副高级"),
  /** 正高级. */
  SENIOR("正高级");

  private final String nameZh;

  TitleGrade(String nameZh) {
    this.nameZh = nameZh;
  }

  /** The standard Chinese name. */
  public String nameZh() {
    return nameZh;
  }

  /** The order from 1 to 5. */
  public int rank() {
    return ordinal() + 1;
  }

  /** True for 副高级 and 正高级, the scope of 高级职称 in agreements. */
  public boolean isSenior() {
    return this == DEPUTY_SENIOR || this == SENIOR;
  }

  /** The next grade up, empty above 正高级. */
  public Optional<TitleGrade> next() {
    return rank() == values().length ? Optional.empty() : Optional.of(values()[ordinal() + 1]);
  }

  /**
   * Reads a grade: 副高级, 副高, DEPUTY_SENIOR.
   *
   * @return refused as {@code BLANK} or {@code UNKNOWN_TITLE}; plain 高级 is refused, it may be
   *     either senior grade
   */
  public static Parsed<TitleGrade> parse(String raw) {
    String text = WrittenForm.compact(raw);
    if (text.isEmpty()) {
      return Parsed.invalid(FaultCode.BLANK, "");
    }
    for (TitleGrade grade : values()) {
      if (text.equals(grade.name())
          || text.equals(grade.nameZh)
          || (text + "级").equals(grade.nameZh)
          || text.equals(grade.nameZh + "职称")) {
        return Parsed.valid(grade);
      }
    }
    return Parsed.invalid(FaultCode.UNKNOWN_TITLE, text);
  }
}
