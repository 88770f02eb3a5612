package cn.yichi.platform.signing;

import cn.yichi.contracts.event.Decoded;
import cn.yichi.contracts.event.EventCodec;
import cn.yichi.contracts.event.KeyFact;
import cn.yichi.contracts.event.Stream;
import cn.yichi.platform.broker.BrokerClients;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Reads the {@code keys} topics of all pinned regions from their start, for as long as the service
 * runs, in no group: every process must know every key. What is believed is stored too. Whatever
 * fails, it begins anew; a repetition changes nothing.
 */
final class KeyTopics implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(KeyTopics.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** Who may write there could otherwise fill the log; the counter goes on. */
  private static final int MOST_TOLD = 100;

  private static final long LOOK = Duration.ofSeconds(5).toNanos();

  private final BrokerClients broker;
  private final EventCodec codec;
  private final TrustedKeys trusted;
  private final KeyStore store;
  private final Counter refused;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile boolean running;
  private final Set<String> kept = new HashSet<>();
  private boolean loaded;
  private boolean failing;

  KeyTopics(
      BrokerClients broker,
      EventCodec codec,
      TrustedKeys trusted,
      KeyStore store,
      MeterRegistry meters) {
    this.broker = broker;
    this.codec = codec;
    this.trusted = trusted;
    this.store = store;
    this.refused = meters.counter("yichi.signing.statements.refused");
  }

  /** Before bindings subscribe. */
  @Override
  public int getPhase() {
    return 0;
  }

  @Override
  public void start() {
    running = true;
    Thread.ofPlatform().daemon().name("key-topics").start(this::run);
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
      do {
        attempt();
      } while (running && !stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException end) {
      log.debug("key topics interrupted");
    }
  }

  private void attempt() throws InterruptedException {
    try {
      load();
      try (Consumer<byte[], byte[]> consumer = broker.consumer(Map.of())) {
        follow(consumer);
      }
    } catch (RuntimeException | Error fault) {
      // An Error too: a service that hears of no key would go on without a word.
      if (!failing) {
        log.warn("statements of keys wait: {}", fault.toString());
      }
      failing = true;
    }
  }

  private void load() {
    if (!loaded) {
      for (KeyFact said : store.all()) {
        trusted.learn(said.region(), said);
        kept.add(said.eventId());
      }
      loaded = true;
    }
  }

  private void follow(Consumer<byte[], byte[]> consumer) throws InterruptedException {
    long nextLook = System.nanoTime();
    while (running) {
      if (System.nanoTime() - nextLook >= 0) {
        look(consumer);
        nextLook = System.nanoTime() + LOOK;
        failing = false;
      }
      if (consumer.assignment().isEmpty()) {
        // Without any partition a poll is refused.
        stopped.await(POLL.toMillis(), TimeUnit.MILLISECONDS);
      } else {
        consumer.poll(POLL).forEach(this::take);
      }
    }
  }

  /** Adds the partitions that are new, from their start; those at hand go on where they are. */
  private void look(Consumer<byte[], byte[]> consumer) {
    Pattern keys = Stream.KEYS.everyRegion();
    Set<TopicPartition> wanted = new HashSet<>();
    consumer
        .listTopics()
        .forEach(
            (topic, partitions) -> {
              if (keys.matcher(topic).matches() && trusted.isPinned(region(topic))) {
                partitions.forEach(each -> wanted.add(new TopicPartition(topic, each.partition())));
              }
            });
    List<TopicPartition> fresh = new ArrayList<>(wanted);
    fresh.removeAll(consumer.assignment());
    if (!fresh.isEmpty() || !wanted.equals(consumer.assignment())) {
      consumer.assign(wanted);
      consumer.seekToBeginning(fresh);
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    byte[] value = record.value();
    if (value == null) {
      return;
    }
    String region = region(record.topic());
    Decoded decoded =
        codec.decode(
            name -> {
              Header header = record.headers().lastHeader(name);
              return header == null ? null : header.value();
            },
            value);
    switch (decoded) {
      case Decoded.Known known when known.event().data() instanceof KeyFact said ->
          take(record, region, said);
      case Decoded.Known known -> refuse(record, "it is about no key");
      case Decoded.Broken broken -> refuse(record, broken.reason());
      case Decoded.Unknown unknown ->
          log.info("a statement of a type unknown here is passed over: {}", unknown.type());
    }
  }

  private void take(ConsumerRecord<?, ?> record, String region, KeyFact said) {
    switch (trusted.learn(region, said)) {
      case TrustedKeys.Lesson.New news -> {
        log.info("region {} speaks of its key: {}", region, said.key());
        keep(said);
      }
      case TrustedKeys.Lesson.Known known -> keep(said);
      case TrustedKeys.Lesson.Refused not -> refuse(record, not.reason());
    }
  }

  private void keep(KeyFact said) {
    if (!kept.contains(said.eventId())) {
      store.keep(said);
      kept.add(said.eventId());
    }
  }

  private void refuse(ConsumerRecord<?, ?> record, String reason) {
    refused.increment();
    if (refused.count() > MOST_TOLD) {
      return;
    }
    log.warn(
        "statement {}-{}@{} is not believed: {}",
        record.topic(),
        record.partition(),
        record.offset(),
        reason);
  }

  private static String region(String topic) {
    return topic.split("\\.", 3)[1];
  }
}
