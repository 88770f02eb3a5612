package cn.yichi.platform.topic;

import static java.util.Objects.requireNonNull;

import cn.yichi.contracts.event.Stream;
import cn.yichi.platform.ServiceIdentity;
import cn.yichi.platform.broker.BrokerClients;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Makes the topics of the own region that do not exist, tries again until the broker is there, and
 * is never fatal. A topic that exists with another policy is reported, never altered: that is an
 * operator's decision.
 *
 * <p>Outside the sandbox a topic that could lose what it acknowledged with one broker is reported
 * too, as an error and in {@link TopicHealth}. Whatever is amiss is looked at again each minute, so
 * that a topic that was mended is seen to be. It is not refused as a database without a majority
 * is: the topic is the region's, not this process's; it is mended while it is written to; and a
 * service that stopped for it would stop its region's answers over facts that it can send again
 * from what it stores.
 */
public final class TopicCreation implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(TopicCreation.class);
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);
  private static final String READY = "ready";

  private final BrokerClients broker;
  private final boolean sandbox;
  private final Duration lookAgain;
  private final Supplier<List<WantedTopic>> wanted;
  private final Map<String, String> state = new ConcurrentSkipListMap<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile boolean running;

  /**
   * @param deadLetterTopics names of the dead-letter topics, asked for at start
   */
  public TopicCreation(
      BrokerClients broker,
      ServiceIdentity identity,
      TopicSettings settings,
      Supplier<? extends Collection<String>> deadLetterTopics) {
    this(broker, identity, settings, deadLetterTopics, LOOK_AGAIN);
  }

  TopicCreation(
      BrokerClients broker,
      ServiceIdentity identity,
      TopicSettings settings,
      Supplier<? extends Collection<String>> deadLetterTopics,
      Duration lookAgain) {
    this.lookAgain = lookAgain;
    this.broker = broker;
    this.sandbox = identity.sandbox();
    this.wanted =
        () -> {
          List<WantedTopic> topics = new ArrayList<>();
          for (Stream stream : settings.streams()) {
            topics.add(WantedTopic.of(stream, identity.region(), settings));
          }
          deadLetterTopics
              .get()
              .forEach(name -> topics.add(WantedTopic.deadLetters(name, settings)));
          return topics;
        };
  }

  /**
   * What is known of each topic: {@code ready}, {@code waiting: …}, {@code differs: …}, {@code
   * unseen: …} where this service may not read how it is configured, or, outside the sandbox,
   * {@code not durable: …}.
   */
  public Map<String, String> state() {
    return new TreeMap<>(state);
  }

  /** Before bindings subscribe, so that a first start finds its own topics at once. */
  @Override
  public int getPhase() {
    return 0;
  }

  @Override
  public void start() {
    running = true;
    List<WantedTopic> all = wanted.get();
    boolean absent = attempt(all);
    if (!unsettled(all).isEmpty()) {
      Thread.ofVirtual().name("topic-creation").start(() -> retry(all, absent));
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

  private void retry(List<WantedTopic> all, boolean absentAtFirst) {
    boolean absent = absentAtFirst;
    try {
      List<WantedTopic> open = unsettled(all);
      while (!open.isEmpty()
          && !stopped.await((absent ? PAUSE : lookAgain).toMillis(), TimeUnit.MILLISECONDS)) {
        absent = attempt(open);
        open = unsettled(all);
      }
    } catch (InterruptedException end) {
      log.debug("topic creation interrupted");
    }
  }

  private List<WantedTopic> unsettled(List<WantedTopic> topics) {
    return topics.stream().filter(topic -> !READY.equals(state.get(topic.name()))).toList();
  }

  /** Returns whether any does not exist yet, or may not. */
  private boolean attempt(List<WantedTopic> topics) {
    if (topics.isEmpty()) {
      return false;
    }
    boolean absent = false;
    List<WantedTopic> existing = new ArrayList<>();
    try (Admin admin = broker.admin()) {
      CreateTopicsResult results =
          admin.createTopics(topics.stream().map(WantedTopic::creation).toList());
      for (WantedTopic topic : topics) {
        try {
          requireNonNull(results.values().get(topic.name())).get();
          log.info("made topic {} {}", topic.name(), topic.config());
          absent |= !made(topic, results);
        } catch (ExecutionException failed) {
          if (failed.getCause() instanceof TopicExistsException) {
            existing.add(topic);
          } else {
            say(topic, "waiting: " + failed.getCause());
            absent = true;
          }
        }
      }
      absent |= !compare(admin, existing);
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    } catch (KafkaException away) {
      topics.forEach(topic -> say(topic, "waiting: " + away));
      return true;
    }
    return absent;
  }

  /** False where that must be asked again soon. */
  private boolean made(WantedTopic topic, CreateTopicsResult results) throws InterruptedException {
    try {
      int replicas = results.replicationFactor(topic.name()).get();
      int inSync = inSync(results.config(topic.name()).get());
      settle(topic, List.of(), new Copies(replicas, inSync));
      return true;
    } catch (ExecutionException failed) {
      return unseen(topic, failed);
    }
  }

  /** Only what is not allowed stays so; anything else passes, and is asked again soon. */
  private boolean unseen(WantedTopic topic, ExecutionException failed) {
    boolean forbidden = failed.getCause() instanceof AuthorizationException;
    say(topic, (forbidden ? "unseen: " : "waiting: ") + failed.getCause());
    return forbidden;
  }

  /** False where some must be asked again soon. */
  private boolean compare(Admin admin, List<WantedTopic> topics) throws InterruptedException {
    var resources =
        topics.stream()
            .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.name()))
            .toList();
    var described = resources.isEmpty() ? null : admin.describeConfigs(resources).values();
    boolean seen = true;
    var topology = admin.describeTopics(topics.stream().map(WantedTopic::name).toList());
    for (int i = 0; i < topics.size() && described != null; i++) {
      WantedTopic topic = topics.get(i);
      try {
        Config actual = requireNonNull(described.get(resources.get(i))).get();
        var layout = requireNonNull(topology.topicNameValues().get(topic.name())).get();
        settle(topic, differences(topic, actual), Copies.of(layout, inSync(actual)));
      } catch (ExecutionException failed) {
        seen &= unseen(topic, failed);
      }
    }
    return seen;
  }

  private static List<String> differences(WantedTopic topic, Config actual) {
    List<String> differences = new ArrayList<>();
    new TreeMap<>(topic.config())
        .forEach(
            (name, value) -> {
              ConfigEntry entry = actual.get(name);
              if (entry != null && !value.equals(entry.value())) {
                differences.add(name + " is " + entry.value() + ", not " + value);
              }
            });
    return differences;
  }

  /** As Kafka has it where a broker does not say. */
  private static int inSync(Config actual) {
    ConfigEntry entry = actual.get(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG);
    return entry == null || entry.value() == null ? 1 : Integer.parseInt(entry.value());
  }

  private void settle(WantedTopic topic, List<String> differences, Copies copies) {
    List<String> what = new ArrayList<>();
    if (!sandbox && !copies.shortfalls().isEmpty()) {
      what.add(TopicHealth.NOT_DURABLE + copies.shortfalls());
    }
    if (!differences.isEmpty()) {
      what.add("differs: " + differences);
    }
    say(topic, what.isEmpty() ? READY : String.join("; ", what));
  }

  /** Keeps what is known, and logs what is new. */
  private void say(WantedTopic topic, String what) {
    String before = state.put(topic.name(), what);
    boolean stillWaiting =
        before != null && before.startsWith("waiting") && what.startsWith("waiting");
    if (what.equals(before) || stillWaiting) {
      return;
    }
    if (what.startsWith(TopicHealth.NOT_DURABLE)) {
      log.error("topic {} can lose what it acknowledged: {}", topic.name(), what);
    } else if (!what.equals(READY)) {
      log.warn("topic {}: {}", topic.name(), what);
    } else if (before != null) {
      log.info("topic {} is ready", topic.name());
    }
  }
}
