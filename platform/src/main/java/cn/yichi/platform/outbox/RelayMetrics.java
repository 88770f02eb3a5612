package cn.yichi.platform.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an operator sees of one outbox, by tag {@code topic}: counters {@code yichi.outbox.sent},
 * {@code .failed} (batches) and {@code .refused} (facts that Kafka does not take), gauges {@code
 * .pending.age} (seconds the oldest known fact has waited), {@code .queued}, {@code .held}.
 */
final class RelayMetrics {
  private static final Logger log = LoggerFactory.getLogger(RelayMetrics.class);
  private static final int LOG_EVERY = 60;

  private final String topic;
  private final Counter sent;
  private final Counter failed;
  private final Counter refused;
  private final AtomicInteger failures = new AtomicInteger();

  RelayMetrics(MeterRegistry meters, String topic, List<NudgeQueue> queues) {
    this.topic = topic;
    sent = meters.counter("yichi.outbox.sent", "topic", topic);
    failed = meters.counter("yichi.outbox.failed", "topic", topic);
    refused = meters.counter("yichi.outbox.refused", "topic", topic);
    gauge(meters, "yichi.outbox.pending.age", queues, all -> max(all, NudgeQueue::ageSeconds));
    gauge(meters, "yichi.outbox.queued", queues, all -> sum(all, NudgeQueue::size));
    gauge(meters, "yichi.outbox.held", queues, all -> sum(all, NudgeQueue::refusedCount));
  }

  void sent(int facts) {
    sent.increment(facts);
  }

  void refused() {
    refused.increment();
  }

  void failed(Throwable fault) {
    failed.increment();
    if (fault instanceof Error) {
      log.error("facts for {} wait: this process is at fault", topic, fault);
    } else if (failures.getAndIncrement() % LOG_EVERY == 0) {
      log.warn("facts for {} wait: {}", topic, fault.toString());
    }
  }

  void recovered() {
    if (failures.getAndSet(0) > 0) {
      log.info("facts for {} go out again", topic);
    }
  }

  private void gauge(
      MeterRegistry meters,
      String name,
      List<NudgeQueue> queues,
      ToDoubleFunction<List<NudgeQueue>> value) {
    Gauge.builder(name, queues, value).tag("topic", topic).strongReference(true).register(meters);
  }

  private static double max(List<NudgeQueue> queues, ToDoubleFunction<NudgeQueue> value) {
    return queues.stream().mapToDouble(value).max().orElse(0);
  }

  private static double sum(List<NudgeQueue> queues, ToDoubleFunction<NudgeQueue> value) {
    return queues.stream().mapToDouble(value).sum();
  }
}
