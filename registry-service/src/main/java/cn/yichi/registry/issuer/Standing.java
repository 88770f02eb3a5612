package cn.yichi.registry.issuer;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A stretch of an issuer's standing; it lasts until the next one begins.
 *
 * @param status the standing
 * @param from first day
 * @param reason why, empty for {@link Status#GOOD}
 * @param proposal what two people decided it by; empty where it was stated at the first filing
 */
public record Standing(
    Status status, LocalDate from, Optional<String> reason, Optional<String> proposal) {

  /** What an issuer's word is worth on a day. */
  public enum Status {
    /** 正常: may issue. */
    GOOD,
    /** 暂停: may not issue for the time being. */
    SUSPENDED,
    /** 退出: may not issue any more. */
    WITHDRAWN
  }

  public Standing {
    requireNonNull(status, "status");
    requireNonNull(from, "from");
    requireNonNull(reason, "reason");
    requireNonNull(proposal, "proposal");
  }

  /** As stated at the first filing. */
  public Standing(Status status, LocalDate from, Optional<String> reason) {
    this(status, from, reason, Optional.empty());
  }

  boolean saysTheSameAs(Standing other) {
    return status == other.status && from.equals(other.from) && reason.equals(other.reason);
  }
}
