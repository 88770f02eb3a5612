package cn.yichi.registry.certificate;

import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.FaultCode;
import cn.yichi.contracts.vocabulary.IdDocument;
import cn.yichi.contracts.vocabulary.Parsed;
import cn.yichi.contracts.vocabulary.StatedDate;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/** The three days of a certificate, by themselves and against each other. */
final class DateChecks {
  /**
   * Below this age at issue a date is taken for a slip of the pen. A bound of plausibility, not a
   * rule about who may be assessed: no source states one.
   */
  private static final int YOUNGEST = 14;

  private static final Set<String> FOR_EVER = Set.of("长期", "长期有效", "永久", "永久有效");

  private DateChecks() {}

  /** The days as stated; any may be absent. */
  record Days(
      Optional<LocalDate> assessed, Optional<LocalDate> issued, Optional<LocalDate> validUntil) {}

  static Days check(
      Findings findings,
      Optional<CertificateKind> kind,
      Optional<IdDocument> document,
      LocalDate today) {
    Optional<LocalDate> assessed = findings.optional(DraftField.ASSESSED_ON, StatedDate::parse);
    Optional<LocalDate> issued = findings.needed(DraftField.ISSUED_ON, StatedDate::parse);
    Optional<LocalDate> until =
        kind.flatMap(k -> k.expires() ? needed(findings) : unneeded(findings));
    issued.ifPresent(day -> againstOthers(findings, day, assessed, until, document, today));
    return new Days(assessed, issued, until);
  }

  private static void againstOthers(
      Findings findings,
      LocalDate issued,
      Optional<LocalDate> assessed,
      Optional<LocalDate> until,
      Optional<IdDocument> document,
      LocalDate today) {
    if (issued.isAfter(today)) {
      findings.fault(FaultCode.DATE_IN_FUTURE, DraftField.ISSUED_ON, issued.toString());
    }
    // Certificates dated before the examination are a mark of sham issuers
    // [share1.kxm.xmtv.cn/xmtv/2022-05-17/6ebce13ba43279f8.html].
    assessed
        .filter(issued::isBefore)
        .ifPresent(
            day ->
                findings.fault(
                    FaultCode.DATES_OUT_OF_ORDER, DraftField.ISSUED_ON, issued + " < " + day));
    until
        .filter(last -> !last.isAfter(issued))
        .ifPresent(
            last ->
                findings.fault(
                    RowFaultCode.VALIDITY_NOT_AFTER_ISSUE,
                    DraftField.VALID_UNTIL,
                    last.toString()));
    document
        .flatMap(IdDocument::birthDate)
        .filter(birth -> issued.isBefore(birth.plusYears(YOUNGEST)))
        .ifPresent(
            birth ->
                findings.fault(
                    RowFaultCode.ISSUED_BEFORE_BIRTH, DraftField.ISSUED_ON, issued.toString()));
  }

  private static Optional<LocalDate> needed(Findings findings) {
    return findings.needed(DraftField.VALID_UNTIL, StatedDate::parse);
  }

  private static Optional<LocalDate> unneeded(Findings findings) {
    if (findings.states(DraftField.VALID_UNTIL)
        && !FOR_EVER.contains(findings.text(DraftField.VALID_UNTIL))) {
      Parsed<LocalDate> stated = StatedDate.parse(findings.text(DraftField.VALID_UNTIL));
      stated
          .refusal()
          .ifPresentOrElse(
              fault -> findings.fault(fault.code(), DraftField.VALID_UNTIL, fault.value()),
              () ->
                  findings.warn(
                      RowWarning.Code.VALIDITY_NOT_APPLICABLE,
                      DraftField.VALID_UNTIL,
                      findings.text(DraftField.VALID_UNTIL)));
    }
    return Optional.empty();
  }
}
