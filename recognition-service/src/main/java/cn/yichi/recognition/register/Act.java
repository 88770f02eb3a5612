package cn.yichi.recognition.register;

import cn.yichi.recognition.agreement.Measure;
import java.time.LocalDate;

/** What a region does about a version, by two of its people. */
public sealed interface Act {
  /**
   * Signs a text, or adopts a statute (采纳).
   *
   * @param digest of the text that they have read
   */
  record Sign(String digest) implements Act {}

  /** Takes its signature back, while not all have signed. */
  record Withdraw() implements Act {}

  /** Suspends, safeguards or terminates. */
  record Order(Measure measure) implements Act {}

  /**
   * Ends a suspension or safeguard early.
   *
   * @param measure its id
   * @param from first day on which it no longer holds
   */
  record Lift(String measure, LocalDate from) implements Act {}
}
