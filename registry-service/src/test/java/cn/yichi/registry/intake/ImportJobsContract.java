package cn.yichi.registry.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.MerkleFrontier;
import cn.yichi.registry.certificate.RowFaultCode;
import cn.yichi.registry.certificate.RowWarning;
import cn.yichi.registry.intake.ImportJobs.Lease;
import cn.yichi.registry.intake.ImportJobs.Saved;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store of import jobs does. */
public interface ImportJobsContract {
  Instant NOW = Instant.parse("2026-03-01T04:00:00Z");
  Duration HOLD = Duration.ofSeconds(30);

  ImportJobs jobs();

  private static ImportJob job(int number) {
    ImportId id = new ImportId("%024x".formatted(number));
    return ImportJob.received(
        id,
        new ImportJob.Upload(
            "证书" + number + ".csv",
            1_234L,
            "digest-" + number % 3,
            number % 2 == 0,
            NOW,
            number > 3
                ? Optional.of(new ImportId("%024x".formatted(number - 3)))
                : Optional.empty(),
            "sealed sender"));
  }

  private static ImportJob halfDone(ImportJob job) {
    return job.started(NOW)
        .running(
            new ImportJob.Checked(
                new RowSource.FileForm("GB18030", ';'), List.of("姓名", "a.b", "$x"), 100))
        .at(
            new Progress(
                50,
                40,
                5,
                Map.of(RowFaultCode.FIELD_MISSING, 3L, RowFaultCode.NUMBER_CONFLICT, 2L),
                Map.of(RowWarning.Code.JOB_TYPE_NOT_LISTED, 7L),
                List.of("part-1", "part-2"),
                MerkleFrontier.EMPTY.plusTexts(List.of("a", "b", "c")),
                Duration.ofMillis(1_500)));
  }

  private Lease claimed(ImportJob job) {
    return jobs().claim(job.id(), "a", NOW, HOLD).orElseThrow().lease();
  }

  @Test
  default void gives_back_what_was_stored() {
    jobs().add(job(1));
    assertThat(jobs().find(job(1).id())).contains(job(1));
    ImportJob half = halfDone(job(1));
    Lease lease = claimed(job(1));
    assertThat(jobs().save(lease, half, NOW.plus(HOLD))).isEqualTo(Saved.HELD);
    assertThat(jobs().find(half.id())).contains(half);
    ImportJob ended =
        half.ended(ImportState.FAILED, new FileFault(FileFault.Code.BAD_BYTE, "UTF-8", 9), NOW);
    assertThat(jobs().save(lease, ended, NOW.plus(HOLD))).isEqualTo(Saved.HELD);
    assertThat(jobs().find(half.id())).contains(ended);
    assertThat(jobs().find(job(2).id())).isEmpty();
  }

  @Test
  default void lists_newest_first_page_by_page() {
    List.of(2, 1, 3, 4).forEach(number -> jobs().add(job(number)));
    assertThat(jobs().page(Optional.empty(), 3))
        .extracting(ImportJob::id)
        .containsExactly(job(4).id(), job(3).id(), job(2).id());
    assertThat(jobs().page(Optional.of(job(2).id()), 3))
        .extracting(ImportJob::id)
        .containsExactly(job(1).id());
  }

  @Test
  default void finds_the_latest_job_of_the_same_bytes() {
    List.of(1, 2, 4).forEach(number -> jobs().add(job(number)));
    assertThat(jobs().withDigest("digest-1")).contains(job(4).id());
    assertThat(jobs().withDigest("digest-0")).isEmpty();
  }

  @Test
  default void open_jobs_are_those_that_have_not_ended_oldest_first() {
    List.of(1, 2, 3).forEach(number -> jobs().add(job(number)));
    jobs().save(claimed(job(2)), job(2).ended(ImportState.COMPLETED, NOW), NOW.plus(HOLD));
    assertThat(jobs().open(10)).containsExactly(job(1).id(), job(3).id());
    assertThat(jobs().open(1)).containsExactly(job(1).id());
    assertThat(jobs().countOpen()).isEqualTo(2);
  }

  @Test
  default void a_held_job_is_nobody_elses_until_its_lease_runs_out() {
    jobs().add(job(1));
    Lease first = claimed(job(1));
    assertThat(jobs().claim(job(1).id(), "b", NOW.plusSeconds(29), HOLD)).isEmpty();
    Lease second = jobs().claim(job(1).id(), "b", NOW.plusSeconds(31), HOLD).orElseThrow().lease();
    assertThat(second.fence()).isGreaterThan(first.fence());
    assertThat(jobs().save(first, halfDone(job(1)), NOW.plusSeconds(90))).isEqualTo(Saved.LOST);
    assertThat(jobs().find(job(1).id())).contains(job(1));
  }

  @Test
  default void a_save_holds_the_job_for_longer() {
    jobs().add(job(1));
    jobs().save(claimed(job(1)), halfDone(job(1)), NOW.plusSeconds(60));
    assertThat(jobs().claim(job(1).id(), "b", NOW.plusSeconds(59), HOLD)).isEmpty();
    assertThat(jobs().claim(job(1).id(), "b", NOW.plusSeconds(61), HOLD)).isPresent();
  }

  @Test
  default void an_owner_takes_up_its_own_job_at_once_and_its_dead_run_is_fenced_off() {
    jobs().add(job(1));
    Lease dead = claimed(job(1));
    assertThat(jobs().claim(job(1).id(), "a", NOW, HOLD)).isPresent();
    assertThat(jobs().save(dead, halfDone(job(1)), NOW.plus(HOLD))).isEqualTo(Saved.LOST);
  }

  @Test
  default void an_ended_job_is_not_claimed() {
    jobs().add(job(1));
    jobs().save(claimed(job(1)), job(1).ended(ImportState.REFUSED, NOW), NOW);
    assertThat(jobs().claim(job(1).id(), "b", NOW.plusSeconds(99), HOLD)).isEmpty();
  }

  @Test
  default void a_run_hears_that_somebody_wants_it_to_stop() {
    jobs().add(job(1));
    Lease lease = claimed(job(1));
    assertThat(jobs().requestCancel(job(1).id())).isTrue();
    assertThat(jobs().save(lease, halfDone(job(1)), NOW.plus(HOLD)))
        .isEqualTo(Saved.CANCEL_REQUESTED);
    jobs().save(lease, job(1).ended(ImportState.CANCELLED, NOW), NOW);
    assertThat(jobs().requestCancel(job(1).id())).isFalse();
    assertThat(jobs().requestCancel(job(2).id())).isFalse();
  }

  @Test
  default void remembers_which_files_of_ended_jobs_are_gone() {
    jobs().add(job(1));
    jobs().add(job(2));
    jobs().save(claimed(job(1)), job(1).ended(ImportState.COMPLETED, NOW), NOW.plus(HOLD));
    Instant later = NOW.plusSeconds(1);
    assertThat(jobs().endedBefore(NOW, ImportJob.KeptFile.UPLOAD, 10)).isEmpty();
    assertThat(jobs().endedBefore(later, ImportJob.KeptFile.UPLOAD, 10))
        .extracting(ImportJob::id)
        .containsExactly(job(1).id());
    jobs().markDeleted(job(1).id(), ImportJob.KeptFile.UPLOAD);
    assertThat(jobs().endedBefore(later, ImportJob.KeptFile.UPLOAD, 10)).isEmpty();
    assertThat(jobs().endedBefore(later, ImportJob.KeptFile.ERRORS, 10)).hasSize(1);
    assertThat(jobs().find(job(1).id()).orElseThrow().deleted())
        .containsExactly(ImportJob.KeptFile.UPLOAD);
  }
}
