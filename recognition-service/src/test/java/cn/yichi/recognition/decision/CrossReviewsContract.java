package cn.yichi.recognition.decision;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.recognition.decision.CrossReviews.Receipt;
import cn.yichi.recognition.decision.ReviewFinding.Verdict;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store of findings does. */
public interface CrossReviewsContract {
  CrossReviews reviews();

  private static IssuerId issuer(int serial) {
    return new IssuerId(Samples.SICHUAN, Samples.code(serial));
  }

  private static ReviewFinding finding(Verdict verdict, String from, String until) {
    return new ReviewFinding(
        Samples.CHONGQING,
        verdict,
        LocalDate.parse(from),
        until.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(until)));
  }

  @Test
  default void keeps_the_newest_state_of_each_reviewer() {
    List<ReviewFinding> first = List.of(finding(Verdict.PASSED, "2022-12-01", ""));
    List<ReviewFinding> second =
        List.of(
            finding(Verdict.PASSED, "2022-12-01", "2024-12-31"),
            finding(Verdict.FAILED, "2025-01-01", ""));
    assertThat(reviews().keep(Samples.CHONGQING, issuer(1), 1, first, Optional.empty()))
        .isEqualTo(Receipt.NEWER);
    assertThat(reviews().keep(Samples.CHONGQING, issuer(1), 2, second, Optional.empty()))
        .isEqualTo(Receipt.NEWER);
    assertThat(reviews().keep(Samples.CHONGQING, issuer(1), 2, first, Optional.empty()))
        .isEqualTo(Receipt.SAME);
    assertThat(reviews().keep(Samples.CHONGQING, issuer(1), 1, first, Optional.empty()))
        .isEqualTo(Receipt.OLDER);
    assertThat(reviews().of(List.of(issuer(1), issuer(2)))).isEqualTo(Map.of(issuer(1), second));
  }
}
