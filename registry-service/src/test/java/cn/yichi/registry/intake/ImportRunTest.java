package cn.yichi.registry.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.CertificateNumber;
import cn.yichi.contracts.vocabulary.MerkleFrontier;
import cn.yichi.registry.certificate.CertificateChange;
import cn.yichi.registry.certificate.Certificates;
import cn.yichi.registry.certificate.DraftField;
import cn.yichi.registry.certificate.InMemoryCertificates;
import cn.yichi.registry.certificate.Registrations;
import cn.yichi.registry.certificate.RowFaultCode;
import cn.yichi.registry.certificate.RowWarning;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImportRunTest {
  @TempDir Path directory;
  private final InMemoryCertificates register = new InMemoryCertificates();
  private Bureau bureau;

  @BeforeEach
  void open() {
    bureau = new Bureau(directory, register);
  }

  @Test
  void answers_every_row_and_counts_refused_rows_by_their_first_code() {
    List<Map<DraftField, String>> rows = SampleFile.rows(25);
    rows.get(3).put(DraftField.NAME, "");
    rows.get(7).put(DraftField.MOBILE, "12");
    rows.get(7).put(DraftField.NAME, "");
    rows.get(12).put(DraftField.COUNTY, "500116");
    rows.get(20).put(DraftField.JOB_TYPE, "自动车工");
    ImportJob job = bureau.imported(SampleFile.text(rows));
    assertThat(job.state()).isEqualTo(ImportState.COMPLETED);
    assertThat(job.progress().rows()).isEqualTo(25);
    assertThat(job.progress().accepted()).isEqualTo(22);
    assertThat(job.progress().refused())
        .isEqualTo(Map.of(RowFaultCode.FIELD_MISSING, 2L, RowFaultCode.COUNTY_OUTSIDE_REGION, 1L));
    assertThat(job.progress().warnings())
        .isEqualTo(Map.of(RowWarning.Code.JOB_TYPE_NOT_LISTED, 1L));
    assertThat(stored()).isEqualTo(22);
  }

  @Test
  void repeats_the_senders_row_with_line_code_field_reason_and_remedy() {
    List<Map<DraftField, String>> rows = SampleFile.rows(12);
    rows.get(10).put(DraftField.INDUSTRY, "=HYPERLINK(1)");
    rows.get(10).put(DraftField.MOBILE, "12");
    rows.get(10).put(DraftField.NAME, "");
    List<String> lines = bureau.errorLines(bureau.imported(SampleFile.text(rows)));
    assertThat(lines).hasSize(2);
    assertThat(lines.getFirst()).isEqualTo("\uFEFF" + SampleFile.headings() + ",行号,代码,字段,原因,处理办法");
    assertThat(lines.get(1))
        .contains(
            "'=HYPERLINK(1)",
            "S000051000123233000011",
            ",12,FIELD_MISSING；FIELD_MALFORMED,姓名；手机号码,");
  }

  @Test
  void a_corrected_error_file_can_be_uploaded_as_it_is() {
    List<Map<DraftField, String>> rows = SampleFile.rows(2);
    rows.get(1).put(DraftField.NAME, "");
    rows.get(1).put(DraftField.INDUSTRY, "-制造业");
    String errors = String.join("\n", bureau.errorLines(bureau.imported(SampleFile.text(rows))));
    ImportJob job = bureau.imported(errors.replace("\n,居民身份证", "\n王川江,居民身份证"));
    assertThat(job.progress().accepted()).isEqualTo(1);
    assertThat(stored()).isEqualTo(2);
  }

  @Test
  void the_same_file_twice_changes_nothing() {
    String file = SampleFile.text(SampleFile.rows(25));
    ImportJob first = bureau.imported(file);
    ImportJob second = bureau.imported(file);
    assertThat(second.upload().sameFileAs()).contains(first.id());
    assertThat(second.progress().accepted()).isZero();
    assertThat(second.progress().alreadyKnown()).isEqualTo(25);
    assertThat(stored()).isEqualTo(25);
  }

  @Test
  void the_same_file_twice_at_once_is_entered_once() throws InterruptedException {
    ImportId first = bureau.upload(SampleFile.text(SampleFile.rows(200)));
    ImportId second = bureau.upload(SampleFile.text(SampleFile.rows(200)));
    bureau = new Bureau(directory, new OneAtATime(register), bureau);
    Thread other = Thread.ofPlatform().start(() -> bureau.run(second));
    bureau.run(first);
    other.join();
    Progress one = bureau.job(first).progress();
    Progress two = bureau.job(second).progress();
    assertThat(one.accepted() + two.accepted()).isEqualTo(200);
    assertThat(one.alreadyKnown() + two.alreadyKnown()).isEqualTo(200);
    assertThat(stored()).isEqualTo(200);
  }

  @Test
  void a_row_repeated_in_the_file_is_known_and_a_contradicting_one_is_a_conflict() {
    List<Map<DraftField, String>> rows = SampleFile.rows(12);
    rows.add(SampleFile.row(3));
    rows.add(SampleFile.row(12));
    Map<DraftField, String> other = SampleFile.row(5);
    other.put(DraftField.DOCUMENT_NUMBER, SampleFile.row(6).get(DraftField.DOCUMENT_NUMBER));
    rows.add(other);
    ImportJob job = bureau.imported(SampleFile.text(rows));
    assertThat(job.progress().accepted()).isEqualTo(12);
    assertThat(job.progress().alreadyKnown()).isEqualTo(2);
    assertThat(job.progress().refused()).isEqualTo(Map.of(RowFaultCode.NUMBER_CONFLICT, 1L));
    assertThat(bureau.errorLines(job).get(1)).contains("#5");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 9, 12})
  void a_killed_job_goes_on_where_it_was_and_counts_every_row_once(int killedAt) {
    List<Map<DraftField, String>> rows = SampleFile.rows(125);
    for (int i = 4; i < rows.size(); i += 10) {
      rows.get(i).put(DraftField.NAME, "");
    }
    rows.add(SampleFile.row(1));
    ImportId id = bureau.upload(SampleFile.text(rows));
    Bureau doomed = new Bureau(directory, new Dying(register, batch -> batch == killedAt), bureau);
    assertThatThrownBy(() -> doomed.run(id)).isInstanceOf(Killed.class);
    assertThat(bureau.job(id).state()).isEqualTo(ImportState.RUNNING);

    Progress progress = bureau.run(id).progress();

    assertThat(progress.accepted()).isEqualTo(112);
    assertThat(progress.alreadyKnown()).isEqualTo(1);
    assertThat(progress.refused()).isEqualTo(Map.of(RowFaultCode.FIELD_MISSING, 13L));
    assertThat(bureau.errorLines(bureau.job(id))).hasSize(1 + 13).doesNotHaveDuplicates();
    assertThat(stored()).isEqualTo(112);
    // Of the same rows in the same order the audit log gets the same root, killed or not.
    MerkleFrontier never = MerkleFrontier.EMPTY;
    for (Map<DraftField, String> row : rows) {
      if (!row.get(DraftField.NAME).isEmpty()) {
        never = never.plus(idOf(row));
      }
    }
    assertThat(progress.certificates()).isEqualTo(never);
    assertThat(bureau.ended).containsExactly(bureau.job(id));
  }

  private static String idOf(Map<DraftField, String> row) {
    CertificateNumber number =
        CertificateNumber.parse(CertificateKind.SKILL_LEVEL, row.get(DraftField.NUMBER))
            .asOptional()
            .orElseThrow();
    return Registrations.idOf(CertificateKind.SKILL_LEVEL, number).value();
  }

  @Test
  void enters_each_end_of_a_job_in_the_audit_log() {
    ImportJob completed = bureau.imported(SampleFile.text(SampleFile.rows(3)));
    ImportJob refused = bureau.imported("姓名\n王一川\n");
    ImportId cancelled = bureau.upload(SampleFile.text(SampleFile.rows(3)));
    bureau.imports.cancel(cancelled);
    bureau.run(cancelled);
    assertThat(bureau.ended).containsExactly(completed, refused, bureau.job(cancelled));
    assertThat(bureau.ended)
        .extracting(ImportJob::state)
        .containsExactly(ImportState.COMPLETED, ImportState.REFUSED, ImportState.CANCELLED);
    assertThat(completed.upload().sender()).isEqualTo("sealed sender");
    assertThat(completed.progress().certificates().leaves()).isEqualTo(3);
    assertThat(refused.progress().certificates()).isEqualTo(MerkleFrontier.EMPTY);
  }

  @Test
  void a_job_does_not_end_before_its_audit_entry_is_written() {
    ImportId id = bureau.upload(SampleFile.text(SampleFile.rows(3)));
    List<ImportState> seen = new ArrayList<>();
    bureau.beforeEntry =
        () -> {
          seen.add(bureau.job(id).state());
          if (seen.size() < 3) {
            throw new Bureau.Passing();
          }
        };
    assertThat(bureau.run(id).state()).isEqualTo(ImportState.COMPLETED);
    assertThat(seen).hasSize(3).containsOnly(ImportState.RUNNING);
    assertThat(bureau.ended).hasSize(1);
  }

  @Test
  void waits_for_a_store_that_is_away_and_loses_nothing() {
    ImportId id = bureau.upload(SampleFile.text(SampleFile.rows(30)));
    int[] attempts = {0};
    Certificates flaky =
        new WatchedRegister(register) {
          @Override
          void beforeSave() {
            if (++attempts[0] % 2 == 1) {
              throw new Bureau.Passing();
            }
          }
        };
    ImportJob job = new Bureau(directory, flaky, bureau).run(id);
    assertThat(job.state()).isEqualTo(ImportState.COMPLETED);
    assertThat(job.progress().accepted()).isEqualTo(30);
  }

  @Test
  void leaves_the_job_to_the_run_that_took_it_over() {
    ImportId id = bureau.upload(SampleFile.text(SampleFile.rows(30)));
    Certificates slow =
        new WatchedRegister(register) {
          @Override
          void beforeSave() {
            bureau.jobs.claim(id, "bureau", bureau.tools.clock().instant(), Duration.ofSeconds(30));
          }
        };
    assertThatThrownBy(() -> new Bureau(directory, slow, bureau).run(id))
        .hasCauseInstanceOf(RunEnded.class);
    assertThat(bureau.run(id).progress().accepted()).isEqualTo(30);
  }

  @Test
  void stops_at_the_next_checkpoint_when_asked_and_keeps_what_it_has() {
    ImportId id = bureau.upload(SampleFile.text(SampleFile.rows(100)));
    Certificates cancelling =
        new WatchedRegister(register) {
          @Override
          void beforeSave() {
            bureau.imports.cancel(id);
          }
        };
    ImportJob job = new Bureau(directory, cancelling, bureau).run(id);
    assertThat(job.state()).isEqualTo(ImportState.CANCELLED);
    assertThat(job.progress().accepted()).isEqualTo(Bureau.BATCH);
    assertThat(stored()).isEqualTo(Bureau.BATCH);
  }

  @Test
  void a_file_refused_as_a_whole_leaves_nothing_behind() {
    String file = SampleFile.text(SampleFile.rows(50)) + "\"王,1\n";
    ImportJob job = bureau.imported(file);
    assertThat(job.state()).isEqualTo(ImportState.REFUSED);
    assertThat(job.fault().orElseThrow())
        .isEqualTo(new FileFault(FileFault.Code.QUOTE_NOT_CLOSED, "", 52));
    assertThat(stored()).isZero();
  }

  @Test
  void a_file_of_headings_only_is_refused() {
    assertThat(bureau.imported(SampleFile.headings()).fault().orElseThrow().code())
        .isEqualTo(FileFault.Code.NO_ROWS);
  }

  @Test
  void names_the_columns_that_are_missing() {
    ImportJob job = bureau.imported("姓名,证书编号\n王川江,1\n");
    assertThat(job.state()).isEqualTo(ImportState.REFUSED);
    assertThat(job.fault().orElseThrow().value()).contains("证件号码", "发证日期");
  }

  @Test
  void rows_of_another_width_are_refused_alone() {
    String file =
        SampleFile.text(SampleFile.rows(3))
            + SampleFile.line(SampleFile.row(4))
            + ",surplus\n"
            + SampleFile.line(SampleFile.row(5))
            + ", ,\n"
            + "王川江\n"
            + SampleFile.line(SampleFile.row(6)).replace("2018年版", "版".repeat(1_001))
            + "\n";
    ImportJob job = bureau.imported(file);
    assertThat(job.progress().accepted()).isEqualTo(4);
    assertThat(job.progress().refused())
        .isEqualTo(Map.of(RowFaultCode.ROW_SHAPE, 2L, RowFaultCode.CELL_TOO_LONG, 1L));
    List<String> errors = bureau.errorLines(job);
    assertThat(errors.get(1))
        .startsWith(SampleFile.line(SampleFile.row(4)).replace(",", " | ") + " | surplus,,")
        .contains("ROW_SHAPE");
    ImportJob again = bureau.imported(String.join("\n", errors) + "\n");
    assertThat(again.progress().accepted()).isZero();
    assertThat(again.progress().refusedRows()).isEqualTo(3);
  }

  @Test
  void reads_gb18030_as_bureaus_export_it() {
    byte[] file = SampleFile.text(SampleFile.rows(3)).getBytes(Charset.forName("GB18030"));
    ImportJob job = bureau.run(bureau.upload(new ByteArrayInputStream(file)));
    assertThat(job.checked().orElseThrow().form().encoding()).isEqualTo("GB18030");
    assertThat(job.progress().accepted()).isEqualTo(3);
  }

  @Test
  void an_upload_cut_off_leaves_nothing_behind() throws IOException {
    InputStream cut =
        new InputStream() {
          private int read;

          @Override
          public int read() throws IOException {
            if (++read > 100_000) {
              throw new IOException("connection reset");
            }
            return 'a';
          }
        };
    assertThatThrownBy(() -> bureau.imports.receive(Bureau.label("a.csv"), -1, cut))
        .isInstanceOf(IOException.class);
    assertThat(bureau.jobs.page(Optional.empty(), 10)).isEmpty();
    assertThat(files()).isEmpty();
  }

  @Test
  void turns_away_what_is_too_large_or_too_many_and_keeps_nothing_of_it() throws IOException {
    long most = bureau.tools.limits().maxBytes();
    assertThat(
            bureau.imports.receive(Bureau.label("a.csv"), most + 1, InputStream.nullInputStream()))
        .isEqualTo(new ReceiveImports.Received.TooLarge(most));
    for (int i = 0; i < bureau.tools.limits().maxOpen(); i++) {
      bureau.upload("x");
    }
    assertThat(bureau.imports.receive(Bureau.label("a.csv"), 1, InputStream.nullInputStream()))
        .isInstanceOf(ReceiveImports.Received.TooManyOpen.class);
    assertThat(files()).hasSize(bureau.tools.limits().maxOpen());
  }

  @Test
  void files_lie_encrypted_and_go_when_their_time_is_over() throws IOException {
    List<Map<DraftField, String>> rows = SampleFile.rows(2);
    rows.get(1).put(DraftField.MOBILE, "12");
    ImportJob job = bureau.imported(SampleFile.text(rows));
    for (Path file : files()) {
      assertThat(new String(Files.readAllBytes(file), Charset.forName("UTF-8")))
          .doesNotContain("王川江")
          .doesNotContain("S0000");
    }
    assertThat(expire(Duration.ofDays(1), Duration.ofDays(1))).isZero();
    assertThat(expire(Duration.ofSeconds(-1), Duration.ofDays(1))).isEqualTo(1);
    assertThat(bureau.errorLines(bureau.job(job.id()))).hasSize(2);
    assertThat(expire(Duration.ofSeconds(-1), Duration.ofSeconds(-1))).isEqualTo(1);
    assertThat(files()).isEmpty();
    assertThat(bureau.job(job.id()).deleted()).hasSize(2);
  }

  @Test
  void a_job_whose_file_is_gone_says_so() throws IOException {
    ImportId id = bureau.upload(SampleFile.text(SampleFile.rows(3)));
    bureau.tools.uploads().delete(id);
    ImportJob job = bureau.run(id);
    assertThat(job.state()).isEqualTo(ImportState.FAILED);
    assertThat(job.fault().orElseThrow().code()).isEqualTo(FileFault.Code.FILE_LOST);
  }

  private int expire(Duration uploads, Duration errors) throws IOException {
    return new ExpireFiles(
            bureau.jobs,
            bureau.tools.uploads(),
            bureau.tools.errors(),
            new ExpireFiles.Keep(uploads, errors),
            bureau.tools.clock())
        .expire();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }

  private int stored() {
    return register.book(Optional.empty(), 10_000).size();
  }

  /** The kill signal: no code of ours catches it. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** Stores half of a batch, then the process is gone. */
  private static final class Dying extends WatchedRegister {
    private final IntPredicate when;
    private int batches;

    Dying(Certificates kept, IntPredicate when) {
      super(kept);
      this.when = when;
    }

    @Override
    public List<Saved> save(List<CertificateChange> changes) {
      if (when.test(++batches)) {
        super.save(changes.subList(0, changes.size() / 2));
        throw new Killed();
      }
      return super.save(changes);
    }
  }
}
