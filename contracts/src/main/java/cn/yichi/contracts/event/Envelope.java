package cn.yichi.contracts.event;

import java.time.Instant;
import java.util.Objects;

/**
 * One event with its CloudEvents 1.0 attributes.
 *
 * @param id deterministic, e.g. {@code <certificate id>/<version>}
 * @param type explicit versioned type
 * @param source the service that wrote it, e.g. {@code /regions/510000/registry}
 * @param subject the subject's id
 * @param time when it was recorded, UTC
 * @param data the payload
 */
public record Envelope<T extends Payload>(
    String id, EventType type, String source, String subject, Instant time, T data) {
  public Envelope {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(time, "time");
    Objects.requireNonNull(data, "data");
    if (!type.payload().isInstance(data)) {
      throw new IllegalArgumentException(
          type.wireName() + " does not carry " + data.getClass().getSimpleName());
    }
  }

  /**
   * An event about a payload; id, subject and time follow from it.
   *
   * @param region GB/T 2260 code of the writing region
   * @param service name of the writing service
   */
  public static <T extends Payload> Envelope<T> of(
      EventType type, String region, String service, T data) {
    return new Envelope<>(
        data.eventId(),
        type,
        "/regions/" + region + "/" + service,
        data.key(),
        data.instants().recordedAt(),
        data);
  }
}
