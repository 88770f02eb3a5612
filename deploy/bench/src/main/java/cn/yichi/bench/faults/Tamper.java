package cn.yichi.bench.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.yichi.bench.faults.Snapshot.Told;
import cn.yichi.sandbox.ServiceAt.Kind;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bson.Document;

/** Behind the services' backs: their databases and topics. Only for {@link Sabotage}. */
final class Tamper implements AutoCloseable {
  private final World world;
  private final MongoClient database;

  Tamper(World world) {
    this.world = world;
    database = MongoClients.create("mongodb://127.0.0.1:" + world.gate.port());
  }

  MongoCollection<Document> collection(Kind kind, String region, String name) {
    return database.getDatabase(world.service(kind, region).database()).getCollection(name);
  }

  /** As if a notice had never been written nor sent. */
  void forget(String region, Told notice) {
    collection(Kind.NOTIFICATION, region, "notices").deleteOne(Filters.eq(notice.key()));
    world.provider(region).forget(notice.smsKey());
  }

  /** As if a notice had been written once more under another key. */
  void repeat(String region, Told notice) {
    MongoCollection<Document> notices = collection(Kind.NOTIFICATION, region, "notices");
    Document copy = Objects.requireNonNull(notices.find(Filters.eq(notice.key())).first());
    copy.put("_id", notice.key() + "0");
    notices.insertOne(copy);
  }

  /** Makes a notice say this of its message. */
  void say(String region, Told notice, String state) {
    collection(Kind.NOTIFICATION, region, "notices")
        .updateOne(Filters.eq(notice.key()), Updates.set("sms.state", state));
  }

  /** The first record of a topic with that key. */
  ConsumerRecord<byte[], byte[]> first(String topic, String key) {
    List<ConsumerRecord<byte[], byte[]>> first = new ArrayList<>();
    try (Topics topics = new Topics(world.brokers())) {
      topics.read(
          List.of(topic),
          record -> {
            if (first.isEmpty() && new String(record.key(), UTF_8).equals(key)) {
              first.add(record);
            }
          });
    }
    return first.getFirst();
  }

  void send(ProducerRecord<byte[], byte[]> record) throws InterruptedException {
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", world.brokers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer.send(record).get();
    } catch (ExecutionException refused) {
      throw new IllegalStateException(refused);
    }
  }

  /**
   * Deletes the first record of a partition, one that no other record repeats or follows.
   *
   * @return its key
   */
  String loseFirstRecord(String topic) throws InterruptedException {
    Map<Integer, ConsumerRecord<byte[], byte[]>> first = new HashMap<>();
    Map<String, Integer> times = new HashMap<>();
    try (Topics topics = new Topics(world.brokers())) {
      topics.read(
          List.of(topic),
          record -> {
            first.putIfAbsent(record.partition(), record);
            times.merge(new String(record.key(), UTF_8), 1, Integer::sum);
          });
    }
    ConsumerRecord<byte[], byte[]> chosen =
        first.values().stream()
            .filter(each -> times.getOrDefault(new String(each.key(), UTF_8), 0) == 1)
            .findFirst()
            .orElseThrow();
    delete(new TopicPartition(topic, chosen.partition()), chosen.offset() + 1);
    return new String(chosen.key(), UTF_8);
  }

  /** Only a topic that may forget lets records be deleted. */
  private void delete(TopicPartition partition, long before) throws InterruptedException {
    ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, partition.topic());
    ConfigEntry forgetful = new ConfigEntry("cleanup.policy", "compact,delete");
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", world.brokers()))) {
      admin
          .incrementalAlterConfigs(
              Map.of(topic, List.of(new AlterConfigOp(forgetful, AlterConfigOp.OpType.SET))))
          .all()
          .get();
      admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(before))).all().get();
    } catch (ExecutionException refused) {
      throw new IllegalStateException(refused);
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
