package cn.yichi.registry.certificate;

import cn.yichi.contracts.vocabulary.CatalogueEdition;
import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.IssuerCode;
import cn.yichi.contracts.vocabulary.Occupation;
import cn.yichi.contracts.vocabulary.OccupationCatalogue;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.registry.issuer.Filing;
import cn.yichi.registry.issuer.InMemoryIssuers;
import cn.yichi.registry.issuer.Issuer;
import cn.yichi.registry.issuer.IssuerChange;
import cn.yichi.registry.issuer.IssuerClass;
import cn.yichi.registry.issuer.IssuerDirectory;
import cn.yichi.registry.issuer.Standing;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Synthetic drafts of Sichuan as of 2026-03-01, and issuers that may issue them. */
public final class Drafts {
  public static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-01T04:00:00Z"), ZoneOffset.UTC);
  public static final String ISSUER = "S000051000123";
  public static final String ISSUER_NAME = "四川某技能评价中心";
  public static final String SUSPENDED = "S000051000124";
  private static final Region SICHUAN = new Region("510000");

  private Drafts() {}

  /** The checks of Sichuan's registry. */
  public static DraftValidation validation() {
    return new DraftValidation(SICHUAN, directory(), OccupationCatalogue.standard(), CLOCK);
  }

  /** Two issuers: one in good standing, one suspended from 2025 on. */
  public static IssuerDirectory directory() {
    InMemoryIssuers issuers = new InMemoryIssuers();
    Standing good = new Standing(Standing.Status.GOOD, LocalDate.of(2015, 1, 1), Optional.empty());
    Standing suspended =
        new Standing(Standing.Status.SUSPENDED, LocalDate.of(2025, 1, 1), Optional.of("抽查不合格"));
    issuers.save(filed(issuer(ISSUER, List.of(good))));
    issuers.save(filed(issuer(SUSPENDED, List.of(good, suspended))));
    IssuerDirectory directory = new IssuerDirectory(issuers);
    directory.refresh();
    return directory;
  }

  private static IssuerChange filed(Issuer issuer) {
    return new IssuerChange(
        Optional.empty(),
        issuer,
        IssuerChange.Fact.FILED,
        LocalDate.of(2015, 1, 1),
        CLOCK.instant());
  }

  private static Issuer issuer(String code, List<Standing> standing) {
    LocalDate from = LocalDate.of(2015, 1, 1);
    Set<SkillLevel> levels = EnumSet.range(SkillLevel.JUNIOR_WORKER, SkillLevel.SENIOR_TECHNICIAN);
    return new Issuer(
        new IssuerCode(code),
        ISSUER_NAME,
        IssuerClass.SOCIAL_BODY,
        Optional.empty(),
        List.of(
            filing(CertificateKind.SKILL_LEVEL, "6-18-01-01", levels, from),
            filing(CertificateKind.SKILL_LEVEL, "6-18-02-04", levels, from),
            filing(CertificateKind.SKILL_LEVEL, "6-18-99-99", levels, from),
            new Filing(
                CertificateKind.SPECIALIZED_ABILITY,
                Optional.empty(),
                Set.of(),
                from,
                Optional.empty()),
            new Filing(
                CertificateKind.SPECIAL_OPERATION,
                Optional.empty(),
                Set.of(),
                from,
                Optional.empty()),
            new Filing(
                CertificateKind.VOCATIONAL_QUALIFICATION,
                Optional.empty(),
                levels,
                from,
                Optional.empty()),
            new Filing(
                CertificateKind.PROFESSIONAL_TITLE,
                Optional.empty(),
                Set.of(),
                from,
                Optional.empty())),
        standing,
        1);
  }

  private static Filing filing(
      CertificateKind kind, String occupation, Set<SkillLevel> levels, LocalDate from) {
    return new Filing(
        kind,
        Optional.of(new Occupation(CatalogueEdition.E2022, occupation)),
        levels,
        from,
        Optional.empty());
  }

  /** A sound turner (车工) of level 3, every column stated. */
  public static Map<DraftField, String> sound() {
    Map<DraftField, String> row = new EnumMap<>(DraftField.class);
    row.put(DraftField.NAME, "王川江");
    row.put(DraftField.DOCUMENT_TYPE, "居民身份证");
    row.put(DraftField.DOCUMENT_NUMBER, "11010519491231002X");
    row.put(DraftField.MOBILE, "13800001234");
    row.put(DraftField.EDUCATION, "大专");
    row.put(DraftField.KIND, "职业技能等级证书");
    row.put(DraftField.OCCUPATION_NAME, "车工");
    row.put(DraftField.OCCUPATION_CODE, "6-18-01-01");
    row.put(DraftField.OCCUPATION_EDITION, "2022版");
    row.put(DraftField.JOB_TYPE, "数控车工");
    row.put(DraftField.LEVEL, "三级/高级工");
    row.put(DraftField.NUMBER, "S000051000123233000001");
    row.put(DraftField.ISSUER_CODE, ISSUER);
    row.put(DraftField.ISSUER_NAME, ISSUER_NAME);
    row.put(DraftField.ASSESSED_ON, "2023-05-20");
    row.put(DraftField.ISSUED_ON, "2023-06-15");
    row.put(DraftField.THEORY_SCORE, "86.5");
    row.put(DraftField.PRACTICE_SCORE, "90");
    row.put(DraftField.STANDARD_VERSION, "2018年版");
    row.put(DraftField.EMPLOYER_CODE, "91350100M000100Y43");
    row.put(DraftField.INDUSTRY, "制造业");
    row.put(DraftField.COUNTY, "511600");
    return row;
  }

  /** A sound safety permit (特种作业操作证), which expires. */
  public static Map<DraftField, String> permit() {
    Map<DraftField, String> row = sound();
    row.put(DraftField.KIND, "特种作业操作证");
    row.put(DraftField.NUMBER, "T11010519491231002X");
    row.put(DraftField.OCCUPATION_NAME, "电工");
    row.put(DraftField.OCCUPATION_CODE, "6-31-01-03");
    row.put(DraftField.JOB_TYPE, "低压电工作业");
    row.remove(DraftField.LEVEL);
    row.put(DraftField.VALID_UNTIL, "2029-06-14");
    return row;
  }

  /** A sound professional title, as a bureau writes it that has no columns for titles. */
  public static Map<DraftField, String> title() {
    Map<DraftField, String> row = sound();
    row.put(DraftField.KIND, "职称证书");
    row.put(DraftField.NUMBER, "川职A2023000001");
    row.put(DraftField.OCCUPATION_NAME, "高级工程师");
    row.remove(DraftField.OCCUPATION_CODE);
    row.remove(DraftField.LEVEL);
    row.remove(DraftField.JOB_TYPE);
    return row;
  }
}
