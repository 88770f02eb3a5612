package cn.yichi.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.memory.index.MemoryUniqueIndex;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexedBackendTest {

  @Test
  void answers_with_indexes_as_it_does_without() {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("seed " + seed);
    try (EmbeddedDatabase server = EmbeddedDatabase.inMemory();
        MongoClient client = MongoClients.create(server.uri())) {
      MongoDatabase database = client.getDatabase("test");
      MongoCollection<Document> plain = database.getCollection("plain");
      MongoCollection<Document> indexed = database.getCollection("indexed");
      indexed.createIndex(Indexes.ascending("holder", "n"));
      indexed.createIndex(Indexes.ascending("tags"));
      indexed.createIndex(
          Indexes.ascending("bucket"),
          new IndexOptions().partialFilterExpression(Filters.exists("bucket")));
      Random random = new Random(seed);
      for (int step = 0; step < 600; step++) {
        changeAlike(random, plain, indexed);
        Bson filter = filter(random);
        assertThat(ids(indexed, filter))
            .as("%s at step %d", filter, step)
            .isEqualTo(ids(plain, filter));
      }
    }
  }

  private static void changeAlike(
      Random random, MongoCollection<Document> plain, MongoCollection<Document> indexed) {
    String id = "id" + random.nextInt(40);
    Bson change =
        switch (random.nextInt(4)) {
          case 0 -> Updates.set("holder", "h" + random.nextInt(5));
          case 1 -> Updates.combine(Updates.set("bucket", random.nextInt(3)), Updates.inc("n", 1L));
          case 2 -> Updates.unset("bucket");
          default -> Updates.addToSet("tags", "t" + random.nextInt(4));
        };
    boolean erase = random.nextInt(12) == 0;
    for (MongoCollection<Document> each : List.of(plain, indexed)) {
      if (erase) {
        each.deleteOne(Filters.eq("_id", id));
      } else {
        each.updateOne(Filters.eq("_id", id), change, new UpdateOptions().upsert(true));
      }
    }
  }

  private static Bson filter(Random random) {
    Bson holder = Filters.eq("holder", "h" + random.nextInt(5));
    return switch (random.nextInt(9)) {
      case 0 -> holder;
      case 1 -> Filters.and(holder, Filters.gt("n", random.nextInt(3)));
      case 2 -> Filters.in("bucket", random.nextInt(3), random.nextInt(3));
      case 3 -> Filters.in("bucket", random.nextInt(3), null);
      case 4 -> Filters.eq("tags", "t" + random.nextInt(4));
      case 5 -> new Document("_id", "id" + random.nextInt(40)).append("n", random.nextInt(3));
      case 6 -> Filters.and(Filters.eq("_id", "id" + random.nextInt(40)), holder);
      case 7 -> Filters.or(holder, Filters.exists("bucket"));
      default -> Filters.eq("bucket", null);
    };
  }

  @Test
  void pages_by_id_as_a_sort_of_all_would() {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("seed " + seed);
    try (EmbeddedDatabase server = EmbeddedDatabase.inMemory();
        MongoClient client = MongoClients.create(server.uri())) {
      MongoCollection<Document> book = client.getDatabase("test").getCollection("book");
      Random random = new Random(seed);
      List<Bson> changes = List.of(Updates.inc("n", 1L), Updates.set("s", "x"));
      for (int step = 0; step < 400; step++) {
        Bson one = Filters.eq("_id", id(random));
        if (random.nextInt(4) == 0) {
          book.deleteOne(one);
        } else {
          book.updateOne(one, changes.get(step % 2), new UpdateOptions().upsert(true));
        }
        String after = id(random);
        String before = id(random);
        int limit = 1 + random.nextInt(8);
        boolean descending = random.nextBoolean();
        Bson filter =
            switch (random.nextInt(4)) {
              case 0 -> new Document();
              case 1 -> Filters.gt("_id", after);
              case 2 -> Filters.and(Filters.gt("_id", after), Filters.lt("_id", before));
              default -> new Document("_id", new Document("$gt", after).append("$lt", before));
            };
        // A limit of none is never answered from the order.
        List<Document> expected = book.find(filter).into(new ArrayList<>());
        Comparator<Document> byId = Comparator.comparing(each -> each.getString("_id"));
        expected.sort(descending ? byId.reversed() : byId);
        Bson sort = descending ? Sorts.descending("_id") : Sorts.ascending("_id");
        assertThat(book.find(filter).sort(sort).limit(limit))
            .as("%d of %s at step %d", limit, filter, step)
            .containsExactlyElementsOf(expected.subList(0, Math.min(limit, expected.size())));
      }
    }
  }

  private static String id(Random random) {
    return "id" + random.nextInt(40);
  }

  private static List<String> ids(MongoCollection<Document> collection, Bson filter) {
    List<String> ids = new ArrayList<>();
    collection.find(filter).forEach(each -> ids.add(each.toJson()));
    ids.sort(null);
    return ids;
  }

  @Test
  void answers_the_greeting_that_health_checks_send() {
    try (EmbeddedDatabase server = EmbeddedDatabase.inMemory();
        MongoClient client = MongoClients.create(server.uri())) {
      for (String database : List.of("admin", "test")) {
        Document hello = client.getDatabase(database).runCommand(new Document("hello", 1));
        assertThat(hello).containsKey("maxWireVersion").doesNotContainKey("setName");
      }
    }
  }

  @Test
  void a_reopened_file_finds_by_its_indexes_what_was_written_before(@TempDir Path folder) {
    try (EmbeddedDatabase server = EmbeddedDatabase.onDisk(folder, 0);
        MongoClient client = MongoClients.create(server.uri())) {
      MongoCollection<Document> certificates = certificates(client);
      for (int i = 0; i < 200; i++) {
        certificates.insertOne(new Document("_id", "c" + i).append("number", "n" + i / 2));
      }
    }
    try (EmbeddedDatabase server = EmbeddedDatabase.onDisk(folder, 0);
        MongoClient client = MongoClients.create(server.uri())) {
      for (int i = 0; i < 100; i++) {
        assertThat(certificates(client).find(Filters.eq("number", "n" + i)))
            .extracting(each -> each.getString("_id"))
            .containsExactlyInAnyOrder("c" + 2 * i, "c" + (2 * i + 1));
      }
    }
  }

  private static MongoCollection<Document> certificates(MongoClient client) {
    MongoCollection<Document> certificates =
        client.getDatabase("test").getCollection("certificates");
    certificates.createIndex(Indexes.ascending("number"));
    return certificates;
  }

  @Test
  void indexes_take_the_queries_that_would_otherwise_scan() {
    LookupIndex<Integer> numbers =
        new LookupIndex<>("number", List.of(new IndexKey("number", true)));
    GuardedIndex<Integer> ids =
        new GuardedIndex<>(
            new MemoryUniqueIndex("_id_", List.of(new IndexKey("_id", true)), false),
            "_id_",
            List.of(new IndexKey("_id", true)),
            false);
    var number = new de.bwaldvogel.mongo.bson.Document("number", "n1");
    var guarded = new de.bwaldvogel.mongo.bson.Document("_id", "c1").append("version", 1);
    assertThat(numbers.canHandle(number)).isTrue();
    assertThat(numbers.canHandle(guarded)).isFalse();
    assertThat(ids.canHandle(guarded)).isTrue();
    assertThat(ids.canHandle(number)).isFalse();
  }
}
