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
 * too, as an error and in {@link TopicHealth}, as seen at start. It is not refused as a database
 * without a majority is: the topic is the region's, not this process's; it is mended while it is
 * written to; and a service that stopped for it would stop its region's answers over facts that it
 * can send again from what it stores.
 */
public final class TopicCreation implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(TopicCreation.class);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final BrokerClients broker;
  private final boolean sandbox;
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
   * What is known of each topic: {@code ready}, {@code waiting: …}, {@code differs: …} or, outside
   * the sandbox, {@code not durable: …}.
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
    List<WantedTopic> open = attempt(wanted.get());
    if (!open.isEmpty()) {
      Thread.ofVirtual().name("topic-creation").start(() -> retry(open));
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

  private void retry(List<WantedTopic> first) {
    List<WantedTopic> open = first;
    try {
      while (!open.isEmpty() && !stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        open = attempt(open);
      }
    } catch (InterruptedException end) {
      log.debug("topic creation interrupted");
    }
  }

  /** Returns what must be tried again. */
  private List<WantedTopic> attempt(List<WantedTopic> topics) {
    if (topics.isEmpty()) {
      return topics;
    }
    List<WantedTopic> open = new ArrayList<>();
    List<WantedTopic> existing = new ArrayList<>();
    try (Admin admin = broker.admin()) {
      CreateTopicsResult results =
          admin.createTopics(topics.stream().map(WantedTopic::creation).toList());
      for (WantedTopic topic : topics) {
        try {
          requireNonNull(results.values().get(topic.name())).get();
          log.info("made topic {} {}", topic.name(), topic.config());
          settle(topic, List.of(), made(results, topic.name()));
        } catch (ExecutionException failed) {
          if (failed.getCause() instanceof TopicExistsException) {
            existing.add(topic);
          } else {
            open.add(waiting(topic, String.valueOf(failed.getCause())));
          }
        }
      }
      open.addAll(compare(admin, existing));
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    } catch (KafkaException absent) {
      return topics.stream().map(topic -> waiting(topic, absent.toString())).toList();
    }
    return open;
  }

  private List<WantedTopic> compare(Admin admin, List<WantedTopic> topics)
      throws InterruptedException {
    List<WantedTopic> open = new ArrayList<>();
    var resources =
        topics.stream()
            .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.name()))
            .toList();
    var described = resources.isEmpty() ? null : admin.describeConfigs(resources).values();
    var topology = admin.describeTopics(topics.stream().map(WantedTopic::name).toList());
    for (int i = 0; i < topics.size() && described != null; i++) {
      WantedTopic topic = topics.get(i);
      try {
        Config actual = requireNonNull(described.get(resources.get(i))).get();
        var layout = requireNonNull(topology.topicNameValues().get(topic.name())).get();
        settle(topic, differences(topic, actual), Copies.of(layout, inSync(actual)));
      } catch (ExecutionException failed) {
        open.add(waiting(topic, String.valueOf(failed.getCause())));
      }
    }
    return open;
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

  private static Copies made(CreateTopicsResult results, String topic)
      throws InterruptedException, ExecutionException {
    return new Copies(results.replicationFactor(topic).get(), inSync(results.config(topic).get()));
  }

  private static int inSync(Config actual) {
    return Integer.parseInt(actual.get(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG).value());
  }

  private void settle(WantedTopic topic, List<String> differences, Copies copies) {
    List<String> what = new ArrayList<>();
    if (!sandbox && !copies.shortfalls().isEmpty()) {
      what.add(TopicHealth.NOT_DURABLE + copies.shortfalls());
      log.error("topic {} can lose what it acknowledged: {}", topic.name(), copies.shortfalls());
    }
    if (!differences.isEmpty()) {
      what.add("differs: " + differences);
      log.warn("topic {} exists with another policy: {}", topic.name(), differences);
    }
    state.put(topic.name(), what.isEmpty() ? "ready" : String.join("; ", what));
  }

  private WantedTopic waiting(WantedTopic topic, String why) {
    if (!String.valueOf(state.put(topic.name(), "waiting: " + why)).startsWith("waiting")) {
      log.warn("topic {} not made yet: {}", topic.name(), why);
    }
    return topic;
  }
}
