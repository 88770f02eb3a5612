package cn.yichi.contracts.vocabulary;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Education levels (文化程度), lowest first, as far as statistics of certificates ask for them. */
public enum EducationLevel {
  /** 小学及以下. */
  PRIMARY_OR_BELOW("小学及以下", "小学", "文盲", "文盲或半文盲"),
  /** 初中. */
  JUNIOR_HIGH("初中", "初级中学", "初中毕业", "初级中学教育"),
  /** 高中. */
  SENIOR_HIGH("高中", "普通高中", "普通高级中学教育", "高中毕业"),
  /** 技工学校. */
  TECHNICAL_SCHOOL("技工学校", "技校", "技工院校"),
  /** 中等职业教育: 中专, 职高. */
  SECONDARY_VOCATIONAL("中专", "中等专科", "中等职业教育", "中职", "职高", "职业高中", "中技"),
  /** 大学专科. */
  JUNIOR_COLLEGE("大学专科", "大专", "专科", "高职", "大学专科教育", "专科教育"),
  /** 大学本科. */
  BACHELOR("大学本科", "本科", "学士", "大学", "大学本科教育", "本科学历"),
  /** 硕士研究生. */
  MASTER("硕士研究生", "硕士", "研究生", "研究生教育"),
  /** 博士研究生. */
  DOCTOR("博士研究生", "博士");

  private static final Map<String, EducationLevel> BY_NAME = byName();

  private final String nameZh;
  private final List<String> alsoWritten;

  EducationLevel(String nameZh, String... alsoWritten) {
    this.nameZh = nameZh;
    this.alsoWritten = List.of(alsoWritten);
  }

  /** The standard Chinese name. */
  public String nameZh() {
    return nameZh;
  }

  /** True from 大学本科 on. */
  public boolean bachelorOrAbove() {
    return compareTo(BACHELOR) >= 0;
  }

  /**
   * Reads a level by its Chinese name, a common variant or its identifier.
   *
   * @return refused as {@code BLANK} or {@code UNKNOWN_EDUCATION}
   */
  public static Parsed<EducationLevel> parse(String raw) {
    String text = WrittenForm.compact(raw);
    EducationLevel level = BY_NAME.get(text);
    if (level != null) {
      return Parsed.valid(level);
    }
    return text.isEmpty()
        ? Parsed.invalid(FaultCode.BLANK, "")
        : Parsed.invalid(FaultCode.UNKNOWN_EDUCATION, text);
  }

  private static Map<String, EducationLevel> byName() {
    Map<String, EducationLevel> names = new HashMap<>();
    for (EducationLevel level : values()) {
      names.put(level.nameZh, level);
      names.put(level.name(), level);
      level.alsoWritten.forEach(name -> names.put(name, level));
    }
    return Map.copyOf(names);
  }
}
