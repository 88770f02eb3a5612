package cn.yichi.registry.certificate;

import cn.yichi.contracts.vocabulary.FaultCode;
import cn.yichi.contracts.vocabulary.Parsed;
import java.math.BigDecimal;

/** How an assessment went; scores are 0 to 100 with at most two decimals. */
final class AssessmentChecks {
  private static final BigDecimal HIGHEST = BigDecimal.valueOf(100);
  private static final int LONGEST = 6;

  private AssessmentChecks() {}

  static Registration.Assessment check(Findings findings) {
    return new Registration.Assessment(
        findings.optional(DraftField.THEORY_SCORE, AssessmentChecks::parse),
        findings.optional(DraftField.PRACTICE_SCORE, AssessmentChecks::parse),
        findings.plain(DraftField.STANDARD_VERSION),
        findings.plain(DraftField.EXCEPTIONAL_BASIS));
  }

  private static Parsed<BigDecimal> parse(String raw) {
    String text = raw.endsWith("分") ? raw.substring(0, raw.length() - 1) : raw;
    if (text.isEmpty()
        || text.length() > LONGEST
        || !text.chars().allMatch(AssessmentChecks::plain)) {
      return Parsed.invalid(FaultCode.SCORE_RANGE, raw);
    }
    try {
      BigDecimal score = new BigDecimal(text);
      return score.compareTo(HIGHEST) > 0 || score.scale() > 2
          ? Parsed.invalid(FaultCode.SCORE_RANGE, raw)
          : Parsed.valid(score);
    } catch (NumberFormatException twoPoints) {
      return Parsed.invalid(FaultCode.SCORE_RANGE, raw);
    }
  }

  private static boolean plain(int c) {
    return (c >= '0' && c <= '9') || c == '.';
  }
}
