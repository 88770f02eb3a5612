package cn.yichi.platform.idempotency;

/** What the store knows of a key. */
sealed interface Claim {
  /**
   * The key is ours until the lease ends.
   *
   * @param owner told apart from whoever takes the key over later
   */
  record Begun(IdempotencyKey key, String owner) implements Claim {}

  /** Another request holds it. */
  record InUse() implements Claim {}

  /**
   * It was answered.
   *
   * @param content digest of the content it was answered for
   */
  record Answered(String content, KeptAnswer answer) implements Claim {}
}
