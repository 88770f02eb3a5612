package cn.yichi.platform.consume;

import java.util.List;

/**
 * What a service does with a batch. It must be idempotent: after a fault the same records come
 * again.
 *
 * <p>A {@link TransientFault}, an unavailable database or broker makes the whole batch come again,
 * for ever. Any other exception makes the batch be halved until the faulty record is found, which
 * then goes to the dead letters; the records around it are handled.
 */
@FunctionalInterface
public interface BatchHandler {
  /** One outcome per record, in the order of the batch. */
  List<Outcome> handle(List<Received<?>> batch);

  /**
   * Whether nothing about certificates of this home region concerns the service. A record whose
   * signed header names such a region is ignored unread; one without that header is handled like
   * any other.
   *
   * @param homeRegion GB/T 2260 code as the writing region states it
   */
  default boolean passesOver(String homeRegion) {
    return false;
  }

  /** One outcome per tombstone; passed over where a service keeps nothing of the stream. */
  default List<Outcome> erase(List<Erased> batch) {
    return batch.stream().<Outcome>map(erased -> new Outcome.Ignored("tombstone")).toList();
  }
}
