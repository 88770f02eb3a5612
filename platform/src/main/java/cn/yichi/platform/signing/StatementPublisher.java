package cn.yichi.platform.signing;

import cn.yichi.contracts.event.KeyFact;
import cn.yichi.contracts.event.Stream;
import cn.yichi.contracts.event.WireEvent;
import cn.yichi.platform.broker.BrokerClients;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Sends this region's statements to its {@code keys} topic at each start, and tries until the
 * broker has them. A statement that stands there already is said again, which changes nothing.
 */
final class StatementPublisher implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(StatementPublisher.class);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final BrokerClients broker;
  private final List<WireEvent> events;
  private final String topic;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile boolean running;

  StatementPublisher(
      BrokerClients broker, StatementLines lines, String region, List<KeyFact> statements) {
    this.broker = broker;
    this.topic = Stream.KEYS.topic(region);
    this.events = statements.stream().map(lines::event).toList();
  }

  @Override
  public void start() {
    running = true;
    if (!events.isEmpty()) {
      Thread.ofVirtual().name("key-statements").start(this::run);
    }
  }

  @Override
  public void stop() {
    running = false;
    stopped.countDown();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void run() {
    try {
      boolean first = true;
      while (running && !publish(first)) {
        first = false;
        if (stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (InterruptedException end) {
      log.debug("statements of keys interrupted");
    }
  }

  /** False where it must be tried again. */
  private boolean publish(boolean first) throws InterruptedException {
    try (Producer<byte[], byte[]> producer = broker.producer(Map.of())) {
      List<Future<RecordMetadata>> acks = new ArrayList<>();
      for (WireEvent event : events) {
        var record =
            new ProducerRecord<>(
                topic, event.key().getBytes(StandardCharsets.UTF_8), event.value());
        event.headers().forEach(record.headers()::add);
        acks.add(producer.send(record));
      }
      for (Future<RecordMetadata> ack : acks) {
        ack.get();
      }
      return true;
    } catch (KafkaException | ExecutionException away) {
      if (first) {
        log.warn("statements of keys are not published yet: {}", away.toString());
      }
      return false;
    }
  }
}
