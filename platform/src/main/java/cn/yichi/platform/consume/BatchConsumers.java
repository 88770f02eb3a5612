package cn.yichi.platform.consume;

import cn.yichi.contracts.event.EventCodec;
import cn.yichi.contracts.event.Stream;
import cn.yichi.platform.ServiceIdentity;
import cn.yichi.platform.signing.RecordVerifier;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Builds the function beans of a service's bindings. */
public final class BatchConsumers {
  private final ServiceIdentity identity;
  private final EventCodec codec;
  private final RecordVerifier verifier;
  private final DeadLetters deadLetters;
  private final MeterRegistry meters;
  private final Clock clock;
  private final BooleanSupplier storeReady;

  /**
   * @param storeReady false while the database's indexes are not there; until then every batch
   *     waits
   */
  public BatchConsumers(
      ServiceIdentity identity,
      EventCodec codec,
      RecordVerifier verifier,
      DeadLetters deadLetters,
      MeterRegistry meters,
      Clock clock,
      BooleanSupplier storeReady) {
    this.identity = identity;
    this.codec = codec;
    this.verifier = verifier;
    this.deadLetters = deadLetters;
    this.meters = meters;
    this.clock = clock;
    this.storeReady = storeReady;
  }

  /**
   * A consumer whose dead letters go to {@code yichi.<region>.dlt.<service>.<binding>}.
   *
   * @param binding name of the function bean, e.g. {@code certificates}
   */
  public BatchConsumer consumer(String binding, BatchHandler handler) {
    return new BatchConsumer(
        Reading.of(codec, verifier, handler, meters, binding, clock),
        gated(handler),
        new Burial(deadLetters, deadLetterTopic(identity, binding)),
        new OutcomeCounters(meters, binding),
        new RetryAge(meters, binding, clock));
  }

  /** A unique key that is not there yet would let a fact in twice. */
  private BatchHandler gated(BatchHandler handler) {
    return new BatchHandler() {
      @Override
      public List<Outcome> handle(List<Received<?>> batch) {
        return whenReady().handle(batch);
      }

      @Override
      public List<Outcome> erase(List<Erased> batch) {
        return whenReady().erase(batch);
      }

      @Override
      public boolean passesOver(String homeRegion) {
        return handler.passesOver(homeRegion);
      }

      private BatchHandler whenReady() {
        if (!storeReady.getAsBoolean()) {
          throw new TransientFault("the database is not prepared yet");
        }
        return handler;
      }
    };
  }

  /** Where the dead letters of a binding of this service go. */
  public static String deadLetterTopic(ServiceIdentity identity, String binding) {
    return Stream.deadLetterTopic(identity.region(), identity.service() + "." + binding);
  }
}
