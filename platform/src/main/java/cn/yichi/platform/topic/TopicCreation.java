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
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Makes the topics of the own region that do not exist, tries again until the broker is there, and
 * is never fatal. A topic that exists with another policy is reported, never altered: that is an
 * operator's decision.
 */
public final class TopicCreation implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(TopicCreation.class);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final BrokerClients broker;
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

  /** What is known of each topic: {@code ready}, {@code waiting: …} or {@code differs: …}. */
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
      var results =
          admin.createTopics(topics.stream().map(WantedTopic::creation).toList()).values();
      for (WantedTopic topic : topics) {
        try {
          requireNonNull(results.get(topic.name())).get();
          settle(topic, "ready");
          log.info("made topic {} {}", topic.name(), topic.config());
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
    for (int i = 0; i < topics.size() && described != null; i++) {
      WantedTopic topic = topics.get(i);
      try {
        List<String> differences =
            differences(topic, requireNonNull(described.get(resources.get(i))).get());
        settle(topic, differences.isEmpty() ? "ready" : "differs: " + differences);
        if (!differences.isEmpty()) {
          log.warn("topic {} exists with another policy: {}", topic.name(), differences);
        }
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

  private void settle(WantedTopic topic, String what) {
    state.put(topic.name(), what);
  }

  private WantedTopic waiting(WantedTopic topic, String why) {
    if (!String.valueOf(state.put(topic.name(), "waiting: " + why)).startsWith("waiting")) {
      log.warn("topic {} not made yet: {}", topic.name(), why);
    }
    return topic;
  }
}
