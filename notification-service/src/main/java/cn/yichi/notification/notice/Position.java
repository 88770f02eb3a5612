package cn.yichi.notification.notice;

import java.util.List;
import java.util.Optional;

/**
 * Where a certificate stands in one host region, as far as its holder is concerned. Grounds and
 * versions are left out: a decision that rests on other grounds but says the same is no news.
 *
 * @param grant what is granted, empty unless granted or conditional
 * @param conditions codes of what must still be fulfilled
 * @param questions codes of what a person must still answer
 */
public record Position(
    Verdict verdict, Optional<Grant> grant, List<String> conditions, List<String> questions) {

  /** Orders the codes, so that equal positions are equal. */
  public Position {
    conditions = conditions.stream().sorted().distinct().toList();
    questions = questions.stream().sorted().distinct().toList();
  }

  /** A text that is equal for equal positions; kept instead of the position itself. */
  public String fingerprint() {
    return verdict
        + grant.map(Position::fingerprint).orElse("")
        + (conditions.isEmpty() ? "" : "|if:" + String.join(",", conditions))
        + (questions.isEmpty() ? "" : "|asks:" + String.join(",", questions));
  }

  private static String fingerprint(Grant grant) {
    return "|" + grant.type() + ":" + grant.level().orElse("") + ":" + grant.title().orElse("");
  }
}
