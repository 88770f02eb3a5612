package cn.yichi.registry.certificate;

import static java.util.Objects.requireNonNull;

import cn.yichi.contracts.vocabulary.IssuerCode;
import cn.yichi.contracts.vocabulary.ProfessionalTitle;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.contracts.vocabulary.SocialCreditCode;
import cn.yichi.registry.certificate.Registration.Assessment;
import cn.yichi.registry.certificate.Registration.NamedOccupation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a certificate says, without whose it is.
 *
 * @param occupation empty for kinds without one
 * @param level empty for ungraded kinds
 * @param title the professional title, empty for other kinds
 * @param issuer code of the assessment body
 * @param issuerName its name as stated
 * @param days assessment, issue and end of validity
 * @param assessment how the assessment went
 * @param place where the holder works and the certificate was issued
 */
public record Attestation(
    Optional<NamedOccupation> occupation,
    Optional<SkillLevel> level,
    Optional<ProfessionalTitle> title,
    IssuerCode issuer,
    String issuerName,
    Days days,
    Assessment assessment,
    Place place) {

  /**
   * The legal days of a certificate.
   *
   * @param assessedOn day of assessment, empty where not stated
   * @param issuedOn day of issue
   * @param validUntil last day of validity, empty for kinds that do not expire
   */
  public record Days(
      Optional<LocalDate> assessedOn, LocalDate issuedOn, Optional<LocalDate> validUntil) {
    public Days {
      requireNonNull(assessedOn, "assessedOn");
      requireNonNull(issuedOn, "issuedOn");
      requireNonNull(validUntil, "validUntil");
    }
  }

  /**
   * Where a certificate belongs.
   *
   * @param employer the employer's credit code, empty where not stated
   * @param industry 所属行业, empty where not stated
   * @param county county of issue, empty where not stated
   */
  public record Place(
      Optional<SocialCreditCode> employer, Optional<String> industry, Optional<Region> county) {
    public Place {
      requireNonNull(employer, "employer");
      requireNonNull(industry, "industry");
      requireNonNull(county, "county");
    }
  }

  public Attestation {
    requireNonNull(occupation, "occupation");
    requireNonNull(level, "level");
    requireNonNull(title, "title");
    requireNonNull(issuer, "issuer");
    requireNonNull(issuerName, "issuerName");
    requireNonNull(days, "days");
    // 85 and 85.0 are one score, although BigDecimal tells them apart.
    assessment =
        new Assessment(
            assessment.theoryScore().map(BigDecimal::stripTrailingZeros),
            assessment.practiceScore().map(BigDecimal::stripTrailingZeros),
            assessment.standardVersion(),
            assessment.exceptionalBasis());
    requireNonNull(place, "place");
  }

  /** What a registration states. */
  static Attestation of(Registration stated) {
    return new Attestation(
        stated.occupation(),
        stated.level(),
        stated.title(),
        stated.issuer(),
        stated.issuerName(),
        new Days(stated.assessedOn(), stated.issuedOn(), stated.validUntil()),
        stated.assessment(),
        new Place(stated.holder().employer(), stated.holder().industry(), stated.county()));
  }
}
