package cn.yichi.registry.issuer;

import cn.yichi.contracts.vocabulary.CatalogueEdition;
import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.IssuerCode;
import cn.yichi.contracts.vocabulary.Occupation;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.contracts.vocabulary.SocialCreditCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Synthetic issuers of Chongqing. */
public final class Filings {
  public static final Occupation TURNER = new Occupation(CatalogueEdition.E2022, "6-18-01-01");
  public static final Occupation WELDER = new Occupation(CatalogueEdition.E2022, "6-18-02-04");

  private Filings() {}

  /** Filed for turners of three levels from 2021 to 2025 and, as a permit, for anything. */
  public static Issuer issuer(String code) {
    return new Issuer(
        new IssuerCode(code),
        "重庆市某技能评价中心",
        IssuerClass.SOCIAL_BODY,
        Optional.of(new SocialCreditCode("91350100M000100Y43")),
        List.of(
            new Filing(
                CertificateKind.SKILL_LEVEL,
                Optional.of(TURNER),
                Set.of(
                    SkillLevel.JUNIOR_WORKER,
                    SkillLevel.INTERMEDIATE_WORKER,
                    SkillLevel.SENIOR_WORKER),
                LocalDate.of(2021, 1, 1),
                Optional.of(LocalDate.of(2025, 12, 31))),
            new Filing(
                CertificateKind.SPECIALIZED_ABILITY,
                Optional.empty(),
                Set.of(),
                LocalDate.of(2022, 1, 1),
                Optional.empty())),
        List.of(new Standing(Standing.Status.GOOD, LocalDate.of(2021, 1, 1), Optional.empty())),
        1);
  }

  /** Version 1 of {@link #issuer}, as it is put on file. */
  public static IssuerChange filed(String code) {
    return IssuerChange.filed(issuer(code), IssuersContract.NOW);
  }

  static Issuer suspended(Issuer issuer, LocalDate from) {
    List<Standing> standing = new ArrayList<>(issuer.standing());
    standing.add(new Standing(Standing.Status.SUSPENDED, from, Optional.of("抽查不合格")));
    return new Issuer(
        issuer.code(),
        issuer.nameZh(),
        issuer.issuerClass(),
        issuer.creditCode(),
        issuer.filings(),
        standing,
        issuer.version());
  }

  static Issuer withoutCreditCode(Issuer issuer) {
    return new Issuer(
        issuer.code(),
        issuer.nameZh(),
        issuer.issuerClass(),
        Optional.empty(),
        issuer.filings(),
        issuer.standing(),
        issuer.version());
  }

  static Issuer without(Issuer issuer) {
    return stated(issuer, issuer.nameZh(), List.of());
  }

  static Issuer named(Issuer issuer, String name) {
    return stated(issuer, name, issuer.filings());
  }

  static Issuer filed(Issuer issuer, List<Filing> filings) {
    return stated(issuer, issuer.nameZh(), filings);
  }

  /** As a person states it, who knows nothing of proposals. */
  private static Issuer stated(Issuer issuer, String name, List<Filing> filings) {
    return new Issuer(
        issuer.code(),
        name,
        issuer.issuerClass(),
        issuer.creditCode(),
        filings,
        issuer.standing(),
        1);
  }
}
