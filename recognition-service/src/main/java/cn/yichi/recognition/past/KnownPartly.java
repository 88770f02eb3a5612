package cn.yichi.recognition.past;

/**
 * Why an answer as of what was known may not be the one that was given then; the sentences are in
 * the bundle {@code answers}, after {@code partly}.
 */
public enum KnownPartly {
  /**
   * Which of the books of agreements held then was not noted yet; the one first kept last counts.
   */
  AGREEMENTS,
  /** What was kept of the issuer then was not noted yet; the earliest that was counts. */
  ISSUER,
  HONOURS,
  REVIEWS,
  /** When a ruling was revoked was not noted; it counts as revoked. */
  RULINGS,
  /** What a home region had confirmed then was not kept; none of it counts. */
  CONFIRMATIONS,
  /** Which references are one person's is known as of today only. */
  HOLDERS,
  /** Another version of the engine answered then; this one answers. */
  ENGINE
}
