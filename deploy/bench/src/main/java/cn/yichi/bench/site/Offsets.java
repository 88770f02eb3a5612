package cn.yichi.bench.site;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * How far the topics of the house reach, and how far each consumer group has come.
 *
 * @param ends per partition, what is committed
 * @param groups per group, its commits
 */
public record Offsets(
    Map<TopicPartition, Long> ends, Map<String, Map<TopicPartition, Long>> groups) {
  /** The audit logs' heads come every minute, whatever else is under way. */
  private static final String HEADS = ".books";

  private static final String OURS = "yichi.";
  private static final int MARKERS = 4;

  /** Both, as they are now. */
  public static Offsets look(Admin admin) {
    return new Offsets(ends(admin), groups(admin));
  }

  /** How far each partition reaches, in committed records and markers. */
  public static Map<TopicPartition, Long> ends(Admin admin) {
    Set<String> topics =
        await(admin.listTopics().names()).stream()
            .filter(name -> name.startsWith(OURS) && !name.endsWith(HEADS))
            .collect(Collectors.toCollection(TreeSet::new));
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    await(admin.describeTopics(topics).allTopicNames())
        .forEach(
            (topic, description) ->
                description
                    .partitions()
                    .forEach(
                        each ->
                            wanted.put(
                                new TopicPartition(topic, each.partition()), OffsetSpec.latest())));
    Map<TopicPartition, Long> ends = new HashMap<>();
    await(admin.listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED)).all())
        .forEach((partition, end) -> ends.put(partition, end.offset()));
    return ends;
  }

  /** What each group has committed: the offset it reads next, 0 where it has not read yet. */
  public static Map<String, Map<TopicPartition, Long>> groups(Admin admin) {
    Collection<GroupListing> listed = await(admin.listGroups().all());
    Map<String, ListConsumerGroupOffsetsSpec> wanted =
        listed.stream()
            .map(GroupListing::groupId)
            .filter(group -> group.startsWith(OURS))
            .collect(
                Collectors.toMap(Function.identity(), g -> new ListConsumerGroupOffsetsSpec()));
    Map<String, Map<TopicPartition, Long>> groups = new TreeMap<>();
    if (!wanted.isEmpty()) {
      await(admin.listConsumerGroupOffsets(wanted).all())
          .forEach((group, commits) -> groups.put(group, commits(commits)));
    }
    return groups;
  }

  private static Map<TopicPartition, Long> commits(Map<TopicPartition, OffsetAndMetadata> found) {
    Map<TopicPartition, Long> commits = new HashMap<>();
    found.forEach(
        (partition, commit) -> {
          // null where a group has joined and not yet committed
          commits.put(partition, commit == null ? 0 : commit.offset());
        });
    return commits;
  }

  /**
   * Which groups have not taken in all that they read, in words. The last offset of a transaction
   * is its marker, which no consumer sees or commits; the last ones of several senders may stand in
   * a row. A real record among them is taken in, and so shows as a move, before documents are
   * counted.
   */
  public List<String> behind() {
    List<String> behind = new ArrayList<>();
    groups.forEach(
        (group, commits) ->
            commits.forEach(
                (partition, commit) -> {
                  long end = ends.getOrDefault(partition, 0L);
                  if (end - commit > MARKERS) {
                    behind.add("%s at %d of %d in %s".formatted(group, commit, end, partition));
                  }
                }));
    return behind;
  }

  /** The groups that read a topic. */
  public Set<String> readersOf(String topic) {
    return groups.entrySet().stream()
        .filter(group -> group.getValue().keySet().stream().anyMatch(p -> p.topic().equals(topic)))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * The answer of a broker.
   *
   * @throws IllegalStateException where none comes
   */
  public static <T> T await(KafkaFuture<T> answer) {
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
