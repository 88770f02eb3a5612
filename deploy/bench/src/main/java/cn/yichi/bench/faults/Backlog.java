package cn.yichi.bench.faults;

import cn.yichi.bench.site.Offsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.common.TopicPartition;

/**
 * How many records each consumer group has still to read. Real records are counted, since offsets
 * count markers and aborted transactions too, which no group ever commits.
 */
final class Backlog {
  /** After about so many records no more are counted. */
  private static final int MOST = 20_000;

  private Backlog() {}

  /**
   * Group and topic, to the records left; absent where none is.
   *
   * @throws IllegalStateException where the broker does not answer
   */
  static Map<String, Long> of(String brokers) {
    Map<String, Long> left = new TreeMap<>();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers));
        Topics topics = new Topics(brokers)) {
      Map<String, Map<TopicPartition, Long>> commits = commits(admin);
      Map<TopicPartition, Long> first = new HashMap<>();
      commits
          .values()
          .forEach(
              group ->
                  group.forEach((partition, offset) -> first.merge(partition, offset, Math::min)));
      topics.readFrom(
          first,
          MOST,
          record -> {
            TopicPartition partition = new TopicPartition(record.topic(), record.partition());
            commits.forEach(
                (group, read) -> {
                  Long next = read.get(partition);
                  if (next != null && record.offset() >= next) {
                    left.merge(group + " of " + record.topic(), 1L, Long::sum);
                  }
                });
          });
    }
    return left;
  }

  /** All of {@link #of} together. */
  static long total(String brokers) {
    return of(brokers).values().stream().mapToLong(Long::longValue).sum();
  }

  /** Per group the offset up to which it has read each partition that is its to read. */
  private static Map<String, Map<TopicPartition, Long>> commits(Admin admin) {
    Map<String, Map<TopicPartition, Long>> commits = Offsets.groups(admin);
    Offsets.await(admin.describeConsumerGroups(commits.keySet()).all())
        .forEach(
            (group, description) ->
                assigned(description)
                    .forEach(
                        partition ->
                            commits
                                .computeIfAbsent(group, any -> new HashMap<>())
                                .putIfAbsent(partition, 0L)));
    return commits;
  }

  private static Set<TopicPartition> assigned(ConsumerGroupDescription description) {
    Set<TopicPartition> assigned = new HashSet<>();
    description.members().forEach(member -> assigned.addAll(member.assignment().topicPartitions()));
    return assigned;
  }
}
