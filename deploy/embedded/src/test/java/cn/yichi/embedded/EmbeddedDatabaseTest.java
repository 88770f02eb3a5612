package cn.yichi.embedded;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

  @Test
  void creates_reads_updates_and_deletes_a_document() {
    try (var database = EmbeddedDatabase.inMemory()) {
      with(
          database,
          people -> {
            people.insertOne(new Document("_id", "a").append("level", 4));
            people.updateOne(eq("a"), Updates.inc("level", 1));
            assertThat(people.find(eq("a")).first()).containsEntry("level", 5);
            people.deleteOne(eq("a"));
            assertThat(people.countDocuments()).isZero();
          });
    }
  }

  @Test
  void keeps_its_documents_over_a_restart_when_it_has_a_directory(@TempDir Path directory) {
    try (var database = EmbeddedDatabase.onDisk(directory, 0)) {
      with(database, people -> people.insertOne(new Document("_id", "a").append("level", 4)));
    }
    try (var again = EmbeddedDatabase.onDisk(directory, 0)) {
      with(again, people -> assertThat(people.find(eq("a")).first()).containsEntry("level", 4));
    }
  }

  @Test
  void refuses_to_start_on_a_port_in_use() {
    try (var first = EmbeddedDatabase.inMemory()) {
      assertThatThrownBy(() -> EmbeddedDatabase.inMemory(first.port()).close())
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(String.valueOf(first.port()));
    }
  }

  private static void with(EmbeddedDatabase database, Consumer<MongoCollection<Document>> action) {
    try (var client = MongoClients.create(database.uri())) {
      action.accept(client.getDatabase("trial").getCollection("people"));
    }
  }
}
