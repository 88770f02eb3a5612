package cn.yichi.recognition.enquiry;

import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.CertificateNumber;
import cn.yichi.contracts.vocabulary.DocumentType;
import cn.yichi.contracts.vocabulary.FaultCode;
import cn.yichi.contracts.vocabulary.IdDocument;
import cn.yichi.contracts.vocabulary.Parsed;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what askers state of a certificate and its holder, alike wherever they state it. */
public final class StatedFacts {
  private StatedFacts() {}

  /**
   * A number of any kind. Titles follow no national rule, so what their numbers may hold is what
   * any number may.
   */
  public static Parsed<String> number(String text) {
    return CertificateNumber.parse(CertificateKind.PROFESSIONAL_TITLE, text)
        .map(CertificateNumber::value);
  }

  /** The kind of document is not asked; what looks like an ID card is checked as one. */
  public static Parsed<String> document(String text) {
    String number = CertificateNumber.normalise(text);
    if (number.matches("\\d{17}[\\dX]")) {
      DocumentType type =
          number.startsWith("8") ? DocumentType.RESIDENCE_PERMIT : DocumentType.RESIDENT_ID;
      return IdDocument.parse(type, number).map(IdDocument::number);
    }
    return number.matches("[0-9A-Z()\\-]{5,30}")
        ? Parsed.valid(number)
        : Parsed.invalid(FaultCode.ID_FORMAT, "");
  }

  /** The number as each kind of document that it may be of. */
  public static Set<IdDocument> papers(String number) {
    return Arrays.stream(DocumentType.values())
        .flatMap(type -> IdDocument.parse(type, number).asOptional().stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
