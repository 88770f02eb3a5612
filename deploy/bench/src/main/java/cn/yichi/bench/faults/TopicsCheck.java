package cn.yichi.bench.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether the topics say the same as the books: the last record of every key is the newest state
 * there is, one version never says two things, and nothing was put aside as unreadable.
 */
final class TopicsCheck {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final World world;
  private final Snapshot now;

  TopicsCheck(World world, Snapshot now) {
    this.world = world;
    this.now = now;
  }

  /** The versions of one key, as they stand on a topic. */
  private static final class Told {
    private final Map<Long, Integer> contents = new HashMap<>();
    private long last;
    private long highest;

    /** Answers false where this version was told before with other words. */
    boolean take(long version, byte[] value) {
      last = version;
      highest = Math.max(highest, version);
      int content = Arrays.hashCode(value);
      Integer before = contents.putIfAbsent(version, content);
      return before == null || before == content;
    }
  }

  void check(Findings findings) {
    try (Topics topics = new Topics(world.brokers())) {
      for (String region : now.registers().keySet()) {
        certificates(topics, region, findings);
        recognitions(topics, region, findings);
      }
      for (String name : topics.names()) {
        if (name.contains(".dlt.")) {
          topics.read(
              name, record -> findings.unexplained(1, name + ": a dead letter, " + why(record)));
        }
      }
    }
  }

  private void certificates(Topics topics, String region, Findings findings) {
    String topic = "yichi." + region + ".certificates";
    Map<String, Told> told = read(topics, topic, "certificateId", "version", findings);
    now.registers()
        .getOrDefault(region, Map.of())
        .forEach((id, version) -> compare(topic, id, version, told.remove(id), findings));
    told.keySet().forEach(id -> findings.unexplained(1, topic + ": " + id + " is in no register"));
  }

  private void recognitions(Topics topics, String region, Findings findings) {
    String topic = "yichi." + region + ".recognitions";
    Map<String, Told> told = read(topics, topic, "certificateId", "revision", findings);
    now.hosts()
        .getOrDefault(region, Map.of())
        .forEach(
            (id, decided) -> {
              Told said = told.remove(id);
              if (decided.published()) {
                compare(topic, id, decided.revision(), said, findings);
              } else if (said != null) {
                findings.unexplained(1, topic + ": " + id + " was not to be published");
              }
            });
    told.keySet().forEach(id -> findings.unexplained(1, topic + ": " + id + " is not decided"));
  }

  private static void compare(
      String topic, String id, long version, @Nullable Told told, Findings findings) {
    if (told == null) {
      findings.lost(1, topic + ": " + id + " is not there");
    } else if (told.last != told.highest) {
      findings.stale(
          1,
          "%s: the last record of %s is version %d, after %d"
              .formatted(topic, id, told.last, told.highest));
    } else if (told.highest < version) {
      findings.lost(
          1, "%s: %s stops at version %d of %d".formatted(topic, id, told.highest, version));
    } else if (told.highest > version) {
      findings.unexplained(
          1, "%s: %s has version %d, the book %d".formatted(topic, id, told.highest, version));
    }
  }

  private static Map<String, Told> read(
      Topics topics, String topic, String id, String version, Findings findings) {
    Map<String, Told> told = new HashMap<>();
    topics.read(
        topic,
        record -> {
          if (record.value() == null) {
            findings.unexplained(1, topic + ": a tombstone, and nobody was erased");
            return;
          }
          JsonNode state = JSON.readTree(record.value());
          String key = state.path(id).asString("");
          if (record.key() == null || !new String(record.key(), UTF_8).equals(key)) {
            findings.unexplained(1, topic + ": " + key + " stands under another key");
          }
          Told known = told.computeIfAbsent(key, k -> new Told());
          if (!known.take(state.path(version).asLong(), record.value())) {
            findings.unexplained(
                1, topic + ": " + key + " says two things as version " + state.path(version));
          }
        });
    return told;
  }

  private static String why(ConsumerRecord<byte[], byte[]> record) {
    var reason = record.headers().lastHeader("yichi_dlt_reason");
    return reason == null ? "no reason" : new String(reason.value(), UTF_8);
  }
}
