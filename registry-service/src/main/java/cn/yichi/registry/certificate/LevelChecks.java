package cn.yichi.registry.certificate;

import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.FaultCode;
import cn.yichi.contracts.vocabulary.ProfessionalTitle;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.contracts.vocabulary.TitleGrade;
import java.util.Optional;

/** Skill levels of graded kinds, titles with their grades, and neither for the rest. */
final class LevelChecks {
  private LevelChecks() {}

  static Optional<SkillLevel> level(Findings findings, CertificateKind kind) {
    if (kind.graded()) {
      return findings.needed(DraftField.LEVEL, SkillLevel::parse);
    }
    if (kind != CertificateKind.PROFESSIONAL_TITLE && findings.states(DraftField.LEVEL)) {
      findings.fault(
          FaultCode.LEVEL_NOT_EXPECTED, DraftField.LEVEL, findings.text(DraftField.LEVEL));
    }
    return Optional.empty();
  }

  /**
   * A professional title. Bureaus without the columns for titles write its name under 职业名称 and its
   * grade under 等级.
   */
  static Optional<ProfessionalTitle> title(Findings findings) {
    DraftField nameField =
        findings.states(DraftField.TITLE) || !findings.states(DraftField.OCCUPATION_NAME)
            ? DraftField.TITLE
            : DraftField.OCCUPATION_NAME;
    DraftField gradeField =
        findings.states(DraftField.TITLE_GRADE) || !findings.states(DraftField.LEVEL)
            ? DraftField.TITLE_GRADE
            : DraftField.LEVEL;
    if (!findings.states(nameField)) {
      findings.missing(nameField);
      return Optional.empty();
    }
    Optional<ProfessionalTitle> known =
        ProfessionalTitle.parse(findings.text(nameField)).asOptional();
    if (known.isPresent() && !findings.states(gradeField)) {
      return known;
    }
    Optional<TitleGrade> grade = findings.needed(gradeField, TitleGrade::parse);
    if (known.isPresent() && grade.isPresent() && known.get().grade() != grade.get()) {
      findings.fault(FaultCode.LEVEL_CONTRADICTS, gradeField, findings.text(gradeField));
    }
    return grade.map(stated -> new ProfessionalTitle(findings.text(nameField), stated));
  }
}
