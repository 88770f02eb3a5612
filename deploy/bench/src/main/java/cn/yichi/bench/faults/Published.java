package cn.yichi.bench.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything that stands on the topics. One version never says two things; no record stands under
 * another key; nobody was erased; nothing was put aside as unreadable.
 */
final class Published {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Map<String, Map<String, Versions>> topics = new TreeMap<>();

  /** Reads every topic there is. */
  static Published read(String brokers, Collection<String> regions, Findings findings) {
    Published published = new Published();
    Map<String, Stream> known = new HashMap<>();
    for (String region : regions) {
      for (Stream stream : Stream.values()) {
        known.put(stream.topic(region), stream);
      }
    }
    try (Topics topics = new Topics(brokers)) {
      Set<String> names = topics.names();
      // Statements of keys and heads of audit logs speak of nothing that was imported.
      names.removeIf(name -> !name.matches("yichi\\..*(?<!\\.keys|\\.books)"));
      topics.read(
          names,
          record -> {
            Stream stream = known.get(record.topic());
            if (stream == null) {
              findings.unexplained(1, record.topic() + ": " + odd(record));
            } else {
              published.take(stream, record, findings);
            }
          });
    }
    return published;
  }

  /** What a region's stream says of each thing. */
  Map<String, Versions> of(Stream stream, String region) {
    return topics.getOrDefault(stream.topic(region), Map.of());
  }

  /** Topic and thing, to how often it was said again what had been said. */
  Map<String, Long> repeats() {
    Map<String, Long> repeats = new HashMap<>();
    topics.forEach(
        (topic, things) ->
            things.forEach(
                (thing, versions) -> {
                  if (versions.repeats() > 0) {
                    repeats.put(topic + ": " + thing, versions.repeats());
                  }
                }));
    return repeats;
  }

  /** Takes in a record of a stream. */
  void take(Stream stream, ConsumerRecord<byte[], byte[]> record, Findings findings) {
    String topic = record.topic();
    if (record.value() == null) {
      findings.unexplained(1, topic + ": a tombstone, and nobody was erased");
      return;
    }
    JsonNode state = JSON.readTree(record.value());
    String thing = stream.thing(state);
    if (record.key() == null || !new String(record.key(), UTF_8).equals(stream.key(state))) {
      findings.unexplained(1, topic + ": " + thing + " stands under another key");
    }
    Versions known =
        topics
            .computeIfAbsent(topic, t -> new HashMap<>())
            .computeIfAbsent(thing, t -> new Versions());
    long version = stream.version(state);
    if (!known.take(version, record.value(), stream.sketch(state))) {
      findings.unexplained(1, topic + ": " + thing + " says two things as version " + version);
    }
  }

  private static String odd(ConsumerRecord<byte[], byte[]> record) {
    if (!record.topic().contains(".dlt.")) {
      return "a record where none is expected";
    }
    var reason = record.headers().lastHeader("yichi_dlt_reason");
    String why = reason == null ? "no reason" : new String(reason.value(), UTF_8);
    String key = record.key() == null ? "no key" : new String(record.key(), UTF_8);
    return "a dead letter, " + key + ", " + why;
  }
}
