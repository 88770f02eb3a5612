package cn.yichi.registry.certificate;

import cn.yichi.contracts.vocabulary.CertificateNumber;
import cn.yichi.contracts.vocabulary.FaultCode;
import cn.yichi.contracts.vocabulary.IssuerCode;
import cn.yichi.contracts.vocabulary.NumberParts;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SkillLevel;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a certificate number says of itself, against what the row states. No numbering scheme has a
 * check digit, so these comparisons are all that a number can be tested by.
 */
final class NumberChecks {
  private NumberChecks() {}

  static void check(
      Findings findings,
      CertificateNumber number,
      Optional<SkillLevel> level,
      Optional<LocalDate> issuedOn,
      Optional<IssuerCode> issuer,
      Region home) {
    number.parts().ifPresent(parts -> compare(findings, parts, level, issuedOn, issuer, home));
  }

  private static void compare(
      Findings findings,
      NumberParts parts,
      Optional<SkillLevel> level,
      Optional<LocalDate> issuedOn,
      Optional<IssuerCode> issuer,
      Region home) {
    if (issuedOn.isPresent() && issuedOn.get().getYear() != parts.year()) {
      String both = parts.year() + " / " + issuedOn.get().getYear();
      findings.fault(FaultCode.NUMBER_YEAR_MISMATCH, DraftField.NUMBER, both);
    }
    if (level.isPresent() && parts.level().isPresent() && !level.equals(parts.level())) {
      String both = parts.level().get().nameZh() + " / " + level.get().nameZh();
      findings.fault(FaultCode.NUMBER_LEVEL_MISMATCH, DraftField.NUMBER, both);
    }
    if (parts.province().isPresent() && !parts.province().get().equals(home.province())) {
      String both = parts.province().get().code() + " / " + home.province().code();
      findings.fault(FaultCode.NUMBER_REGION_MISMATCH, DraftField.NUMBER, both);
    }
    if (issuer.isPresent() && contradict(parts, issuer.get())) {
      String both = parts.issuer().value() + " / " + issuer.get().value();
      findings.fault(FaultCode.NUMBER_ISSUER_MISMATCH, DraftField.NUMBER, both);
    }
  }

  /**
   * A 22-character number must name the stated issuer. An appraisal body of the older system may be
   * on file under a new code, so its 8 digits are compared with 8 digits only.
   */
  private static boolean contradict(NumberParts parts, IssuerCode issuer) {
    boolean sameForm =
        parts.issuer().isFiledForm() || parts.issuer().value().length() == issuer.value().length();
    return sameForm && !parts.issuer().equals(issuer);
  }
}
