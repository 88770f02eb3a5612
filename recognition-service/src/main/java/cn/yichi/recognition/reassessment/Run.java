package cn.yichi.recognition.reassessment;

import cn.yichi.recognition.decision.Cause;
import cn.yichi.recognition.decision.Touched;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One re-evaluation: what moved, what it touches, and how far it has come.
 *
 * @param id the same wherever the same change is seen: letters, digits and hyphens
 * @param aim what it is to bring about
 * @param touched which decisions it takes again
 * @param cause what these decisions say as their cause
 * @param expected how many were touched when it began
 * @param state whether it goes on
 * @param begun when it was written down
 * @param moved when a step was done last, or when it began
 * @param sent when its work was last put on the line
 * @param ended when it ended or was superseded
 * @param buckets its parts, by number
 */
public record Run(
    String id,
    Aim aim,
    Touched touched,
    Cause cause,
    long expected,
    State state,
    Instant begun,
    Instant moved,
    Instant sent,
    Optional<Instant> ended,
    List<Bucket> buckets) {
  public Run {
    buckets = List.copyOf(buckets);
  }

  /** What kind of grounds moved. */
  public enum Kind {
    /** Agreements, measures, rulings that interpret them, or the engine. */
    RULES,
    /** A day came on which facts may give another answer. */
    DAY,
    /** An issuer's file or standing. */
    ISSUER,
    /** What a region found about an issuer. */
    REVIEWS
  }

  /** How far a run is. */
  public enum State {
    OPEN,
    /** All of it is done. */
    ENDED,
    /** A newer run does what it was to do. */
    SUPERSEDED
  }

  /**
   * What a run is to bring about.
   *
   * @param kind what moved
   * @param subject whose: an issuer; empty of rules and days. A newer run of one kind and subject
   *     supersedes an older
   * @param target what decisions rest on when it has ended: a revision, a day, a version
   */
  public record Aim(Kind kind, String subject, String target) {
    /** The id of the n-th run with this aim, from 1. */
    String id(int nth) {
      String whose = subject.isEmpty() ? "" : subject + "-";
      return (kind.name().toLowerCase(java.util.Locale.ROOT) + "-" + whose + target + "-" + nth)
          .replaceAll("[^A-Za-z0-9-]", "-");
    }

    boolean supersedes(Aim other) {
      return kind == other.kind && subject.equals(other.subject) && !equals(other);
    }
  }

  /** The buckets that are not done. */
  public List<Bucket> open() {
    return buckets.stream().filter(each -> !each.done()).toList();
  }

  /** How many certificates were looked at. */
  public long examined() {
    return buckets.stream().mapToLong(Bucket::examined).sum();
  }

  /** How many of them have another answer now. */
  public long changed() {
    return buckets.stream().mapToLong(Bucket::changed).sum();
  }
}
