package cn.yichi.registry.http;

import cn.yichi.contracts.vocabulary.ProfessionalTitle;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.registry.certificate.Attestation;
import cn.yichi.registry.certificate.Certificate;
import cn.yichi.registry.certificate.Registration.NamedOccupation;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The public state of a certificate: whose it is, and its full number, are not told. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Certificate")
record CertificateView(
    String certificateId,
    int version,
    String homeRegion,
    String kind,
    String kindZh,
    @Schema(description = "the number with all but its ends starred") String numberMasked,
    @Nullable OccupationView occupation,
    @Schema(description = "identifier of the skill level") @Nullable String level,
    @Nullable String levelZh,
    @Nullable String title,
    String issuerCode,
    String issuerName,
    @Nullable LocalDate assessedOn,
    LocalDate issuedOn,
    @Nullable LocalDate validUntil,
    @Nullable String county,
    String status,
    String statusZh,
    @Nullable String statusReason,
    LocalDate effectiveFrom,
    Instant recordedAt) {

  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "Occupation")
  record OccupationView(String edition, String code, String nameZh, @Nullable String jobType) {}

  static CertificateView of(Certificate certificate) {
    Attestation says = certificate.says();
    return new CertificateView(
        certificate.id().value(),
        certificate.version(),
        certificate.home().code(),
        certificate.kind().name(),
        certificate.kind().nameZh(),
        certificate.number().masked(),
        says.occupation().map(CertificateView::occupation).orElse(null),
        says.level().map(SkillLevel::name).orElse(null),
        says.level().map(SkillLevel::nameZh).orElse(null),
        says.title().map(ProfessionalTitle::nameZh).orElse(null),
        says.issuer().value(),
        says.issuerName(),
        says.days().assessedOn().orElse(null),
        says.days().issuedOn(),
        says.days().validUntil().orElse(null),
        says.place().county().map(Region::code).orElse(null),
        certificate.standing().status().name(),
        certificate.standing().status().nameZh(),
        certificate.standing().reason().orElse(null),
        certificate.recorded().effectiveFrom(),
        certificate.recorded().recordedAt());
  }

  static OccupationView occupation(NamedOccupation named) {
    return new OccupationView(
        named.occupation().edition().name(),
        named.occupation().code(),
        named.nameZh(),
        named.jobType().orElse(null));
  }
}
