package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.CertificateStatus;
import cn.yichi.contracts.vocabulary.IssuerCode;
import cn.yichi.contracts.vocabulary.Occupation;
import cn.yichi.contracts.vocabulary.ProfessionalTitle;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SkillLevel;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What the engine needs of one version of a certificate.
 *
 * @param id the certificate
 * @param version its version, from 1
 * @param home region whose registry keeps it
 * @param county county of issue, where stated
 * @param kind its kind
 * @param occupation occupation by catalogue edition; empty for kinds without one
 * @param occupationName occupation or, for permits, operation as stated
 * @param jobType job type (工种) as stated
 * @param level skill level; empty for ungraded kinds
 * @param title professional title; empty for other kinds
 * @param issuer code of the assessment body
 * @param issuerName its name as stated
 * @param issuedOn day of issue
 * @param validUntil last day of validity, for kinds that expire
 * @param standardVersion version of the occupational standard, where stated
 * @param exceptionalBasis basis of an exceptional promotion (破格), where there was one
 * @param status its status at this version
 * @param statusSince legal day from which this status holds
 */
public record CertificateView(
    CertificateId id,
    int version,
    Region home,
    Optional<Region> county,
    CertificateKind kind,
    Optional<Occupation> occupation,
    Optional<String> occupationName,
    Optional<String> jobType,
    Optional<SkillLevel> level,
    Optional<ProfessionalTitle> title,
    IssuerCode issuer,
    String issuerName,
    LocalDate issuedOn,
    Optional<LocalDate> validUntil,
    Optional<String> standardVersion,
    Optional<String> exceptionalBasis,
    CertificateStatus status,
    LocalDate statusSince) {
  /** The narrowest region known: the county where it lies in the home region, else that region. */
  public Region origin() {
    return county.filter(home::contains).orElse(home);
  }
}
