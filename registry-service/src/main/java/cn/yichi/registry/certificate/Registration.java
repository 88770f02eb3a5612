package cn.yichi.registry.certificate;

import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.CertificateNumber;
import cn.yichi.contracts.vocabulary.EducationLevel;
import cn.yichi.contracts.vocabulary.IdDocument;
import cn.yichi.contracts.vocabulary.IssuerCode;
import cn.yichi.contracts.vocabulary.MobileNumber;
import cn.yichi.contracts.vocabulary.Occupation;
import cn.yichi.contracts.vocabulary.PersonName;
import cn.yichi.contracts.vocabulary.ProfessionalTitle;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.contracts.vocabulary.SocialCreditCode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A draft that passed every check: what the register is asked to keep. Made only by {@link
 * DraftValidation}.
 *
 * @param occupation absent for professional titles
 * @param level absent for ungraded kinds and professional titles
 * @param title present for professional titles only
 * @param issuerName the issuer's name as stated, else the name on file
 * @param validUntil last day of validity; present for kinds that expire, and only for these
 * @param backfill the bureau declared an old file: nobody is to be told
 * @param origin the row it came from, absent for a single registration
 */
public record Registration(
    Holder holder,
    CertificateKind kind,
    CertificateNumber number,
    Optional<NamedOccupation> occupation,
    Optional<SkillLevel> level,
    Optional<ProfessionalTitle> title,
    IssuerCode issuer,
    String issuerName,
    Optional<LocalDate> assessedOn,
    LocalDate issuedOn,
    Optional<LocalDate> validUntil,
    Assessment assessment,
    Optional<Region> county,
    boolean backfill,
    Optional<Origin> origin) {

  /** The person, with what the bureau knows about them. */
  public record Holder(
      PersonName name,
      IdDocument document,
      Optional<MobileNumber> mobile,
      Optional<EducationLevel> education,
      Optional<SocialCreditCode> employer,
      Optional<String> industry) {
    /** Names no value: a holder is personal data and must not reach a log. */
    @Override
    public String toString() {
      return "Holder";
    }
  }

  /**
   * An occupation (职业) with its name in the catalogue and the job type (工种) as stated.
   *
   * @param nameZh the name in the catalogue of its edition
   */
  public record NamedOccupation(Occupation occupation, String nameZh, Optional<String> jobType) {}

  /**
   * How the assessment went.
   *
   * @param theoryScore 0–100
   * @param practiceScore 0–100
   * @param exceptionalBasis basis of an exceptional promotion (破格)
   */
  public record Assessment(
      Optional<BigDecimal> theoryScore,
      Optional<BigDecimal> practiceScore,
      Optional<String> standardVersion,
      Optional<String> exceptionalBasis) {}
}
