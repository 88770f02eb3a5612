package cn.yichi.notification.kafka;

import cn.yichi.contracts.event.Payload;
import cn.yichi.notification.contact.Effect;
import cn.yichi.platform.consume.Outcome;
import cn.yichi.platform.consume.Received;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Gives the payloads of one type to a use case and the outcomes of a batch back in its order. */
final class Outcomes {
  private Outcomes() {}

  static <P extends Payload, T> List<Outcome> of(
      List<Received<?>> batch,
      Class<P> payload,
      Function<P, T> translation,
      Function<List<T>, List<Effect>> useCase) {
    List<T> facts = new ArrayList<>(batch.size());
    for (Received<?> received : batch) {
      if (payload.isInstance(received.event().data())) {
        facts.add(translation.apply(payload.cast(received.event().data())));
      }
    }
    var effects = useCase.apply(facts).iterator();
    return batch.stream()
        .map(
            received ->
                payload.isInstance(received.event().data())
                    ? outcome(effects.next())
                    : new Outcome.Ignored(received.event().type().wireName()))
        .toList();
  }

  private static Outcome outcome(Effect effect) {
    return switch (effect) {
      case APPLIED -> new Outcome.Applied();
      case DUPLICATE -> new Outcome.Duplicate();
      case STALE -> new Outcome.Stale();
    };
  }
}
