package cn.yichi.registry.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yichi.registry.certificate.InMemoryCertificates;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportQueueTest {
  @TempDir Path directory;
  private final InMemoryCertificates register = new InMemoryCertificates();
  private Bureau bureau;

  @BeforeEach
  void open() {
    bureau = new Bureau(directory, new OneAtATime(register));
  }

  @Test
  void runs_what_waits_and_what_arrives() {
    ImportId waiting = bureau.upload(SampleFile.text(SampleFile.rows(30)));
    try (ImportQueue queue = queue("a")) {
      queue.start();
      ended(waiting);
      ImportId arriving = bureau.upload(SampleFile.text(SampleFile.rows(40)));
      queue.nudge();
      ended(arriving);
      assertThat(bureau.job(arriving).progress().alreadyKnown()).isEqualTo(30);
      assertThat(bureau.job(arriving).progress().accepted()).isEqualTo(10);
    }
  }

  @Test
  void a_job_left_behind_goes_on_after_the_start_without_being_asked() {
    ImportId id = bureau.upload(SampleFile.text(SampleFile.rows(500)));
    try (ImportQueue first = queue("a")) {
      first.start();
      await().until(() -> bureau.job(id).progress().rows() > 0);
    }
    try (ImportQueue second = queue("a")) {
      second.start();
      ended(id);
    }
    assertThat(bureau.job(id).progress().accepted()).isEqualTo(500);
    assertThat(register.book(Optional.empty(), 1_000)).hasSize(500);
  }

  @Test
  void two_instances_share_the_jobs_and_no_row_is_counted_twice() {
    List<ImportId> ids =
        Stream.of(100, 200, 300)
            .map(n -> bureau.upload(SampleFile.text(SampleFile.rows(n))))
            .toList();
    try (ImportQueue one = queue("a");
        ImportQueue other = queue("b")) {
      one.start();
      other.start();
      ids.forEach(this::ended);
    }
    long accepted = ids.stream().mapToLong(id -> bureau.job(id).progress().accepted()).sum();
    assertThat(accepted).isEqualTo(300);
  }

  @Test
  void a_job_whose_file_is_nowhere_is_given_up_when_its_time_is_over() throws Exception {
    ImportId id = bureau.upload(SampleFile.text(SampleFile.rows(1)));
    bureau.tools.uploads().delete(id);
    try (ImportQueue queue = new ImportQueue(bureau.tools, "a", Duration.ofSeconds(-1))) {
      queue.start();
      assertThat(ended(id).fault().orElseThrow().code()).isEqualTo(FileFault.Code.FILE_LOST);
    }
  }

  private ImportQueue queue(String owner) {
    return new ImportQueue(bureau.tools, owner, Duration.ofDays(1));
  }

  private ImportJob ended(ImportId id) {
    return await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> bureau.job(id), job -> job.state().ended());
  }
}
