package cn.yichi.registry.certificate;

import cn.yichi.contracts.vocabulary.DocumentType;
import cn.yichi.contracts.vocabulary.EducationLevel;
import cn.yichi.contracts.vocabulary.IdDocument;
import cn.yichi.contracts.vocabulary.MobileNumber;
import cn.yichi.contracts.vocabulary.PersonName;
import cn.yichi.contracts.vocabulary.SocialCreditCode;
import java.time.LocalDate;
import java.util.Optional;

/** The person: name, identity document, and what else the bureau knows about them. */
final class HolderChecks {
  private HolderChecks() {}

  /** The holder as far as the fields were understood. */
  record Stated(
      Optional<PersonName> name,
      Optional<IdDocument> document,
      Optional<MobileNumber> mobile,
      Optional<EducationLevel> education,
      Optional<SocialCreditCode> employer,
      Optional<String> industry) {

    Registration.Holder orThrow() {
      return new Registration.Holder(
          name.orElseThrow(), document.orElseThrow(), mobile, education, employer, industry);
    }
  }

  static Stated check(Findings findings, LocalDate today) {
    return new Stated(
        findings.needed(DraftField.NAME, PersonName::parse),
        document(findings, today),
        findings.optional(DraftField.MOBILE, MobileNumber::parse),
        findings.optional(DraftField.EDUCATION, EducationLevel::parse),
        findings.optional(DraftField.EMPLOYER_CODE, SocialCreditCode::parse),
        findings.plain(DraftField.INDUSTRY));
  }

  private static Optional<IdDocument> document(Findings findings, LocalDate today) {
    Optional<DocumentType> type = findings.needed(DraftField.DOCUMENT_TYPE, DocumentType::parse);
    if (!findings.states(DraftField.DOCUMENT_NUMBER)) {
      findings.missing(DraftField.DOCUMENT_NUMBER);
      return Optional.empty();
    }
    Optional<IdDocument> document =
        type.flatMap(
            known ->
                findings.needed(DraftField.DOCUMENT_NUMBER, text -> IdDocument.parse(known, text)));
    document
        .flatMap(IdDocument::birthDate)
        .filter(birth -> birth.isAfter(today))
        .ifPresent(
            birth ->
                findings.fault(
                    RowFaultCode.DOCUMENT_BIRTH_DATE,
                    DraftField.DOCUMENT_NUMBER,
                    birth.toString()));
    return document;
  }
}
