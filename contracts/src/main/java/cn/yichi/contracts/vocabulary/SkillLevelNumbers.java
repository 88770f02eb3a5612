package cn.yichi.contracts.vocabulary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Numbers of skill level certificates, 22 characters [jmdrkj.cn/209234.html;
 * m.kane-010.com/show-100-1910-1.html; qqbanlv.com/wenku/12/315172.html]: issuer class letter 1,
 * national issuer code 2-5, province 6-7, issuer sequence 8-13, year 14-15, level 16, serial 17-22.
 *
 * <p>Numbers of 特级技师 have two letters and 20 digits in the same seven parts
 * [max.book118.com/html/2023/0227/8016057074005041.shtm]. That the second letter stands in the
 * place of the level is inferred, so parts are read only where it does.
 */
final class SkillLevelNumbers {
  private static final int LENGTH = 22;
  private static final int PROVINCE = 5;
  private static final int ISSUER_END = 13;
  private static final int LEVEL = 15;
  // Y 用人单位, S 社会培训评价组织 by the rule; J 技工院校 is seen but not confirmed by a source.
  private static final String CLASSES = "YSJ";

  private SkillLevelNumbers() {}

  static Parsed<CertificateNumber> parse(String text) {
    if (text.length() != LENGTH || !WrittenForm.isUpperLetter(text.charAt(0))) {
      return CertificateNumber.unknown(text);
    }
    return switch (lettersAfterFirst(text)) {
      case 0 -> ofWorker(text);
      case 1 -> ofMaster(text);
      default -> CertificateNumber.unknown(text);
    };
  }

  private static Parsed<CertificateNumber> ofWorker(String text) {
    Optional<Region> province = province(text);
    Optional<SkillLevel> level = SkillLevel.ofCode(text.charAt(LEVEL) - '0');
    if (province.isEmpty()) {
      return CertificateNumber.unknown(text, FaultCode.NUMBER_PROVINCE);
    }
    if (level.isEmpty()) {
      return CertificateNumber.unknown(text, FaultCode.NUMBER_LEVEL);
    }
    return new Parsed.Valid<>(
        new CertificateNumber(
            text, NumberScheme.SKILL_LEVEL_22, Optional.of(parts(text, province, level))),
        classWarning(text));
  }

  private static Parsed<CertificateNumber> ofMaster(String text) {
    Optional<Region> province = province(text);
    boolean letterIsLevel = WrittenForm.isUpperLetter(text.charAt(LEVEL));
    Optional<NumberParts> parts =
        letterIsLevel && province.isPresent()
            ? Optional.of(parts(text, province, Optional.of(SkillLevel.MASTER_TECHNICIAN)))
            : Optional.empty();
    List<Finding> warnings = new ArrayList<>(classWarning(text));
    if (letterIsLevel && province.isEmpty()) {
      warnings.add(new Finding(FaultCode.NUMBER_PROVINCE, CertificateNumber.masked(text)));
    }
    return new Parsed.Valid<>(
        new CertificateNumber(text, NumberScheme.MASTER_TECHNICIAN_22, parts), warnings);
  }

  private static NumberParts parts(
      String text, Optional<Region> province, Optional<SkillLevel> level) {
    return new NumberParts(
        province,
        2000 + WrittenForm.number(text, ISSUER_END, LEVEL),
        level,
        new IssuerCode(text.substring(0, ISSUER_END)),
        text.substring(LEVEL + 1));
  }

  // The rule lists the mainland provinces 11 to 65; Taiwan, Hong Kong and Macao issue no such
  // numbers.
  private static Optional<Region> province(String text) {
    return text.charAt(PROVINCE) > '6'
        ? Optional.empty()
        : Region.provinceOf(text.substring(PROVINCE, PROVINCE + 2));
  }

  private static List<Finding> classWarning(String text) {
    return CLASSES.indexOf(text.charAt(0)) >= 0
        ? List.of()
        : List.of(new Finding(FaultCode.NUMBER_ISSUER_CLASS, text.substring(0, 1)));
  }

  /** How many letters follow the first; -1 when another character does. */
  private static int lettersAfterFirst(String text) {
    int letters = 0;
    for (int i = 1; i < LENGTH; i++) {
      if (WrittenForm.isUpperLetter(text.charAt(i))) {
        letters++;
      } else if (!WrittenForm.isDigit(text.charAt(i))) {
        return -1;
      }
    }
    return letters;
  }
}
