package cn.yichi.bench.speed;

import cn.yichi.bench.site.Offsets;
import cn.yichi.bench.site.TemporaryFolder;
import cn.yichi.bench.speed.Holdings.Place;
import cn.yichi.sandbox.ServiceAt;
import com.mongodb.client.MongoCursor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * What a file really left: the documents of every collection that grew and the records of every
 * topic that grew, laid down in files as the writes that they took.
 *
 * @param lots one a collection, and one a topic whose records no collection claims
 * @param records per topic, how many
 * @param groups consumer groups and the topics they read
 */
record Capture(
    TemporaryFolder folder,
    List<Lot> lots,
    Map<String, Long> records,
    Map<String, Set<String>> groups) {

  /** Where the facts of a collection go, by {@code <service>.<collection>}. */
  private static final Map<String, String> OUTBOXES =
      Map.of(
          "REGISTRY.certificates", "certificates",
          "REGISTRY.persons", "contacts",
          "RECOGNITION.certificates", "recognitions",
          "RECOGNITION.benefits", "benefits");

  /**
   * The writes of one collection.
   *
   * @param place null where there are records only
   * @param updates of its documents after their inserts
   * @param indexes as the service declared them
   */
  record Lot(@Nullable Place place, Path file, long entries, long updates, List<Document> indexes) {
    String name() {
      return place == null ? "records" : place.toString();
    }
  }

  /**
   * @param held before the file
   * @param offsets before the file
   */
  static Capture take(World world, Form form, Holdings held, Offsets offsets) throws IOException {
    return new Taking(world, form, offsets).take(Holdings.look(world, form).grownSince(held));
  }

  long documents() {
    return lots.stream().filter(lot -> lot.place() != null).mapToLong(Lot::entries).sum();
  }

  long recordCount() {
    return records.values().stream().mapToLong(Long::longValue).sum();
  }

  long readersOf(String topic) {
    return groups.values().stream().filter(topics -> topics.contains(topic)).count();
  }

  void delete() {
    folder.delete();
  }

  /** One taking. */
  private static final class Taking {
    private final World world;
    private final List<ServiceAt> services;
    private final Offsets before;
    private final Offsets after;
    private final TemporaryFolder folder = TemporaryFolder.create();
    private final List<Lot> lots = new ArrayList<>();
    private final Map<String, Long> records = new TreeMap<>();

    Taking(World world, Form form, Offsets before) {
      this.world = world;
      this.services = world.services().stream().filter(form::includes).toList();
      this.before = before;
      this.after = Offsets.look(world.admin());
    }

    Capture take(List<Place> grown) throws IOException {
      Set<String> unclaimed = grownTopics();
      for (Place place : grown) {
        String topic = topic(place);
        take(place, unclaimed.remove(topic) ? topic : null);
      }
      for (String topic : unclaimed) {
        take(null, topic);
      }
      Map<String, Set<String>> groups = new TreeMap<>();
      for (String topic : records.keySet()) {
        for (String group : after.readersOf(topic)) {
          if (services.stream().anyMatch(service -> group.startsWith(groups(service)))) {
            groups.computeIfAbsent(group, any -> new TreeSet<>()).add(topic);
          }
        }
      }
      return new Capture(folder, lots, records, groups);
    }

    /** What the names of a service's groups begin with. */
    private static String groups(ServiceAt service) {
      return "yichi." + service.region() + "." + service.kind().name().toLowerCase(Locale.ROOT);
    }

    /** Of the topics that these services write. */
    private Set<String> grownTopics() {
      Set<String> written = new TreeSet<>();
      for (ServiceAt service : services) {
        OUTBOXES.forEach(
            (collection, stream) -> {
              if (collection.startsWith(service.kind() + ".")) {
                written.add("yichi." + service.region() + "." + stream);
              }
            });
      }
      Set<String> topics = new TreeSet<>();
      after
          .ends()
          .forEach(
              (partition, end) -> {
                if (written.contains(partition.topic())
                    && end > before.ends().getOrDefault(partition, 0L)) {
                  topics.add(partition.topic());
                }
              });
      return topics;
    }

    private static String topic(Place place) {
      String region = place.database().substring(place.database().indexOf('_') + 1);
      String stream = OUTBOXES.get(place.kind() + "." + place.collection());
      return "yichi." + region + "." + stream;
    }

    /** The k-th document goes with the k-th record: what counts is their number and size. */
    private void take(@Nullable Place place, @Nullable String topic) throws IOException {
      Path file = folder.path().resolve("lot-" + lots.size());
      long entries = 0;
      long updates = 0;
      try (Shelf.Writer shelf = new Shelf.Writer(file);
          Facts facts = new Facts(topic)) {
        if (place != null) {
          // The stand-in answers with all that is left where no size is asked for.
          try (MongoCursor<RawBsonDocument> documents =
              place.in(world.mongo()).find().batchSize(1_000).iterator()) {
            while (documents.hasNext()) {
              Entry entry = Writes.of(place.collection(), documents.next(), facts.next());
              shelf.add(entry);
              entries++;
              updates += entry.updates().size();
            }
          }
        }
        for (Entry.Fact left = facts.next(); left != null; left = facts.next()) {
          shelf.add(new Entry(null, left, List.of()));
          entries++;
        }
      }
      lots.add(new Lot(place, file, entries, updates, place == null ? List.of() : indexes(place)));
    }

    private List<Document> indexes(Place place) {
      return place.in(world.mongo()).listIndexes().into(new ArrayList<>());
    }

    /** The records of a topic; none where there is no topic. */
    private final class Facts implements AutoCloseable {
      private final @Nullable Records source;

      Facts(@Nullable String topic) {
        source = topic == null ? null : open(topic);
      }

      private Records open(String topic) {
        Map<TopicPartition, Long> ends = new HashMap<>(after.ends());
        ends.keySet().removeIf(partition -> !partition.topic().equals(topic));
        return new Records(world.backbone().brokers(), before.ends(), ends);
      }

      Entry.@Nullable Fact next() {
        ConsumerRecord<byte[], byte[]> record = source == null ? null : source.next();
        if (record == null) {
          return null;
        }
        records.merge(record.topic(), 1L, Long::sum);
        return Records.fact(record);
      }

      @Override
      public void close() {
        if (source != null) {
          source.close();
        }
      }
    }
  }
}
