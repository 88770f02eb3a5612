package cn.yichi.registry.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.registry.certificate.Certificate;
import cn.yichi.registry.certificate.CertificateChange;
import cn.yichi.registry.certificate.Certificates;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many rows, of which only a few batches are ever in memory: those read and not yet stored. */
class LargeFileTest {
  private static final long ROWS = 200_000;

  /** Four batches ready, one being filled, one being stored. */
  private static final int MOST_IN_MEMORY = 6 * Bureau.BATCH;

  @TempDir Path directory;
  private final AtomicLong read = new AtomicLong();
  private final AtomicLong stored = new AtomicLong();
  private final AtomicLong furthestAhead = new AtomicLong();

  @Test
  void reading_waits_for_storing_at_any_size() throws Exception {
    Bureau bureau = new Bureau(directory, new Forgetful());
    var counted =
        RowReading.start(
            new Counted(),
            new RowChecks(
                new ImportId("00000000000000000000000a"),
                false,
                Columns.of(List.of(SampleFile.headings().split(",", -1))),
                bureau.tools.checking().validation()),
            0,
            Bureau.BATCH);
    try (counted) {
      long rows = 0;
      while (counted.next() instanceof RowReading.Delivery.Rows(List<CheckedRow> batch)) {
        rows += batch.size();
        stored.addAndGet(batch.size());
      }
      assertThat(rows).isEqualTo(ROWS);
    }
    assertThat(furthestAhead.get()).isPositive().isLessThanOrEqualTo(MOST_IN_MEMORY);
  }

  @Test
  void imports_them_all_from_a_stream_that_is_never_whole() {
    Bureau bureau = Bureau.inLargeBatches(directory, new Forgetful());
    ImportJob job = bureau.run(bureau.upload(SampleFile.stream(ROWS)));
    assertThat(job.progress().accepted()).isEqualTo(ROWS);
    assertThat(job.checked().orElseThrow().rows()).isEqualTo(ROWS);
  }

  /** The same sound row again and again. */
  private final class Counted implements RowSource {
    private final List<String> cells = List.of(SampleFile.line(SampleFile.row(1)).split(",", -1));

    @Override
    public List<String> headings() {
      return List.of(SampleFile.headings().split(",", -1));
    }

    @Override
    public FileForm form() {
      return new FileForm("UTF-8", ',');
    }

    @Override
    public Optional<Row> next() {
      long number = read.incrementAndGet();
      furthestAhead.accumulateAndGet(number - stored.get(), Math::max);
      return number > ROWS ? Optional.empty() : Optional.of(new Row(number, number + 1, cells));
    }

    @Override
    public void close() throws IOException {}
  }

  /** Accepts everything and keeps nothing. */
  private static final class Forgetful implements Certificates {
    @Override
    public Map<CertificateId, Certificate> find(Collection<CertificateId> ids) {
      return Map.of();
    }

    @Override
    public Collection<Certificate> findByNumber(Collection<String> numberDigests) {
      return List.of();
    }

    @Override
    public List<Saved> save(List<CertificateChange> changes) {
      return changes.stream().map(change -> Saved.STORED).toList();
    }

    @Override
    public List<BookEntry> book(Optional<CertificateId> after, int limit) {
      return List.of();
    }
  }
}
