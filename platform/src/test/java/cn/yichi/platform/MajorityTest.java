package cn.yichi.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yichi.platform.testing.TestStack;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@Tag("database")
class MajorityTest {
  private static final Document ID = new Document("_id", "c1");

  private static MongoClientSettings settings(boolean sandbox) {
    String database = TestStack.freshDatabase().getName();
    MongoClientSettings.Builder builder =
        MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(TestStack.mongoUri(database)));
    new PlatformAutoConfiguration()
        .majority(new ServiceIdentity("510000", "registry", "a", sandbox))
        .customize(builder);
    return builder.build();
  }

  @Test
  void reads_and_writes_by_a_majority_outside_of_the_sandbox() {
    assertThat(settings(false).getReadConcern()).isEqualTo(ReadConcern.MAJORITY);
    assertThat(settings(false).getWriteConcern().getWString()).isEqualTo("majority");
  }

  @Test
  void leaves_the_read_concern_to_the_stand_in_which_knows_none() {
    assertThat(settings(true).getReadConcern()).isEqualTo(ReadConcern.DEFAULT);
    assertThat(settings(true).getWriteConcern().getWString()).isEqualTo("majority");
  }

  @Test
  @EnabledIfSystemProperty(named = "yichi.mongodb.uri", matches = ".+")
  void sees_what_was_acknowledged_and_what_refused_a_write() {
    try (MongoClient client = MongoClients.create(settings(false))) {
      String database = TestStack.freshDatabase().getName();
      MongoCollection<Document> certificates =
          client.getDatabase(database).getCollection("certificates");
      certificates.insertOne(new Document(ID).append("version", 1));
      assertThat(certificates.find(ID).first()).containsEntry("version", 1);
      assertThatThrownBy(() -> certificates.insertOne(new Document(ID).append("version", 2)))
          .isInstanceOf(MongoWriteException.class);
      assertThat(certificates.find(ID).first()).containsEntry("version", 1);
    }
  }
}
