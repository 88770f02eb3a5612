package cn.yichi.platform.topic;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartitionInfo;

/**
 * In how many places what Kafka acknowledges ({@code acks=all}) lies. Three copies of which two
 * must have a record before it is acknowledged survive the loss of one broker, and are written on
 * while it is away.
 *
 * @param replicas copies of the partition that has the fewest
 * @param inSync {@code min.insync.replicas}
 */
record Copies(int replicas, int inSync) {
  static final int REPLICAS = 3;
  static final int IN_SYNC = 2;

  static Copies of(TopicDescription topic, int inSync) {
    int fewest =
        topic.partitions().stream()
            .map(TopicPartitionInfo::replicas)
            .mapToInt(List::size)
            .min()
            .orElse(0);
    return new Copies(fewest, inSync);
  }

  /** What is missing; empty where the loss of one broker loses nothing. */
  List<String> shortfalls() {
    List<String> shortfalls = new ArrayList<>();
    if (replicas < REPLICAS) {
      shortfalls.add("replication factor is " + replicas + ", not " + REPLICAS + " or more");
    }
    if (inSync < IN_SYNC) {
      shortfalls.add("min.insync.replicas is " + inSync + ", not " + IN_SYNC + " or more");
    }
    return shortfalls;
  }
}
