package cn.yichi.notification.kafka;

import cn.yichi.contracts.event.Payload;
import cn.yichi.notification.contact.Effect;
import cn.yichi.platform.consume.Outcome;
import cn.yichi.platform.consume.Received;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** Gives the payloads of one type to a use case and the outcomes of a batch back in its order. */
final class Outcomes {
  private Outcomes() {}

  /**
   * @param mayWrite whether a payload may stand in the topic of a region; another is rejected
   */
  static <P extends Payload, T> List<Outcome> of(
      List<Received<?>> batch,
      Class<P> payload,
      BiPredicate<P, String> mayWrite,
      Function<P, T> translation,
      Function<List<T>, List<Effect>> useCase) {
    List<T> facts = new ArrayList<>(batch.size());
    for (Received<?> received : batch) {
      if (settled(received, payload, mayWrite).isEmpty()) {
        facts.add(translation.apply(payload.cast(received.event().data())));
      }
    }
    var effects = useCase.apply(facts).iterator();
    return batch.stream()
        .map(
            received ->
                settled(received, payload, mayWrite).orElseGet(() -> outcome(effects.next())))
        .toList();
  }

  private static <P extends Payload> Optional<Outcome> settled(
      Received<?> received, Class<P> payload, BiPredicate<P, String> mayWrite) {
    if (!payload.isInstance(received.event().data())) {
      return Optional.of(new Outcome.Ignored(received.event().type().wireName()));
    }
    P data = payload.cast(received.event().data());
    if (!data.key().equals(received.key())) {
      return Optional.of(new Outcome.Rejected("record key is not the key of its content"));
    }
    return mayWrite.test(data, received.region())
        ? Optional.empty()
        : Optional.of(new Outcome.Rejected("not for the region that wrote the record to say"));
  }

  static Outcome outcome(Effect effect) {
    return switch (effect) {
      case APPLIED -> new Outcome.Applied();
      case DUPLICATE -> new Outcome.Duplicate();
      case STALE -> new Outcome.Stale();
    };
  }
}
