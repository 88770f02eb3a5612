package cn.yichi.registry.certificate;

import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.FaultCode;
import cn.yichi.contracts.vocabulary.IssuerCode;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.registry.certificate.Registration.NamedOccupation;
import cn.yichi.registry.issuer.Issuer;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Whether the issuer is who the row says, and was entitled to issue this. */
final class IssuerChecks {
  /**
   * Words that bodies without a licence may not use in their name [人社部, 2022-03-16, as reported by
   * duxue.zbjank.com/article/10]. A body on file may carry them in its filed name.
   */
  private static final List<String> RESERVED_WORDS =
      List.of("中华人民共和国", "中国", "中华", "国家", "全国", "职业资格", "人员资格");

  private IssuerChecks() {}

  /** The name to keep: as stated, else as filed. */
  static String name(Findings findings, Optional<IssuerCode> code, Optional<Issuer> filed) {
    String stated = findings.text(DraftField.ISSUER_NAME);
    if (code.isPresent() && filed.isEmpty()) {
      findings.fault(FaultCode.ISSUER_NOT_ON_FILE, DraftField.ISSUER_CODE, code.get().value());
    }
    if (!findings.states(DraftField.ISSUER_NAME)) {
      return filed.map(Issuer::nameZh).orElse("");
    }
    if (filed.isEmpty() || !filed.get().nameZh().equals(stated)) {
      differs(findings, stated, filed);
    }
    return stated;
  }

  private static void differs(Findings findings, String stated, Optional<Issuer> filed) {
    RESERVED_WORDS.stream()
        .filter(stated::contains)
        .findFirst()
        .ifPresent(
            word ->
                findings.fault(RowFaultCode.ISSUER_NAME_FORBIDDEN, DraftField.ISSUER_NAME, word));
    filed.ifPresent(
        issuer ->
            findings.warn(
                RowWarning.Code.ISSUER_NAME_DIFFERS, DraftField.ISSUER_NAME, issuer.nameZh()));
  }

  static void entitled(
      Findings findings,
      Issuer issuer,
      CertificateKind kind,
      Optional<NamedOccupation> occupation,
      Optional<SkillLevel> level,
      LocalDate issuedOn) {
    String scope = scope(kind, occupation, level, issuedOn);
    switch (issuer.mayIssue(kind, occupation.map(NamedOccupation::occupation), level, issuedOn)) {
      case ON_FILE -> {}
      case KIND_NOT_FILED, OCCUPATION_NOT_FILED, LEVEL_NOT_FILED, NOT_FILED_ON_DAY ->
          findings.fault(FaultCode.ISSUER_OUT_OF_SCOPE, DraftField.ISSUER_CODE, scope);
      case NOT_IN_GOOD_STANDING ->
          findings.fault(FaultCode.ISSUER_NOT_IN_GOOD_STANDING, DraftField.ISSUER_CODE, scope);
    }
  }

  private static String scope(
      CertificateKind kind,
      Optional<NamedOccupation> occupation,
      Optional<SkillLevel> level,
      LocalDate issuedOn) {
    return kind.nameZh()
        + occupation.map(named -> " " + named.nameZh()).orElse("")
        + level.map(stated -> " " + stated.nameZh()).orElse("")
        + " "
        + issuedOn;
  }
}
