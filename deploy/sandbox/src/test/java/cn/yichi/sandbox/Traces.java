package cn.yichi.sandbox;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.bson.Document;
import org.bson.json.JsonWriterSettings;
import org.jspecify.annotations.Nullable;

/** Gathers everything that services keep. */
final class Traces {
  /**
   * Header of records that the test itself wrote. Their dead letters are copies of them, so of both
   * only what services added is looked at.
   */
  static final String OWN = "planted";

  private static final String ADDED = "yichi_dlt_";

  private Traces() {}

  /** Every record of every topic: key, headers and value. */
  static List<Trace> topics(String brokers) {
    List<Trace> found = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", brokers),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> all =
          consumer.listTopics().values().stream()
              .flatMap(List::stream)
              .filter(each -> !each.topic().startsWith("__"))
              .map(each -> new TopicPartition(each.topic(), each.partition()))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      while (all.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> found.add(record(record)));
      }
    }
    return found;
  }

  private static Trace record(ConsumerRecord<byte[], byte[]> record) {
    boolean own = record.headers().lastHeader(OWN) != null;
    StringBuilder all = new StringBuilder();
    for (Header header : record.headers()) {
      if (!own || header.key().startsWith(ADDED)) {
        all.append(' ').append(header.key()).append('=');
        append(all, header.value());
      }
    }
    if (!own) {
      append(all.append(' '), record.key());
      append(all.append(' '), record.value());
    }
    return new Trace("topic " + record.topic(), all.toString());
  }

  private static void append(StringBuilder all, byte @Nullable [] bytes) {
    all.append(bytes == null ? "" : new String(bytes, StandardCharsets.ISO_8859_1));
  }

  /** Every document of every collection. */
  static List<Trace> databases(String uri) {
    List<Trace> found = new ArrayList<>();
    var plain = JsonWriterSettings.builder().build();
    try (MongoClient client = MongoClients.create(uri)) {
      for (String name : client.listDatabaseNames()) {
        MongoDatabase database = client.getDatabase(name);
        for (String collection : database.listCollectionNames()) {
          for (Document each : database.getCollection(collection).find()) {
            found.add(Trace.ofText(name + "." + collection, each.toJson(plain)));
          }
        }
      }
    }
    return found;
  }

  /** Every file below a folder, its name included. */
  static List<Trace> files(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().startsWith("planted"))
          .map(Traces::file)
          .toList();
    } catch (IOException unread) {
      throw new UncheckedIOException(unread);
    }
  }

  private static Trace file(Path file) {
    try {
      String name = file.getFileName().toString();
      String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      return new Trace("file " + name, name + " " + content);
    } catch (IOException unread) {
      throw new UncheckedIOException(unread);
    }
  }
}
