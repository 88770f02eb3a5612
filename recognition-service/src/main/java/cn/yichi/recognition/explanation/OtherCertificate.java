package cn.yichi.recognition.explanation;

import cn.yichi.contracts.vocabulary.CertificateStatus;
import cn.yichi.contracts.vocabulary.ProfessionalTitle;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.contracts.vocabulary.TitleGrade;
import cn.yichi.recognition.decision.CertificateView;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A certificate of which something may be thought otherwise.
 *
 * @param as the certificate as it is
 */
record OtherCertificate(
    CertificateView as,
    Optional<SkillLevel> level,
    Optional<ProfessionalTitle> title,
    LocalDate issuedOn,
    Optional<LocalDate> validUntil,
    Optional<String> standardVersion,
    CertificateStatus status) {
  static OtherCertificate of(CertificateView view) {
    return new OtherCertificate(
        view,
        view.level(),
        view.title(),
        view.issuedOn(),
        view.validUntil(),
        view.standardVersion(),
        view.status());
  }

  OtherCertificate level(SkillLevel other) {
    return new OtherCertificate(
        as, Optional.of(other), title, issuedOn, validUntil, standardVersion, status);
  }

  /** Its title with another grade. */
  OtherCertificate grade(TitleGrade other) {
    return new OtherCertificate(
        as,
        level,
        title.map(it -> new ProfessionalTitle(it.nameZh(), other)),
        issuedOn,
        validUntil,
        standardVersion,
        status);
  }

  OtherCertificate issuedOn(LocalDate other) {
    return new OtherCertificate(as, level, title, other, validUntil, standardVersion, status);
  }

  OtherCertificate validUntil(LocalDate other) {
    return new OtherCertificate(
        as, level, title, issuedOn, Optional.of(other), standardVersion, status);
  }

  OtherCertificate standard(String other) {
    return new OtherCertificate(as, level, title, issuedOn, validUntil, Optional.of(other), status);
  }

  OtherCertificate status(CertificateStatus other) {
    return new OtherCertificate(as, level, title, issuedOn, validUntil, standardVersion, other);
  }

  CertificateView view() {
    return new CertificateView(
        as.id(),
        as.version(),
        as.home(),
        as.county(),
        as.kind(),
        as.occupation(),
        as.occupationName(),
        as.jobType(),
        level,
        title,
        as.issuer(),
        as.issuerName(),
        issuedOn,
        validUntil,
        standardVersion,
        as.exceptionalBasis(),
        status,
        as.statusSince());
  }
}
