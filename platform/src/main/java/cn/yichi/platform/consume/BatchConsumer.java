package cn.yichi.platform.consume;

import cn.yichi.platform.telemetry.Trace;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;

/**
 * The function bean of one binding: reads and verifies a batch, has the handler process it, writes
 * dead letters and counts. Returns only when every record has its outcome; throws when the batch
 * must come again.
 */
public final class BatchConsumer implements Consumer<Message<List<byte[]>>> {
  private final Reading reading;
  private final Bisection bisection;
  private final Burial burial;
  private final OutcomeCounters counters;
  private final RetryAge retryAge;

  BatchConsumer(
      Reading reading,
      BatchHandler handler,
      Burial burial,
      OutcomeCounters counters,
      RetryAge retryAge) {
    this.reading = reading;
    this.bisection = new Bisection(handler);
    this.burial = burial;
    this.counters = counters;
    this.retryAge = retryAge;
  }

  @Override
  @SuppressWarnings("unchecked")
  public void accept(Message<List<byte[]>> message) {
    Object raw = message.getHeaders().get(KafkaHeaders.RAW_DATA);
    if (!(raw instanceof List<?> records)) {
      throw new IllegalStateException(
          "binding is not configured by yichi-platform.yml: no raw records");
    }
    accept((List<ConsumerRecord<byte[], byte[]>>) records);
  }

  void accept(List<ConsumerRecord<byte[], byte[]>> records) {
    try {
      settle(reading.read(records));
      retryAge.succeeded();
    } catch (RuntimeException fault) {
      retryAge.failed(fault);
      throw fault;
    } catch (Error fault) {
      // Left to itself it would end the binding for good while the service says that it is well.
      TransientFault seen = new TransientFault("this process is at fault", fault);
      retryAge.failed(seen);
      throw seen;
    }
  }

  private void settle(List<Item> items) {
    try (Trace.Scope scope = trace(items).open()) {
      List<Bisection.Result> results = bisection.settle(items);
      burial.bury(results);
      results.forEach(result -> counters.count(result.item().record(), result.outcome()));
    }
  }

  /** The trace of the batch where all its records share one; otherwise the batch begins its own. */
  private static Trace trace(List<Item> items) {
    Set<String> traces = new HashSet<>();
    @Nullable Trace last = null;
    for (Item item : items) {
      if (item instanceof Item.Event event && event.received().trace().isPresent()) {
        last = event.received().trace().get();
        traces.add(last.traceId());
      }
    }
    return last != null && traces.size() == 1 ? last.child() : Trace.begin();
  }
}
