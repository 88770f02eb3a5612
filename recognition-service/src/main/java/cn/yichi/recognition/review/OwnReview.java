package cn.yichi.recognition.review;

import cn.yichi.recognition.decision.IssuerId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that this region found about one issuer of another region, in order of first days.
 *
 * @param issuer whom it reviewed
 * @param version from 1
 * @param findings each holds until the next
 * @param recordedAt when the last was decided
 * @param decidedBy the proposal by which the last was decided
 */
public record OwnReview(
    IssuerId issuer,
    int version,
    List<Finding> findings,
    Instant recordedAt,
    Optional<String> decidedBy) {
  /** Most findings about one issuer. */
  static final int MOST = 200;

  /** What was found. */
  public enum Result {
    PASSED,
    FAILED,
    /** What was found before no longer counts, and nothing else was found. */
    WITHDRAWN
  }

  /**
   * One finding.
   *
   * @param from first day
   * @param basis the review it rests on, in words; published
   */
  public record Finding(Result result, LocalDate from, String basis) {}

  public OwnReview {
    findings = List.copyOf(findings);
  }

  /** With one more finding; empty where it does not begin after the last, or says nothing new. */
  Optional<OwnReview> and(Finding finding, Instant at, String proposal) {
    if (!findings.isEmpty()) {
      Finding last = findings.getLast();
      if (!finding.from().isAfter(last.from()) || finding.result() == last.result()) {
        return Optional.empty();
      }
    } else if (finding.result() == Result.WITHDRAWN) {
      return Optional.empty();
    }
    if (findings.size() >= MOST) {
      return Optional.empty();
    }
    List<Finding> more = new ArrayList<>(findings);
    more.add(finding);
    return Optional.of(new OwnReview(issuer, version + 1, more, at, Optional.of(proposal)));
  }
}
