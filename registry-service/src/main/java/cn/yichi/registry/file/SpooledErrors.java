package cn.yichi.registry.file;

import cn.yichi.platform.spool.EncryptedSpool;
import cn.yichi.platform.spool.SpoolOutput;
import cn.yichi.registry.intake.ErrorFiles;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Error files in the encrypted spool, one spool file a part. */
final class SpooledErrors implements ErrorFiles {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final EncryptedSpool spool;

  SpooledErrors(EncryptedSpool spool) {
    this.spool = spool;
  }

  @Override
  public Part begin(String part) throws IOException {
    return new SpooledPart(spool.create(part));
  }

  @Override
  public void copy(List<String> headings, List<String> parts, OutputStream out) throws IOException {
    // Not closed: the stream is the caller's.
    OutputStreamWriter head = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    head.write(BYTE_ORDER_MARK);
    CsvWriter.builder().build(head).writeRecord(headings).flush();
    head.flush();
    for (String part : parts) {
      try (InputStream in = spool.open(part)) {
        in.transferTo(out);
      }
    }
  }

  @Override
  public void delete(String part) throws IOException {
    spool.delete(part);
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
