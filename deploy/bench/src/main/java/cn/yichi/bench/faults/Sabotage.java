package cn.yichi.bench.faults;

import cn.yichi.bench.faults.Snapshot.Told;
import cn.yichi.sandbox.ServiceAt;
import cn.yichi.sandbox.ServiceAt.Kind;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Does to a settled world each harm that a fault run must never find, and tells whether the checker
 * sees it. A checker that cannot fail proves nothing.
 */
final class Sabotage {
  private final World world;
  private final Http http = new Http();

  Sabotage(World world) {
    this.world = world;
  }

  /**
   * Harms the world for good.
   *
   * @return kinds of harm that the checker did not see; empty where it saw all
   */
  List<String> unseen(Checker checker) throws IOException, InterruptedException {
    Snapshot before = Snapshot.of(world, http);
    forgetDecision(before);
    deliverAgain(before);
    sendOldVersionLast(before);
    sendUnknownCertificate();
    Findings found = checker.all(20, 1);
    List<String> unseen = new ArrayList<>();
    for (var each :
        Map.of(
                "lost", found.lost(),
                "twice", found.twice(),
                "stale", found.stale(),
                "unexplained", found.unexplained())
            .entrySet()) {
      if (each.getValue() == 0) {
        unseen.add(each.getKey());
      }
    }
    return unseen;
  }

  private void forgetDecision(Snapshot before) {
    ServiceAt host = world.service(Kind.RECOGNITION, World.CHONGQING);
    String id = before.hosts().getOrDefault(World.CHONGQING, Map.of()).keySet().iterator().next();
    try (MongoClient client = MongoClients.create("mongodb://127.0.0.1:" + world.gate.port())) {
      client
          .getDatabase(host.database())
          .getCollection("certificates")
          .deleteOne(Filters.eq("_id", id));
    }
  }

  private void deliverAgain(Snapshot before) throws IOException {
    Map<String, Provider.Delivered> delivered = world.keyless.delivered();
    Told told =
        before.desks().getOrDefault(World.CHONGQING, List.of()).stream()
            .filter(notice -> delivered.containsKey(notice.smsKey()))
            .findFirst()
            .orElseThrow();
    Provider.Delivered message = delivered.get(told.smsKey());
    if (message != null) {
      http.post(
          world.keyless.url() + "/messages",
          Map.of("key", told.smsKey(), "to", message.to(), "text", message.text()),
          Map.of());
    }
  }

  /** What a relay that slept past its lease would do if nothing fenced it off. */
  private void sendOldVersionLast(Snapshot before) throws InterruptedException {
    String topic = "yichi." + World.SICHUAN + ".certificates";
    String changed =
        before.registers().getOrDefault(World.SICHUAN, Map.of()).entrySet().stream()
            .filter(entry -> entry.getValue() > 1)
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseThrow();
    List<ConsumerRecord<byte[], byte[]>> first = new ArrayList<>();
    try (Topics topics = new Topics(world.brokers())) {
      topics.read(
          topic,
          record -> {
            if (first.isEmpty()
                && new String(record.key(), StandardCharsets.UTF_8).equals(changed)) {
              first.add(record);
            }
          });
    }
    ConsumerRecord<byte[], byte[]> old = first.getFirst();
    send(new ProducerRecord<>(topic, old.partition(), old.key(), old.value(), old.headers()));
  }

  private void sendUnknownCertificate() throws InterruptedException {
    byte[] key = "a".repeat(32).getBytes(StandardCharsets.UTF_8);
    byte[] value =
        "{\"certificateId\":\"%s\",\"version\":1}"
            .formatted("a".repeat(32))
            .getBytes(StandardCharsets.UTF_8);
    send(new ProducerRecord<>("yichi." + World.CHONGQING + ".certificates", key, value));
  }

  private void send(ProducerRecord<byte[], byte[]> record) throws InterruptedException {
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
}
