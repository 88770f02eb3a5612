package cn.yichi.recognition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.platform.retention.Expiring;
import cn.yichi.platform.security.Role;
import cn.yichi.platform.testing.TestProvider;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.recognition.RunningRecognition.Answer;
import cn.yichi.recognition.roster.OnceAtFault;
import cn.yichi.recognition.roster.RosterQueue;
import cn.yichi.recognition.roster.RosterTools;
import cn.yichi.recognition.roster.StallingQueue;
import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run that stops in mid-roster is followed by another instance's, and changes nothing after. */
@Tag("database")
@Timeout(240)
class RosterTakeOverTest {
  private static final int ROWS = 1_000;

  @Test
  void another_instance_goes_on_where_the_first_stopped_and_every_row_is_answered_once(
      @TempDir Path spool) throws Exception {
    Registries.topics("510000");
    String database = TestStack.freshDatabase().getName();
    try (RunningRecognition first = start(spool, database, "0")) {
      Answer taken =
          first.upload("/api/rosters?purpose=OTHER&basis=CONTRACT", roster(), "text/csv");
      assertThat(taken.status()).as(taken.raw().body()).isEqualTo(202);
      String path = taken.raw().headers().firstValue("Location").orElseThrow();
      assertThat(first.get(path + "/result").text("code")).isEqualTo("roster-not-completed");
      // Three batches of 100 answered, of which two make a checkpoint of 200.
      StallingQueue victim = new StallingQueue(first.bean(RosterTools.class), "victim", 3);
      victim.awaitStanding();
      RunningRecognition.await(
          "a checkpoint", () -> first.get(path).json().path("answered").asInt() == 200);
      assertThat(first.get(path + "/result").status()).as("half a result is none").isEqualTo(409);
      try (RunningRecognition second = start(spool, database, "1")) {
        RunningRecognition.await(
            "the second goes on", () -> second.get(path).text("state").equals("COMPLETED"));
        Answer done = second.get(path);
        assertThat(done.json().path("answered").asInt()).isEqualTo(ROWS);
        List<String> numbers = numbers(second, path);
        String written = second.get(path + "/result").raw().body();
        victim.close();
        assertThat(second.get(path + "/result").raw().body()).isEqualTo(written);
        assertThat(second.get(path).raw().body()).isEqualTo(done.raw().body());
        assertThat(numbers).hasSize(ROWS).doesNotHaveDuplicates().isSorted();
        assertThat(second.delete(path).status()).isEqualTo(204);
        assertThat(left(spool)).as("nor is anything left of the first run").isEmpty();
      }
    }
  }

  @Test
  void a_roster_goes_with_its_files_when_its_time_is_over(@TempDir Path spool) throws Exception {
    Registries.topics("510000");
    try (RunningRecognition service = start(spool, TestStack.freshDatabase().getName(), "1")) {
      String path =
          service
              .upload("/api/rosters?purpose=OTHER&basis=CONTRACT", roster(), "text/csv")
              .raw()
              .headers()
              .firstValue("Location")
              .orElseThrow();
      RunningRecognition.await(
          "it is answered", () -> service.get(path).text("state").equals("COMPLETED"));
      Expiring rosters = service.context().getBean("oldRosters", Expiring.class);
      Instant now = Instant.now(Clock.systemUTC());
      assertThat(rosters.page(Optional.empty(), 10, now.minusSeconds(600)).deleted()).isZero();
      assertThat(service.get(path + "/result").status()).isEqualTo(200);
      assertThat(rosters.page(Optional.empty(), 10, now.plusSeconds(1)).deleted()).isOne();
      assertThat(service.get(path).status()).isEqualTo(404);
      assertThat(left(spool)).isEmpty();
      assertThat(service.get("/api/retention", "Authorization", auditor()).raw().body())
          .contains("rosters", "askings", "7d");
    }
  }

  @Test
  void a_roster_waits_while_its_process_is_at_fault(@TempDir Path spool) throws Exception {
    Registries.topics("510000");
    try (RunningRecognition idle = start(spool, TestStack.freshDatabase().getName(), "0")) {
      String path =
          idle.upload("/api/rosters?purpose=OTHER&basis=CONTRACT", roster(), "text/csv")
              .raw()
              .headers()
              .firstValue("Location")
              .orElseThrow();
      try (RosterQueue queue = OnceAtFault.start(idle.bean(RosterTools.class), "ill")) {
        RunningRecognition.await(
            "it is answered", () -> idle.get(path).text("state").equals("COMPLETED"));
      }
      assertThat(idle.get(path).json().path("answered").asInt()).isEqualTo(ROWS);
    }
  }

  @Test
  void of_rosters_that_come_at_once_no_more_are_taken_in_than_may_be_open(@TempDir Path spool)
      throws Exception {
    Registries.topics("510000");
    try (RunningRecognition idle = start(spool, TestStack.freshDatabase().getName(), "0");
        ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<String> sending =
          () ->
              told(idle.upload("/api/rosters?purpose=OTHER&basis=CONTRACT", roster(), "text/csv"));
      List<String> answers = new ArrayList<>();
      for (Future<String> each : senders.invokeAll(Collections.nCopies(8, sending))) {
        answers.add(each.get());
      }
      List<String> expected = new ArrayList<>(Collections.nCopies(6, "roster-queue-full"));
      expected.addAll(Collections.nCopies(2, "taken in"));
      assertThat(answers).containsExactlyInAnyOrderElementsOf(expected);
      assertThat(left(spool)).as("and their files").hasSize(2);
    }
  }

  private static String told(Answer answer) {
    return answer.status() == 202 ? "taken in" : answer.text("code");
  }

  private static String auditor() {
    return TestProvider.shared().token("500000", Role.AUDITOR).bearer();
  }

  private static RunningRecognition start(Path spool, String database, String concurrent) {
    return RunningRecognition.start(
        "500000",
        database,
        "--yichi.spool.directory=" + spool,
        "--yichi.recognition.rosters.concurrent=" + concurrent,
        "--yichi.recognition.rosters.batch=100",
        "--yichi.recognition.rosters.checkpoint=200",
        "--yichi.recognition.rosters.hold=1s",
        "--yichi.recognition.rosters.poll=100ms");
  }

  private static byte[] roster() {
    StringBuilder rows = new StringBuilder("编号,证书编号,姓名\n");
    for (int row = 0; row < ROWS; row++) {
      rows.append(10_000 + row).append(',');
      rows.append(Registries.number("510000", 49_000 + row)).append(",王某\n");
    }
    return rows.toString().getBytes(UTF_8);
  }

  private static List<String> numbers(RunningRecognition service, String path) {
    return service
        .get(path + "/result")
        .raw()
        .body()
        .lines()
        .skip(1)
        .map(line -> line.substring(0, 5))
        .filter(line -> line.matches("\\d{5}"))
        .toList();
  }

  private static List<String> left(Path spool) {
    String[] files = new File(spool.toString()).list();
    return files == null ? List.of() : List.of(files);
  }
}
