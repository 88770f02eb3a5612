package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.Region;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a region found when it reviewed the filing of another region's issuer (交叉互评).
 *
 * @param reviewer the region that says so
 * @param verdict what it found
 * @param from first day on which it stands
 * @param until last day, inclusive; empty while it stands
 */
public record ReviewFinding(
    Region reviewer, Verdict verdict, LocalDate from, Optional<LocalDate> until) {

  /** The result of a review. */
  public enum Verdict {
    PASSED,
    FAILED
  }

  boolean holdsOn(LocalDate day) {
    return !day.isBefore(from) && (until.isEmpty() || !day.isAfter(until.get()));
  }
}
