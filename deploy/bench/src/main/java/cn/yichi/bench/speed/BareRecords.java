package cn.yichi.bench.speed;

import cn.yichi.bench.site.Offsets;
import cn.yichi.platform.broker.BrokerClients;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Sends records as a service sent them last, over and over, to a topic of its own like the
 * service's, with a bare transactional producer.
 */
final class BareRecords implements AutoCloseable {
  /** Of each partition at most. */
  private static final long SAMPLE = 1_000;

  private final World world;
  private final String topic;
  private final List<Entry.Fact> sample = new ArrayList<>();
  private final Producer<byte[], byte[]> producer;
  private int next;

  BareRecords(World world, String topic) {
    this.world = world;
    this.topic = topic;
    Map<TopicPartition, Long> ends = new HashMap<>(Offsets.ends(world.admin()));
    ends.keySet().removeIf(each -> !each.topic().equals(topic));
    Map<TopicPartition, Long> begins = new HashMap<>();
    ends.forEach((partition, end) -> begins.put(partition, Math.max(0, end - SAMPLE)));
    try (Records records = new Records(world.backbone().brokers(), begins, ends)) {
      for (@Nullable ConsumerRecord<byte[], byte[]> each = records.next();
          each != null;
          each = records.next()) {
        sample.add(Records.fact(each));
      }
    }
    if (sample.isEmpty()) {
      throw new IllegalStateException("nothing was sent to " + topic);
    }
    FloorTopics.create(world.admin(), List.of(topic));
    producer =
        new BrokerClients(Map.of("bootstrap.servers", world.backbone().brokers()))
            .producer(Map.of("transactional.id", "floor-records", "linger.ms", 5));
    producer.initTransactions();
  }

  /** So many in one transaction. */
  void send(int count) {
    producer.beginTransaction();
    for (int i = 0; i < count; i++) {
      Entry.Fact fact = sample.get(next++ % sample.size());
      var record = new ProducerRecord<>(FloorTopics.named(topic), fact.key(), fact.value());
      fact.headers().forEach(header -> record.headers().add(header.name(), header.value()));
      var unused = producer.send(record);
    }
    producer.commitTransaction();
  }

  @Override
  public void close() {
    producer.close();
    FloorTopics.delete(world.admin(), List.of(topic));
  }
}
