package cn.yichi.contracts.vocabulary;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Kinds of certificates (证书类别). A safety permit (特种作业), a construction permit (建筑施工特种作业) and a
 * special equipment permit (特种设备作业) are three licences that do not stand in for one another
 * [m.sdyangniu.com/show.asp?id=25757; cqqjgg.com/content/?858.html].
 */
public enum CertificateKind {
  /** 职业资格证书 of skilled workers; no expiry. */
  VOCATIONAL_QUALIFICATION("职业资格证书", true, false, "国家职业资格证书", "职业资格"),
  /** 职业技能等级证书; no expiry. */
  SKILL_LEVEL("职业技能等级证书", true, false, "技能等级证书", "职业技能等级", "等级证书"),
  /** 专项职业能力证书; ungraded, no expiry. */
  SPECIALIZED_ABILITY("专项职业能力证书", false, false, "专项职业能力考核证书", "专项职业能力", "专项证书", "专项能力证书"),
  /** 特种作业操作证; reviewed every three years. */
  SPECIAL_OPERATION("特种作业操作证", false, true, "中华人民共和国特种作业操作证", "特种作业"),
  /** 建筑施工特种作业操作资格证; valid two years. */
  CONSTRUCTION_SPECIAL_OP(
      "建筑施工特种作业操作资格证", false, true, "建筑施工特种作业操作资格证书", "建筑施工特种作业人员操作资格证", "建筑施工特种作业"),
  /** 特种设备作业人员证. */
  SPECIAL_EQUIPMENT_OP("特种设备作业人员证", false, true, "特种设备作业人员证书", "特种设备安全管理和作业人员证", "特种设备作业"),
  /** 职称证书; graded by {@link TitleGrade}, not by skill level. */
  PROFESSIONAL_TITLE("职称证书", false, false, "职称", "专业技术资格证书", "专业技术职务任职资格证书");

  private static final Map<String, CertificateKind> BY_NAME = byName();

  private final String nameZh;
  private final boolean graded;
  private final boolean expires;
  private final List<String> alsoWritten;

  CertificateKind(String nameZh, boolean graded, boolean expires, String... alsoWritten) {
    this.nameZh = nameZh;
    this.graded = graded;
    this.expires = expires;
    this.alsoWritten = List.of(alsoWritten);
  }

  /** The standard Chinese name. */
  public String nameZh() {
    return nameZh;
  }

  /** True when a certificate of this kind states a {@link SkillLevel}. */
  public boolean graded() {
    return graded;
  }

  /** True when a certificate of this kind has a last day of validity. */
  public boolean expires() {
    return expires;
  }

  /** True when the number contains the holder's ID number and so is personal data. */
  public boolean numberIsPersonal() {
    return this == SPECIAL_OPERATION;
  }

  /**
   * Reads a kind by its Chinese name, a common variant of it or its identifier.
   *
   * @return refused as {@code BLANK} or {@code UNKNOWN_KIND}
   */
  public static Parsed<CertificateKind> parse(String raw) {
    String text = WrittenForm.compact(raw);
    CertificateKind kind = BY_NAME.get(text);
    if (kind != null) {
      return Parsed.valid(kind);
    }
    return text.isEmpty()
        ? Parsed.invalid(FaultCode.BLANK, "")
        : Parsed.invalid(FaultCode.UNKNOWN_KIND, text);
  }

  private static Map<String, CertificateKind> byName() {
    Map<String, CertificateKind> names = new HashMap<>();
    for (CertificateKind kind : values()) {
      names.put(kind.nameZh, kind);
      names.put(kind.name(), kind);
      kind.alsoWritten.forEach(name -> names.put(name, kind));
    }
    return Map.copyOf(names);
  }
}
