package cn.yichi.recognition.file;

import cn.yichi.platform.spool.EncryptedSpool;
import cn.yichi.platform.spool.SpoolDamaged;
import cn.yichi.platform.spool.SpoolOutput;
import cn.yichi.platform.table.XlsxOut;
import cn.yichi.recognition.roster.RosterFiles;
import cn.yichi.recognition.roster.RosterId;
import cn.yichi.recognition.roster.RosterProgress;
import cn.yichi.recognition.roster.RosterRefused;
import cn.yichi.recognition.roster.RosterRows;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Rosters in the encrypted spool: the upload as it came, each part of the result as CSV. */
record SpooledRosters(EncryptedSpool spool, int mostBytes) implements RosterFiles {
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final int CHUNK = 64 * 1024;

  @Override
  public void keep(RosterId id, InputStream body, long limit) throws IOException, TooLarge {
    byte[] chunk = new byte[CHUNK];
    try (SpoolOutput out = spool.create(upload(id))) {
      for (int read = body.read(chunk); read >= 0; read = body.read(chunk)) {
        if (out.size() + read > limit) {
          throw new TooLarge();
        }
        out.write(chunk, 0, read);
      }
      out.commit();
    }
  }

  @Override
  public boolean has(RosterId id) {
    return spool.exists(upload(id));
  }

  @Override
  public RosterRows open(RosterId id) throws RosterRefused, IOException {
    try {
      return RosterTable.open(spool.open(upload(id)), mostBytes);
    } catch (NoSuchFileException | SpoolDamaged lost) {
      throw RosterTable.lost();
    }
  }

  @Override
  public Part begin(String name) throws IOException {
    return new SpooledPart(spool.create(name));
  }

  @Override
  public void copy(
      RosterRows.RosterForm form,
      List<String> headings,
      List<RosterProgress.Part> parts,
      String closing,
      OutputStream out)
      throws IOException {
    // As wide as the others, or a strict reader would refuse the file.
    List<String> last = new ArrayList<>(Collections.nCopies(headings.size(), ""));
    last.set(0, closing);
    switch (form) {
      case CSV -> {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        text.write(BYTE_ORDER_MARK);
        CsvWriter csv = CsvWriter.builder().build(text);
        csv.writeRecord(headings);
        rows(parts, headings.size(), csv::writeRecord);
        csv.writeRecord(last);
        // Not closed: the stream is the caller's.
        csv.flush();
        text.flush();
      }
      case XLSX -> {
        XlsxOut xlsx = new XlsxOut(out, "Yichi");
        xlsx.write(headings);
        rows(parts, headings.size(), xlsx::write);
        xlsx.write(last);
        // Only here: a result that was cut off must not look whole.
        xlsx.close();
      }
    }
  }

  private static List<String> filled(List<String> cells, int width) {
    if (cells.size() >= width) {
      return cells;
    }
    List<String> all = new ArrayList<>(cells);
    all.addAll(Collections.nCopies(width - cells.size(), ""));
    return all;
  }

  private interface Line {
    void write(List<String> cells) throws IOException;
  }

  /** Parts written before there were as many columns are filled up. */
  private void rows(List<RosterProgress.Part> parts, int width, Line line) throws IOException {
    for (RosterProgress.Part part : parts) {
      long rows = 0;
      try (InputStream in = spool.open(part.name());
          CsvReader<CsvRecord> csv =
              CsvReader.builder().ofCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
        for (CsvRecord each : csv) {
          line.write(filled(each.getFields(), width));
          rows++;
        }
      } catch (UncheckedIOException damaged) {
        throw damaged.getCause();
      }
      if (rows != part.rows()) {
        throw new IOException("a part of a result holds " + rows + " rows of " + part.rows());
      }
    }
  }

  @Override
  public void delete(RosterId id, List<String> parts) throws IOException {
    spool.delete(upload(id));
    for (String part : parts) {
      spool.delete(part);
    }
  }

  @Override
  public void deletePart(String name) throws IOException {
    spool.delete(name);
  }

  @Override
  public void deleteOlderThan(Duration age) throws IOException {
    spool.deleteOlderThan(age);
  }

  private static String upload(RosterId id) {
    return id.value() + "-upload";
  }

  private static final class SpooledPart implements Part {
    private final SpoolOutput out;
    private final CsvWriter csv;

    SpooledPart(SpoolOutput out) {
      this.out = out;
      this.csv = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    @Override
    public void write(List<String> cells) {
      csv.writeRecord(cells);
    }

    @Override
    public void commit() throws IOException {
      csv.flush();
      out.commit();
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
