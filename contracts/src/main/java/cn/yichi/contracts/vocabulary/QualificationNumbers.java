package cn.yichi.contracts.vocabulary;

import java.util.Optional;

/**
 * Numbers of vocational qualification certificates, 16 digits [职业技能鉴定编码规则;
 * m.yrrd.cn/dadarbgr/rbgervhe; chengde.tv/news/2022/0814/19207083/54411.html]: year 1-2, province
 * or industry 3-4, city 5-6, kind of body 7 (0 to 4), body 8-10, level 11, serial 12-16.
 */
final class QualificationNumbers {
  private static final int LENGTH = 16;
  private static final int SHANGHAI_LENGTH = 13;
  private static final int BODY_KIND = 6;
  private static final int LEVEL = 10;
  // The rule is of the 1990s; certificates of this scheme end around 2020.
  private static final int CENTURY_TURN = 80;

  private QualificationNumbers() {}

  static Parsed<CertificateNumber> parse(String text) {
    if (!WrittenForm.digits(text, 0, text.length())) {
      return CertificateNumber.unknown(text);
    }
    return switch (text.length()) {
      case LENGTH -> ofRule(text);
      case SHANGHAI_LENGTH ->
          Parsed.valid(
              new CertificateNumber(
                  text, NumberScheme.QUALIFICATION_13_SHANGHAI, Optional.empty()));
      default -> CertificateNumber.unknown(text);
    };
  }

  private static Parsed<CertificateNumber> ofRule(String text) {
    Optional<SkillLevel> level = SkillLevel.ofCode(text.charAt(LEVEL) - '0');
    if (level.isEmpty()) {
      return CertificateNumber.unknown(text, FaultCode.NUMBER_LEVEL);
    }
    if (text.charAt(BODY_KIND) > '4') {
      return CertificateNumber.unknown(text);
    }
    int year = WrittenForm.number(text, 0, 2);
    NumberParts parts =
        new NumberParts(
            Optional.empty(),
            year < CENTURY_TURN ? 2000 + year : 1900 + year,
            level,
            new IssuerCode(text.substring(2, LEVEL)),
            text.substring(LEVEL + 1));
    return Parsed.valid(
        new CertificateNumber(text, NumberScheme.QUALIFICATION_16, Optional.of(parts)));
  }
}
