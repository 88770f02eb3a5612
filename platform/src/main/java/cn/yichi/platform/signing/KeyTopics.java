package cn.yichi.platform.signing;

import cn.yichi.contracts.event.Decoded;
import cn.yichi.contracts.event.EventCodec;
import cn.yichi.contracts.event.KeyFact;
import cn.yichi.contracts.event.Stream;
import cn.yichi.platform.broker.BrokerClients;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Reads the {@code keys} topics of all pinned regions from their start, for as long as the service
 * runs, in no group: every process must know every key. What is believed is stored too. Whatever
 * fails, it begins anew; a repetition changes nothing.
 *
 * <p>A statement and its revocation stand in different partitions. So nobody believes or signs
 * anything before all is heard that was said when the service started, of regions whose topic was
 * there.
 */
final class KeyTopics implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(KeyTopics.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** A topic that was deleted and made again is read from its start too. */
  private static final Map<String, Object> FROM_THE_START =
      Map.of(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");

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
  private volatile boolean heard;
  private final Deque<KeyFact> unsaved = new ArrayDeque<>();
  private volatile boolean loaded;
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

  /** Whether everything is known that stood in the store and on the topics at the start. */
  boolean areHeard() {
    return heard;
  }

  /** Whether everything is known that stood in the store at the start. */
  boolean areLoaded() {
    return loaded;
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
      save();
      try (Consumer<byte[], byte[]> consumer = broker.consumer(FROM_THE_START)) {
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
      }
      loaded = true;
    }
  }

  private void follow(Consumer<byte[], byte[]> consumer) throws InterruptedException {
    long nextLook = System.nanoTime();
    @Nullable Map<TopicPartition, Long> ends = null;
    while (running) {
      if (System.nanoTime() - nextLook >= 0) {
        look(consumer);
        ends = ends == null ? consumer.endOffsets(consumer.assignment()) : ends;
        nextLook = System.nanoTime() + LOOK;
        failing = false;
      }
      if (consumer.assignment().isEmpty()) {
        // Without any partition a poll is refused.
        stopped.await(POLL.toMillis(), TimeUnit.MILLISECONDS);
      } else {
        consumer.poll(POLL).forEach(this::take);
      }
      heard = heard || ends != null && isPast(ends, consumer);
    }
  }

  private static boolean isPast(Map<TopicPartition, Long> ends, Consumer<?, ?> consumer) {
    return ends.entrySet().stream()
        .filter(end -> consumer.assignment().contains(end.getKey()))
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
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
        unsaved.add(said);
        save();
      }
      case TrustedKeys.Lesson.Known known -> log.trace("said before");
      case TrustedKeys.Lesson.Refused not -> refuse(record, not.reason());
    }
  }

  private void save() {
    while (!unsaved.isEmpty()) {
      store.keep(unsaved.peek());
      unsaved.remove();
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
