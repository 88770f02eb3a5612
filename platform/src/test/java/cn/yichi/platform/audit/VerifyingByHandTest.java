package cn.yichi.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.platform.testing.TestStack;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The command as an operator runs it: a process of its own, judged by its exit code. */
@Tag("database")
@Timeout(120)
class VerifyingByHandTest {
  private final MongoDatabase database = TestStack.freshDatabase();
  private final AuditFixture log = new AuditFixture(database, AuditFixture.SETTINGS);

  @AfterEach
  void close() {
    log.close();
  }

  private record Ended(int code, String said) {}

  @Test
  void ends_with_0_intact_1_broken_2_cannot_tell() throws Exception {
    AuditTrail trail = log.start("a");
    trail.record(AuditFixture.deed("c1"));
    trail.record(AuditFixture.deed("c2"));
    trail.stop();
    Ended intact = run(arguments(TestStack.bootstrapServers()));
    assertThat(intact.said()).contains("INTACT: 3 entries in 1 chains");
    assertThat(intact.code()).isZero();
    assertThat(run(List.of("--mongo=nonsense"))).extracting(Ended::code).isEqualTo(2);
    log.entries().deleteOne(new Document("_id", log.all().get(1).getString("_id")));
    Ended broken = run(arguments(TestStack.bootstrapServers()));
    assertThat(broken.said()).contains("BROKEN", "REMOVED registry.", "2 to 2");
    assertThat(broken.code()).isEqualTo(1);
    log.entries().deleteMany(new Document());
    Ended whose = run(arguments(TestStack.bootstrapServers()));
    assertThat(whose.said()).contains("CANNOT_TELL", "nobody said whose it is");
    assertThat(whose.code()).isEqualTo(2);
    List<String> said = new ArrayList<>(arguments(TestStack.bootstrapServers()));
    said.add("--service=registry");
    assertThat(run(said).code()).isEqualTo(1);
  }

  @Test
  void cannot_tell_without_a_broker() throws Exception {
    AuditTrail trail = log.start("a");
    trail.stop();
    Ended ended = run(arguments("127.0.0.1:9"));
    assertThat(ended.said()).contains("CANNOT_TELL", "books cannot be read");
    assertThat(ended.code()).isEqualTo(2);
  }

  private List<String> arguments(String kafka) {
    return List.of(
        "--mongo=" + TestStack.mongoUri(database.getName()),
        "--kafka=" + kafka,
        "--region=" + log.region,
        "--pin=sandbox");
  }

  private static Ended run(List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-cp", System.getProperty("java.class.path"), "cn.yichi.platform.command.VerifyAudit"));
    command.addAll(arguments);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), said);
  }
}
