package cn.yichi.contracts.vocabulary;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Optional;

/**
 * An identity document by type and number. One person may hold several over a life; the number is
 * personal data and shows itself masked.
 *
 * @param type the kind of document
 * @param number the number: NFKC, upper case, no spaces
 */
public record IdDocument(DocumentType type, String number) {

  /**
   * @throws IllegalArgumentException when the number is not one of its type; the message does not
   *     repeat it
   */
  public IdDocument {
    requireNonNull(type, "type");
    FaultCode fault = IdNumbers.fault(type, number);
    if (fault != null) {
      throw new IllegalArgumentException(fault + " for " + type);
    }
  }

  /**
   * Reads a number of the type.
   *
   * @return refused as {@code BLANK}, {@code ID_LENGTH}, {@code ID_FORMAT}, {@code ID_REGION},
   *     {@code ID_BIRTH_DATE}, {@code ID_CHECKSUM} or {@code ID_TYPE_MISMATCH}, showing the masked
   *     number. Whether the birth date lies in the future is for the caller, who has the clock.
   */
  public static Parsed<IdDocument> parse(DocumentType type, String raw) {
    String text = WrittenForm.compact(raw);
    if (text.isEmpty()) {
      return Parsed.invalid(FaultCode.BLANK, "");
    }
    FaultCode fault = IdNumbers.fault(type, text);
    return fault == null
        ? Parsed.valid(new IdDocument(type, text))
        : Parsed.invalid(fault, masked(text));
  }

  /** The birth date where the number holds one. */
  public Optional<LocalDate> birthDate() {
    return switch (type) {
      case RESIDENT_ID, RESIDENCE_PERMIT -> Optional.ofNullable(IdNumbers.birthDate(number));
      case MAINLAND_TRAVEL_PERMIT, TAIWAN_TRAVEL_PERMIT, PASSPORT, SOCIAL_INSURANCE_NUMBER ->
          Optional.empty();
    };
  }

  /** The number with all but three leading and four closing characters starred. */
  public String masked() {
    return masked(number);
  }

  /** The type and the masked number, so that a log line never shows the number. */
  @Override
  public String toString() {
    return "IdDocument[" + type + " " + masked() + "]";
  }

  private static String masked(String number) {
    return number.length() > 10
        ? WrittenForm.masked(number, 3, 4)
        : WrittenForm.masked(number, 1, 2);
  }
}
