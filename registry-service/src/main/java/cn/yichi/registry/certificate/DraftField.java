package cn.yichi.registry.certificate;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One thing a bureau states about a certificate. The Chinese name is the column's heading in a
 * bureau's file, the English name the heading in English files and the property in JSON.
 */
public enum DraftField {
  NAME("姓名", "name"),
  DOCUMENT_TYPE("证件类型", "documentType"),
  DOCUMENT_NUMBER("证件号码", "documentNumber"),
  MOBILE("手机号码", "mobile"),
  EDUCATION("文化程度", "education"),
  KIND("证书类别", "kind"),
  OCCUPATION_NAME("职业名称", "occupationName"),
  OCCUPATION_CODE("职业编码", "occupationCode"),
  OCCUPATION_EDITION("职业分类版本", "occupationEdition"),
  JOB_TYPE("工种", "jobType"),
  LEVEL("等级", "level"),
  TITLE("职称名称", "title"),
  TITLE_GRADE("职称级别", "titleGrade"),
  NUMBER("证书编号", "number"),
  ISSUER_CODE("评价机构代码", "issuerCode"),
  ISSUER_NAME("评价机构名称", "issuerName"),
  ASSESSED_ON("评价日期", "assessedOn"),
  ISSUED_ON("发证日期", "issuedOn"),
  VALID_UNTIL("有效期至", "validUntil"),
  THEORY_SCORE("理论成绩", "theoryScore"),
  PRACTICE_SCORE("实操成绩", "practiceScore"),
  STANDARD_VERSION("标准版本", "standardVersion"),
  EXCEPTIONAL_BASIS("破格依据", "exceptionalBasis"),
  EMPLOYER_CODE("工作单位信用代码", "employerCode"),
  INDUSTRY("所属行业", "industry"),
  COUNTY("县区代码", "county");

  private static final Map<String, DraftField> BY_NAME =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(DraftField::nameEn, Function.identity()));

  private final String nameZh;
  private final String nameEn;

  DraftField(String nameZh, String nameEn) {
    this.nameZh = nameZh;
    this.nameEn = nameEn;
  }

  /** The heading in a bureau's file, e.g. {@code 证书编号}. */
  public String nameZh() {
    return nameZh;
  }

  /** The English heading and JSON property, e.g. {@code number}. */
  public String nameEn() {
    return nameEn;
  }

  /** The field of that English name, empty where there is none. */
  public static Optional<DraftField> named(String nameEn) {
    return Optional.ofNullable(BY_NAME.get(nameEn));
  }
}
