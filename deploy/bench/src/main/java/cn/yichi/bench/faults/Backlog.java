package cn.yichi.bench.faults;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
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
    Map<String, ListConsumerGroupOffsetsSpec> groups = new HashMap<>();
    for (GroupListing listed : await(admin.listGroups().all())) {
      if (listed.groupId().startsWith("yichi.")) {
        groups.put(listed.groupId(), new ListConsumerGroupOffsetsSpec());
      }
    }
    Map<String, Map<TopicPartition, Long>> commits = new TreeMap<>();
    if (groups.isEmpty()) {
      return commits;
    }
    Map<String, ConsumerGroupDescription> described =
        await(admin.describeConsumerGroups(groups.keySet()).all());
    await(admin.listConsumerGroupOffsets(groups).all())
        .forEach((group, known) -> commits.put(group, from(known)));
    described.forEach(
        (group, description) -> {
          Map<TopicPartition, Long> known = commits.computeIfAbsent(group, g -> new HashMap<>());
          assigned(description).forEach(partition -> known.putIfAbsent(partition, 0L));
        });
    return commits;
  }

  private static Map<TopicPartition, Long> from(Map<TopicPartition, OffsetAndMetadata> known) {
    Map<TopicPartition, Long> from = new HashMap<>();
    // null where a group has joined and not yet committed
    known.forEach(
        (partition, commit) -> from.put(partition, commit == null ? 0L : commit.offset()));
    return from;
  }

  private static Set<TopicPartition> assigned(ConsumerGroupDescription description) {
    Set<TopicPartition> assigned = new HashSet<>();
    description.members().forEach(member -> assigned.addAll(member.assignment().topicPartitions()));
    return assigned;
  }

  private static <T> T await(KafkaFuture<T> answer) {
    try {
      return answer.get();
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
