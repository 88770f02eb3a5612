package cn.yichi.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.yichi.platform.security.Role;
import cn.yichi.platform.testing.TestProvider;
import cn.yichi.platform.testing.TestStack;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.StreamSupport;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The job in a whole service. */
class RetentionTest {
  private final MongoDatabase database = TestStack.freshDatabase();

  @AfterEach
  void drop() {
    database.drop();
  }

  @Test
  void the_job_deletes_and_tells_and_is_in_the_audit_log() {
    history("issuers_history", "x/1", Duration.ofDays(400));
    history("issuers_history", "x/2", Duration.ofDays(300));
    history("certificates_history", "y/1", Duration.ofDays(4000));
    try (RunningRegistry registry = start("--yichi.retention.issuer-history=P1Y")) {
      await().until(() -> told(registry).path("state").asString().equals("WAITING"));
      JsonNode told = told(registry);
      JsonNode issuers = named(told.path("kinds"), "issuer-history");
      assertThat(issuers.path("keep").asString()).isEqualTo("P1Y");
      assertThat(issuers.path("basis").asString()).isEqualTo("UNSTATED");
      assertThat(issuers.path("looked").asLong()).isEqualTo(2);
      assertThat(issuers.path("deleted").asLong()).isEqualTo(1);
      assertThat(named(told.path("kinds"), "certificate-history").path("keep").asString())
          .isEqualTo("FOREVER");
      assertThat(named(told.path("brief"), "uploads").path("keep").asString()).isEqualTo("PT24H");
      assertThat(told.path("nextAt").asString()).isNotEmpty();
      assertThat(deletions(registry)).containsExactly("issuer-history=1");
    }
    assertThat(database.getCollection("issuers_history").find().map(each -> each.get("_id")))
        .containsExactly("x/2");
    assertThat(database.getCollection("certificates_history").countDocuments()).isEqualTo(1);
  }

  @Test
  void an_index_that_only_retention_needs_is_made_only_where_it_works() {
    start("--yichi.retention.persons=P10Y").close();
    assertThat(certificateIndexes()).anyMatch(each -> each.containsKey("holder.ref"));
    database.drop();
    start("--yichi.retention.persons=FOREVER").close();
    assertThat(certificateIndexes()).noneMatch(each -> each.containsKey("holder.ref"));
  }

  private List<Document> certificateIndexes() {
    return database
        .getCollection("certificates")
        .listIndexes()
        .map(each -> each.get("key", Document.class))
        .into(new ArrayList<>());
  }

  @ParameterizedTest
  @CsvSource({
    "imports=365, write it as 365d",
    "proposals=3d, shorter than P4D: for 76 hours",
    "notices=P1Y, this service keeps no such kind of things",
  })
  void a_setting_that_cannot_be_meant_keeps_the_service_from_starting(String setting, String why) {
    assertThatThrownBy(() -> start("--yichi.retention." + setting).close())
        .rootCause()
        .hasMessageContaining("yichi.retention." + setting.replaceFirst("=.*", ""))
        .hasMessageContaining(why);
  }

  private RunningRegistry start(String setting) {
    return RunningRegistry.start(
        TestStack.mongoUri(database.getName()),
        TestStack.bootstrapServers(),
        "--yichi.retention.job.first=0s",
        "--yichi.retention.job.poll=100ms",
        setting);
  }

  private void history(String collection, String id, Duration age) {
    database
        .getCollection(collection)
        .insertOne(
            new Document("_id", id).append("replacedAt", Date.from(Instant.now().minus(age))));
  }

  private static JsonNode told(RunningRegistry registry) {
    String supervisor = TestProvider.shared().token("500000", Role.SUPERVISOR).bearer();
    return registry.get("/api/retention", "Authorization", supervisor).json();
  }

  private static JsonNode named(JsonNode list, String name) {
    return StreamSupport.stream(list.spliterator(), false)
        .filter(each -> each.path("name").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> deletions(RunningRegistry registry) {
    String auditor = TestProvider.shared().token("500000", Role.AUDITOR).bearer();
    JsonNode entries =
        registry.get("/api/audit/entries?limit=200", "Authorization", auditor).json();
    return StreamSupport.stream(entries.path("items").spliterator(), false)
        .filter(each -> each.path("action").asString().equals("retention.run"))
        .flatMap(each -> StreamSupport.stream(each.path("objects").spliterator(), false))
        .map(JsonNode::asString)
        .toList();
  }
}
