package cn.yichi.contracts.vocabulary;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The rules of identity document numbers; all work on NFKC upper-case text without spaces. */
final class IdNumbers {
  private static final int LENGTH = 18;
  // GB 11643-1999, ISO 7064 MOD 11-2.
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECK_CHARACTERS = "10X98765432";

  private IdNumbers() {}

  static @Nullable FaultCode fault(DocumentType type, String number) {
    return switch (type) {
      case RESIDENT_ID -> residentId(number);
      case RESIDENCE_PERMIT -> residencePermit(number);
      case MAINLAND_TRAVEL_PERMIT -> formatUnless(isMainlandTravelPermit(number));
      case TAIWAN_TRAVEL_PERMIT -> formatUnless(isTaiwanTravelPermit(number));
      case PASSPORT -> formatUnless(isPassport(number));
      case SOCIAL_INSURANCE_NUMBER -> formatUnless(isSocialInsuranceNumber(number));
    };
  }

  /** The check character for the first 17 digits. */
  static char checkCharacter(String first17) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += (first17.charAt(i) - '0') * WEIGHTS[i];
    }
    return CHECK_CHARACTERS.charAt(sum % 11);
  }

  static @Nullable LocalDate birthDate(String number) {
    int year = WrittenForm.number(number, 6, 10);
    if (year < 1800) {
      return null;
    }
    try {
      return LocalDate.of(
          year, WrittenForm.number(number, 10, 12), WrittenForm.number(number, 12, 14));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable FaultCode residentId(String number) {
    FaultCode shape = shapeOf18(number);
    if (shape != null) {
      return shape;
    }
    if (isPermitPrefix(number)) {
      return FaultCode.ID_TYPE_MISMATCH;
    }
    return Region.isProvince(number, 0) ? dateAndChecksum(number) : FaultCode.ID_REGION;
  }

  // 81 Hong Kong, 82 Macao, 83 Taiwan: not GB/T 2260, where Taiwan is 71
  // [cnblogs.com/tc310/p/15035234.html].
  private static @Nullable FaultCode residencePermit(String number) {
    FaultCode shape = shapeOf18(number);
    if (shape != null) {
      return shape;
    }
    if (!isPermitPrefix(number)) {
      return Region.isProvince(number, 0) ? FaultCode.ID_TYPE_MISMATCH : FaultCode.ID_REGION;
    }
    boolean century = number.startsWith("19", 6) || number.startsWith("20", 6);
    return century ? dateAndChecksum(number) : FaultCode.ID_BIRTH_DATE;
  }

  private static @Nullable FaultCode shapeOf18(String number) {
    if (number.length() != LENGTH) {
      // The 15 digits of first-generation cards too: their holders have an 18-character number now.
      return FaultCode.ID_LENGTH;
    }
    char last = number.charAt(LENGTH - 1);
    boolean written =
        WrittenForm.digits(number, 0, LENGTH - 1) && (WrittenForm.isDigit(last) || last == 'X');
    return written ? null : FaultCode.ID_FORMAT;
  }

  private static @Nullable FaultCode dateAndChecksum(String number) {
    if (birthDate(number) == null) {
      return FaultCode.ID_BIRTH_DATE;
    }
    return checkCharacter(number) == number.charAt(LENGTH - 1) ? null : FaultCode.ID_CHECKSUM;
  }

  private static boolean isPermitPrefix(String number) {
    char second = number.charAt(1);
    return number.charAt(0) == '8'
        && second >= '1'
        && second <= '3'
        && number.startsWith("0000", 2);
  }

  // H or M and 8 digits, 10 on old permits; permanent residents who are not Chinese have 9
  // characters
  // from HA or MA on [cnblogs.com/libras/p/18335064].
  private static boolean isMainlandTravelPermit(String number) {
    int length = number.length();
    if ((length != 9 && length != 11) || (number.charAt(0) != 'H' && number.charAt(0) != 'M')) {
      return false;
    }
    boolean foreign = length == 9 && number.charAt(1) == 'A';
    return WrittenForm.digits(number, foreign ? 2 : 1, length);
  }

  // 8 digits, 10 on the old form [juejin.cn/post/7477601578830381056].
  private static boolean isTaiwanTravelPermit(String number) {
    return (number.length() == 8 || number.length() == 10)
        && WrittenForm.digits(number, 0, number.length());
  }

  // No source gives a rule for passports of every country; ICAO 9303 allows 9 characters and more.
  private static boolean isPassport(String number) {
    if (number.length() < 5 || number.length() > 20) {
      return false;
    }
    for (int i = 0; i < number.length(); i++) {
      char c = number.charAt(i);
      if (!WrittenForm.isDigit(c) && !WrittenForm.isUpperLetter(c)) {
        return false;
      }
    }
    return true;
  }

  // HKG, MAC or TWN, 0 and 8 digits [developer.aliyun.com/article/1483700].
  private static boolean isSocialInsuranceNumber(String number) {
    return number.length() == 12
        && (number.startsWith("HKG0") || number.startsWith("MAC0") || number.startsWith("TWN0"))
        && WrittenForm.digits(number, 4, 12);
  }

  private static @Nullable FaultCode formatUnless(boolean written) {
    return written ? null : FaultCode.ID_FORMAT;
  }
}
