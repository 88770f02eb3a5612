package cn.yichi.registry.http;

import cn.yichi.registry.certificate.CertificateDraft;
import cn.yichi.registry.certificate.DraftField;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A certificate as one request states it; every value is text, as in a bureau's file. */
@Schema(name = "CertificateStatement", description = "A certificate as a bureau states it")
record CertificateBody(
    @Schema(description = "姓名", example = "王川江", requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String name,
    @Schema(description = "证件类型", example = "居民身份证", requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String documentType,
    @Schema(
            description = "证件号码",
            example = "11010519491231002X",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String documentNumber,
    @Schema(description = "手机号码") @Nullable String mobile,
    @Schema(description = "文化程度", example = "大学专科") @Nullable String education,
    @Schema(description = "证书类别", example = "职业技能等级证书", requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String kind,
    @Schema(description = "职业名称; this or occupationCode", example = "车工")
        @Nullable String occupationName,
    @Schema(description = "职业编码", example = "6-18-01-01") @Nullable String occupationCode,
    @Schema(description = "职业分类版本", example = "2022") @Nullable String occupationEdition,
    @Schema(description = "工种", example = "数控车工") @Nullable String jobType,
    @Schema(description = "等级; needed where the kind is graded", example = "四级/中级工")
        @Nullable String level,
    @Schema(description = "职称名称; needed for 职称证书", example = "高级工程师") @Nullable String title,
    @Schema(description = "职称级别", example = "副高级") @Nullable String titleGrade,
    @Schema(
            description = "证书编号",
            example = "S000050000123234000001",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String number,
    @Schema(
            description = "评价机构代码",
            example = "S000050000123",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String issuerCode,
    @Schema(description = "评价机构名称") @Nullable String issuerName,
    @Schema(description = "评价日期", example = "2023-05-10") @Nullable String assessedOn,
    @Schema(
            description = "发证日期",
            example = "2023-06-01",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String issuedOn,
    @Schema(description = "有效期至; needed where the kind expires") @Nullable String validUntil,
    @Schema(
            types = {"string", "number"},
            description = "理论成绩, 0 to 100",
            example = "85.5")
        @Nullable String theoryScore,
    @Schema(
            types = {"string", "number"},
            description = "实操成绩, 0 to 100",
            example = "90")
        @Nullable String practiceScore,
    @Schema(description = "标准版本", example = "2018年版") @Nullable String standardVersion,
    @Schema(description = "破格依据") @Nullable String exceptionalBasis,
    @Schema(description = "工作单位信用代码") @Nullable String employerCode,
    @Schema(description = "所属行业") @Nullable String industry,
    @Schema(description = "县区代码", example = "500116") @Nullable String county,
    @Schema(description = "an old certificate entered late: nobody is notified")
        @Nullable Boolean backfill) {

  CertificateDraft draft() {
    Map<DraftField, @Nullable String> stated = new EnumMap<>(DraftField.class);
    stated.put(DraftField.NAME, name);
    stated.put(DraftField.DOCUMENT_TYPE, documentType);
    stated.put(DraftField.DOCUMENT_NUMBER, documentNumber);
    stated.put(DraftField.MOBILE, mobile);
    stated.put(DraftField.EDUCATION, education);
    stated.put(DraftField.KIND, kind);
    stated.put(DraftField.OCCUPATION_NAME, occupationName);
    stated.put(DraftField.OCCUPATION_CODE, occupationCode);
    stated.put(DraftField.OCCUPATION_EDITION, occupationEdition);
    stated.put(DraftField.JOB_TYPE, jobType);
    stated.put(DraftField.LEVEL, level);
    stated.put(DraftField.TITLE, title);
    stated.put(DraftField.TITLE_GRADE, titleGrade);
    stated.put(DraftField.NUMBER, number);
    stated.put(DraftField.ISSUER_CODE, issuerCode);
    stated.put(DraftField.ISSUER_NAME, issuerName);
    stated.put(DraftField.ASSESSED_ON, assessedOn);
    stated.put(DraftField.ISSUED_ON, issuedOn);
    stated.put(DraftField.VALID_UNTIL, validUntil);
    stated.put(DraftField.THEORY_SCORE, theoryScore);
    stated.put(DraftField.PRACTICE_SCORE, practiceScore);
    stated.put(DraftField.STANDARD_VERSION, standardVersion);
    stated.put(DraftField.EXCEPTIONAL_BASIS, exceptionalBasis);
    stated.put(DraftField.EMPLOYER_CODE, employerCode);
    stated.put(DraftField.INDUSTRY, industry);
    stated.put(DraftField.COUNTY, county);
    return CertificateDraft.from(
        field -> {
          String text = stated.get(field);
          return text == null ? "" : text;
        });
  }

  boolean isBackfill() {
    return Boolean.TRUE.equals(backfill);
  }
}
