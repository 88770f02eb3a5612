package cn.yichi.platform.consume;

import cn.yichi.contracts.event.EventCodec;
import cn.yichi.contracts.event.Stream;
import cn.yichi.platform.ServiceIdentity;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;

/** Builds the function beans of a service's bindings. */
public final class BatchConsumers {
  private final ServiceIdentity identity;
  private final EventCodec codec;
  private final DeadLetters deadLetters;
  private final MeterRegistry meters;
  private final Clock clock;

  public BatchConsumers(
      ServiceIdentity identity,
      EventCodec codec,
      DeadLetters deadLetters,
      MeterRegistry meters,
      Clock clock) {
    this.identity = identity;
    this.codec = codec;
    this.deadLetters = deadLetters;
    this.meters = meters;
    this.clock = clock;
  }

  /**
   * A consumer whose dead letters go to {@code yichi.<region>.dlt.<service>.<binding>}.
   *
   * @param binding name of the function bean, e.g. {@code certificates}
   */
  public BatchConsumer consumer(String binding, BatchHandler handler) {
    return new BatchConsumer(
        codec,
        handler,
        new Burial(deadLetters, deadLetterTopic(identity, binding)),
        new OutcomeCounters(meters, binding),
        new RetryAge(meters, binding, clock));
  }

  /** Where the dead letters of a binding of this service go. */
  public static String deadLetterTopic(ServiceIdentity identity, String binding) {
    return Stream.deadLetterTopic(identity.region(), identity.service() + "." + binding);
  }
}
