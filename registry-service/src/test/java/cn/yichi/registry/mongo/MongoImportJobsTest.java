package cn.yichi.registry.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.platform.retention.Expiring;
import cn.yichi.platform.retention.Expiring.Page;
import cn.yichi.registry.intake.ImportJobs;
import cn.yichi.registry.intake.ImportJobsContract;
import com.mongodb.client.MongoCollection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class MongoImportJobsTest implements ImportJobsContract {
  private final TestDatabase database = new TestDatabase();
  private final MongoImportJobs jobs =
      new MongoImportJobs(database.database().getCollection(MongoImportJobs.COLLECTION));

  @Override
  public ImportJobs jobs() {
    return jobs;
  }

  @AfterEach
  void drop() {
    database.close();
  }

  @Test
  void retention_deletes_what_ended_long_ago_and_has_no_file_left() {
    MongoCollection<Document> stored = database.unwatched(MongoImportJobs.COLLECTION);
    Date ended = Date.from(NOW);
    stored.insertMany(
        List.of(
            new Document("_id", "open").append("kept", List.of()),
            new Document("_id", "with a file")
                .append("endedAt", ended)
                .append("kept", List.of("ERRORS")),
            new Document("_id", "bare").append("endedAt", ended).append("kept", List.of())));
    Expiring kind = MongoImportJobs.ended(database.database());
    assertThat(kind.page(Optional.empty(), 10, NOW)).isEqualTo(new Page(Optional.empty(), 3, 0));
    assertThat(kind.page(Optional.empty(), 10, NOW.plusMillis(1)))
        .isEqualTo(new Page(Optional.empty(), 3, 1));
    assertThat(stored.find().map(each -> each.getString("_id")))
        .containsExactlyInAnyOrder("open", "with a file");
  }
}
