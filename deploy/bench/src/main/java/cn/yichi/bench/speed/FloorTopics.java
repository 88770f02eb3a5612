package cn.yichi.bench.speed;

import static cn.yichi.bench.site.Offsets.await;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;

/** Fresh topics with the partitions and policies of those of the services. */
final class FloorTopics {
  private static final String PREFIX = "floor.";

  private FloorTopics() {}

  static String named(String topic) {
    return PREFIX + topic;
  }

  static void create(Admin admin, Collection<String> topics) {
    List<NewTopic> fresh = new ArrayList<>();
    await(admin.describeTopics(topics).allTopicNames())
        .forEach(
            (topic, description) ->
                fresh.add(
                    new NewTopic(named(topic), description.partitions().size(), (short) 1)
                        .configs(policy(admin, topic))));
    await(admin.createTopics(fresh).all());
  }

  private static Map<String, String> policy(Admin admin, String topic) {
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    Map<String, String> policy = new HashMap<>();
    await(admin.describeConfigs(List.of(resource)).all())
        .values()
        .forEach(
            config ->
                config.entries().stream()
                    .filter(e -> e.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
                    .forEach(entry -> policy.put(entry.name(), entry.value())));
    return policy;
  }

  static void delete(Admin admin, Collection<String> topics) {
    await(admin.deleteTopics(topics.stream().map(FloorTopics::named).toList()).all());
  }
}
