package cn.yichi.recognition.http;

import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.CertificateStatus;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.recognition.decision.CertificateView;
import cn.yichi.recognition.decision.GroundText;
import cn.yichi.recognition.decision.Replica;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The certificate in public words; never a name or a whole number. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "CertificateSketch")
record CertificateSketch(
    CertificateKind kind,
    @Schema(example = "职业技能等级证书") String kindName,
    @Schema(example = "车工") @Nullable String occupation,
    @Nullable String jobType,
    @Nullable SkillLevel level,
    @Nullable String levelName,
    @Nullable String title,
    @Schema(example = "S00***************0001") String numberMasked,
    RegionView home,
    String issuer,
    LocalDate issuedOn,
    @Nullable LocalDate validUntil,
    CertificateStatus status,
    int version) {

  static CertificateSketch of(Replica replica, Locale locale) {
    CertificateView view = replica.view();
    return new CertificateSketch(
        view.kind(),
        GroundText.kind(view.kind(), locale),
        view.occupationName().orElse(null),
        view.jobType().orElse(null),
        view.level().orElse(null),
        view.level().map(level -> GroundText.level(level, locale)).orElse(null),
        view.title().map(title -> title.nameZh()).orElse(null),
        replica.numberMasked(),
        RegionView.of(view.home(), locale),
        view.issuerName(),
        view.issuedOn(),
        view.validUntil().orElse(null),
        view.status(),
        view.version());
  }
}
