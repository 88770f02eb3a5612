package cn.yichi.contracts.vocabulary;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A certificate number (证书编号), normalised: NFKC, upper case, no spaces. No scheme has a check
 * digit, so a well-formed number proves nothing by itself.
 *
 * @param value the normalised number
 * @param scheme the rule it follows; {@code UNKNOWN_SCHEME} is accepted and marked
 * @param parts what it says of itself, where the scheme is understood
 */
public record CertificateNumber(String value, NumberScheme scheme, Optional<NumberParts> parts) {
  static final int LONGEST = 64;
  private static final String PUNCTUATION = "-_/.()[]〔〕【】:#·";

  /**
   * @throws IllegalArgumentException when the value is empty, too long or not normalised
   */
  public CertificateNumber {
    requireNonNull(scheme, "scheme");
    requireNonNull(parts, "parts");
    if (value.isEmpty() || value.length() > LONGEST || !isWritten(value)) {
      throw new IllegalArgumentException("not a normalised certificate number");
    }
  }

  /**
   * Reads a number as a certificate of the kind would carry it.
   *
   * @return refused as {@code BLANK}, {@code TOO_LONG} or {@code NUMBER_FORMAT}; marked {@code
   *     NUMBER_SCHEME_UNKNOWN}, {@code NUMBER_ISSUER_CLASS}, {@code NUMBER_PROVINCE} or {@code
   *     NUMBER_LEVEL}. The findings show the masked number.
   */
  public static Parsed<CertificateNumber> parse(CertificateKind kind, String raw) {
    String text = WrittenForm.compact(raw);
    if (text.isEmpty()) {
      return Parsed.invalid(FaultCode.BLANK, "");
    }
    if (text.length() > LONGEST) {
      return Parsed.invalid(FaultCode.TOO_LONG, "");
    }
    if (!isWritten(text)) {
      return Parsed.invalid(FaultCode.NUMBER_FORMAT, masked(text));
    }
    return switch (kind) {
      case SKILL_LEVEL -> SkillLevelNumbers.parse(text);
      case VOCATIONAL_QUALIFICATION -> QualificationNumbers.parse(text);
      case SPECIALIZED_ABILITY,
          SPECIAL_OPERATION,
          CONSTRUCTION_SPECIAL_OP,
          SPECIAL_EQUIPMENT_OP,
          PROFESSIONAL_TITLE ->
          Parsed.valid(opaque(text));
    };
  }

  /** The form in which numbers are stored, compared and digested: NFKC, upper case, no spaces. */
  public static String normalise(String raw) {
    return WrittenForm.compact(raw);
  }

  /** The number with all but its ends starred. */
  public String masked() {
    return masked(value);
  }

  /** The form the national look-up asks for: old 13-digit Shanghai numbers begin with 000 there. */
  public String lookupForm() {
    return scheme == NumberScheme.QUALIFICATION_13_SHANGHAI ? "000" + value : value;
  }

  static String masked(String text) {
    return WrittenForm.masked(text, 3, 4);
  }

  static CertificateNumber opaque(String text) {
    return new CertificateNumber(text, NumberScheme.UNKNOWN_SCHEME, Optional.empty());
  }

  static Parsed<CertificateNumber> unknown(String text, FaultCode... why) {
    List<Finding> warnings =
        Stream.concat(Stream.of(FaultCode.NUMBER_SCHEME_UNKNOWN), Stream.of(why))
            .map(code -> new Finding(code, masked(text)))
            .toList();
    return new Parsed.Valid<>(opaque(text), warnings);
  }

  private static boolean isWritten(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = WrittenForm.isDigit(c) || WrittenForm.isUpperLetter(c);
      if (!plain && PUNCTUATION.indexOf(c) < 0 && !isOtherLetter(c)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOtherLetter(char c) {
    return Character.isLetter(c) && !Character.isLowerCase(c);
  }
}
