package cn.yichi.notification.notice;

import java.time.Instant;
import java.util.Optional;

/**
 * The delivery of one notice by one channel.
 *
 * @param attempts how often the provider was tried, 0 or more
 * @param uncertain whether an attempt may have reached the provider though it never said so
 * @param error why it is not sent (yet); never contains a number or a name
 * @param at when this state began
 * @param to the address fit for display, empty for the inbox
 * @param messageId the provider's id of the message, empty until it accepted
 */
public record Delivery(
    DeliveryState state,
    int attempts,
    boolean uncertain,
    Optional<String> error,
    Instant at,
    Optional<String> to,
    Optional<String> messageId) {

  static Delivery gathering(Instant at) {
    return of(DeliveryState.GATHERING, at);
  }

  static Delivery of(DeliveryState state, Instant at) {
    return new Delivery(state, 0, false, Optional.empty(), at, Optional.empty(), Optional.empty());
  }

  Delivery sending(String maskedAddress, Instant now) {
    return new Delivery(
        DeliveryState.SENDING,
        attempts + 1,
        uncertain,
        Optional.empty(),
        now,
        Optional.of(maskedAddress),
        messageId);
  }

  Delivery sent(String id, Instant now) {
    return new Delivery(
        DeliveryState.SENT, attempts, false, Optional.empty(), now, to, Optional.of(id));
  }

  Delivery to(DeliveryState next, String reason, Instant now) {
    return new Delivery(next, attempts, uncertain, Optional.of(reason), now, to, messageId);
  }

  /** As it was before {@link #sending}, for an attempt that was written and never made. */
  Delivery unattempted(Instant now) {
    return new Delivery(
        DeliveryState.WAITING,
        attempts - 1,
        uncertain,
        Optional.of("not handed over"),
        now,
        to,
        messageId);
  }

  Delivery doubted() {
    return new Delivery(state, attempts, true, error, at, to, messageId);
  }
}
