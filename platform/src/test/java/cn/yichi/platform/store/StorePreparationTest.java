package cn.yichi.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import cn.yichi.embedded.EmbeddedDatabase;
import cn.yichi.platform.testing.TestStack;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@Tag("database")
class StorePreparationTest {
  private static final List<DeclaredIndex> INDEXES =
      List.of(DeclaredIndex.unique("notices", "key"), DeclaredIndex.on("notices", "holder", "at"));

  @Test
  void creates_the_declared_indexes() {
    MongoDatabase database = TestStack.freshDatabase();
    StorePreparation preparation =
        new StorePreparation(database, true, INDEXES, List.of(), () -> {});
    preparation.start();
    preparation.stop();
    assertThat(preparation.isReady()).isTrue();
    assertThat(database.getCollection("notices").listIndexes())
        .extracting(index -> index.get("name"))
        .contains("key_1", "holder_1_at_1");
  }

  @Test
  void drops_what_an_earlier_version_kept_and_nothing_else() {
    MongoDatabase database = TestStack.freshDatabase();
    database.getCollection("numbers").insertOne(new Document("_id", "digest"));
    database.getCollection("notices").insertOne(new Document("_id", "notice"));
    StorePreparation preparation =
        new StorePreparation(database, true, INDEXES, List.of("numbers", "never"), () -> {});
    preparation.start();
    preparation.stop();
    assertThat(database.listCollectionNames()).containsExactly("notices");
  }

  @Test
  @DisabledIfSystemProperty(named = "yichi.mongodb.uri", matches = ".+")
  void refuses_a_standalone_outside_of_the_sandbox() {
    StorePreparation preparation =
        new StorePreparation(TestStack.freshDatabase(), false, INDEXES, List.of(), () -> {});
    assertThatThrownBy(preparation::start)
        .isInstanceOf(StoreRefused.class)
        .hasMessageContaining("standalone");
  }

  @Test
  @EnabledIfSystemProperty(named = "yichi.mongodb.uri", matches = ".+")
  void accepts_a_replica_set_outside_of_the_sandbox() {
    MongoDatabase database = TestStack.freshDatabase();
    assumeThat(database.runCommand(new Document("hello", 1)).getString("setName")).isNotNull();
    StorePreparation preparation =
        new StorePreparation(database, false, INDEXES, List.of(), () -> {});
    preparation.start();
    preparation.stop();
    assertThat(preparation.isReady()).isTrue();
  }

  @Test
  void waits_for_a_database_that_is_not_there_yet_and_refuses_it_still() {
    int port;
    try (EmbeddedDatabase probe = EmbeddedDatabase.inMemory()) {
      port = probe.port();
    }
    String uri = "mongodb://127.0.0.1:" + port + "/?serverSelectionTimeoutMS=300";
    AtomicBoolean refused = new AtomicBoolean();
    try (MongoClient client = MongoClients.create(uri)) {
      MongoDatabase database = client.getDatabase("late");
      StorePreparation sandbox = new StorePreparation(database, true, INDEXES, List.of(), () -> {});
      StorePreparation strict =
          new StorePreparation(database, false, INDEXES, List.of(), () -> refused.set(true));
      sandbox.start();
      strict.start();
      assertThat(sandbox.isReady()).isFalse();
      try (EmbeddedDatabase late = EmbeddedDatabase.inMemory(port)) {
        await().atMost(Duration.ofSeconds(30)).until(() -> sandbox.isReady() && refused.get());
        assertThat(strict.isReady()).isFalse();
      } finally {
        sandbox.stop();
        strict.stop();
      }
    }
  }
}
