package cn.yichi.recognition.share;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * That whoever opens a code may be told when the answer changes (关注同意). It is given apart from the
 * code and may be taken back at any time.
 *
 * @param until its last day
 * @param withdrawnAt when it was taken back
 */
public record Consent(LocalDate until, Optional<Instant> withdrawnAt) {
  /** Whether it holds on a day. */
  public boolean holds(LocalDate day) {
    return withdrawnAt.isEmpty() && !day.isAfter(until);
  }
}
