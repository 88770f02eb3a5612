package cn.yichi.notification.notice;

import java.time.Duration;
import java.util.Optional;

/** What the provider made of a message. Reasons never repeat the number or the text. */
public sealed interface SmsResult {

  /** It has the message and will deliver it. */
  record Accepted(String messageId) implements SmsResult {}

  /** It refuses this message for good. */
  record Refused(String reason) implements SmsResult {}

  /**
   * It certainly did not take the message, but may later.
   *
   * @param retryAfter how long it asked to be left alone, empty where it did not say
   */
  record Unavailable(String reason, Optional<Duration> retryAfter) implements SmsResult {}

  /** It may or may not have the message. */
  record Uncertain(String reason) implements SmsResult {}

  /** Asked for a message it never heard of. */
  record Unheard() implements SmsResult {}
}
