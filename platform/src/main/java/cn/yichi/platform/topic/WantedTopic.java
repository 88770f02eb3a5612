package cn.yichi.platform.topic;

import cn.yichi.contracts.event.Stream;
import cn.yichi.contracts.event.TopicPolicy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;

/** A topic that must exist, with the configuration its stream's policy asks for. */
record WantedTopic(
    String name, int partitions, short replicationFactor, Map<String, String> config) {

  static WantedTopic of(Stream stream, String region, TopicSettings settings) {
    return wanted(stream.topic(region), settings.partitions(), settings, stream.policy(), Map.of());
  }

  static WantedTopic deadLetters(String name, TopicSettings settings) {
    // a dead letter is its record and the headers that explain it
    Map<String, String> roomy = Map.of("max.message.bytes", Integer.toString(4 * 1024 * 1024));
    return wanted(
        name, settings.deadLetterPartitions(), settings, Stream.deadLetterPolicy(), roomy);
  }

  private static WantedTopic wanted(
      String name,
      int partitions,
      TopicSettings settings,
      TopicPolicy policy,
      Map<String, String> more) {
    Map<String, String> config = new HashMap<>(policy.topicConfig());
    config.putAll(more);
    if (settings.replicationFactor() > 1) {
      config.put("min.insync.replicas", Integer.toString(settings.replicationFactor() - 1));
    }
    return new WantedTopic(name, partitions, settings.replicationFactor(), Map.copyOf(config));
  }

  NewTopic creation() {
    return new NewTopic(
            name,
            Optional.of(partitions),
            replicationFactor < 0 ? Optional.empty() : Optional.of(replicationFactor))
        .configs(config);
  }
}
