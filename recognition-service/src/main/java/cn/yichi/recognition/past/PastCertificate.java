package cn.yichi.recognition.past;

import cn.yichi.recognition.decision.Replica;
import java.time.Instant;

/** What was held of a certificate at an instant. */
public sealed interface PastCertificate {
  /**
   * A version.
   *
   * @param engine version of the engine that decided it here then
   */
  record Held(Replica replica, String engine) implements PastCertificate {}

  /** It had not been received. */
  record NotYet() implements PastCertificate {}

  /**
   * What was held then has been deleted since.
   *
   * @param firstKept when the oldest version that is still kept was recorded
   */
  record Deleted(Instant firstKept) implements PastCertificate {}
}
