package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.Region;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Whether another party than the issuer's own reviewed its filing (交叉互评). Findings count that stand
 * on the asked day; what the issuer's region says of its own issuer is no cross-review.
 */
final class CrossReview {
  private CrossReview() {}

  static void examine(ClauseAssessment assessment, LocalDate asOf) {
    List<ReviewFinding> findings =
        assessment.subject.reviews().stream()
            .filter(each -> each.holdsOn(asOf) && counts(assessment, each.reviewer()))
            .sorted(
                Comparator.comparing((ReviewFinding each) -> each.reviewer().code())
                    .thenComparing(ReviewFinding::from))
            .toList();
    if (findings.isEmpty()) {
      assessment.ask(
          Question.CROSS_REVIEW,
          GroundCode.ISSUER_NOT_CROSS_REVIEWED,
          Map.of("issuer", assessment.certificate.issuerName()));
      return;
    }
    Map<String, String> said =
        Map.of(
            "issuer",
            assessment.certificate.issuerName(),
            "region",
            findings.getFirst().reviewer().code());
    boolean passed = any(findings, ReviewFinding.Verdict.PASSED);
    boolean failed = any(findings, ReviewFinding.Verdict.FAILED);
    if (passed && failed) {
      assessment.ask(Question.CROSS_REVIEW, GroundCode.CROSS_REVIEWS_DIFFER, said);
    } else if (failed) {
      assessment.refuse(GroundCode.ISSUER_FAILED_REVIEW, said);
    } else {
      assessment.note(GroundCode.ISSUER_CROSS_REVIEWED, said);
    }
  }

  private static boolean any(List<ReviewFinding> findings, ReviewFinding.Verdict verdict) {
    return findings.stream().anyMatch(each -> each.verdict() == verdict);
  }

  /** The host or another party, never the region whose registry keeps the filing. */
  private static boolean counts(ClauseAssessment assessment, Region reviewer) {
    Region home = assessment.certificate.home();
    if (reviewer.contains(home) || home.contains(reviewer)) {
      return false;
    }
    return reviewer.contains(assessment.subject.host())
        || assessment.notes.agreement().parties().contains(reviewer);
  }
}
