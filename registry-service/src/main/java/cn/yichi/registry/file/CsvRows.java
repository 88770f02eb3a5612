package cn.yichi.registry.file;

import cn.yichi.registry.intake.FileFault;
import cn.yichi.registry.intake.FileRefused;
import cn.yichi.registry.intake.Row;
import cn.yichi.registry.intake.RowSource;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Optional;

/** A CSV file, record by record; blank lines are passed over. */
final class CsvRows implements RowSource {
  private static final int BEGINNING = 64 * 1024;

  private final InputStream in;
  private final FileForm form;
  private final Cells cells = new Cells();
  private final CsvReader<Cells.Line> reader;
  private final CloseableIterator<Cells.Line> lines;
  private final List<String> headings;
  private long rows;

  private CsvRows(InputStream in, TextForm text, InputStream whole)
      throws FileRefused, IOException {
    this.in = in;
    this.form = new FileForm(text.charset().name(), Separator.of(text.beginning()));
    this.reader =
        CsvReader.builder()
            .fieldSeparator(form.separator())
            .allowUnclosedQuote(false)
            // a row of another width is one row's fault, not the file's
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .maxBufferSize(2 * Cells.LONGEST_LINE)
            .build(cells, new InputStreamReader(whole, text.strictDecoder()));
    this.lines = reader.iterator();
    this.headings =
        nextLine()
            .map(Cells.Line::cells)
            .orElseThrow(() -> new FileRefused(FileFault.of(FileFault.Code.EMPTY_FILE, "")));
  }

  /** Reads the beginning of a file; the stream is closed with the rows, or when this throws. */
  static CsvRows open(InputStream in) throws FileRefused, IOException {
    try {
      byte[] beginning = in.readNBytes(BEGINNING);
      TextForm text = TextForm.of(beginning, beginning.length < BEGINNING);
      InputStream head =
          new ByteArrayInputStream(
              beginning, text.markBytes(), beginning.length - text.markBytes());
      return new CsvRows(in, text, new SequenceInputStream(head, in));
    } catch (FileRefused | IOException | RuntimeException unreadable) {
      in.close();
      throw unreadable;
    }
  }

  @Override
  public List<String> headings() {
    return headings;
  }

  @Override
  public FileForm form() {
    return form;
  }

  @Override
  public Optional<Row> next() throws FileRefused, IOException {
    Optional<Cells.Line> line = nextLine();
    if (line.isEmpty()) {
      return Optional.empty();
    }
    rows++;
    return Optional.of(new Row(rows, line.get().line(), line.get().cells()));
  }

  private Optional<Cells.Line> nextLine() throws FileRefused, IOException {
    try {
      while (lines.hasNext()) {
        Cells.Line line = lines.next();
        if (!line.blank()) {
          refuseOtherEncoding(line);
          return Optional.of(line);
        }
      }
      return Optional.empty();
    } catch (CsvParseException | Cells.OutOfBounds | UncheckedIOException broken) {
      throw refusal(broken);
    }
  }

  /** Most bytes of UTF-8 pass as GB18030, as other characters: no decoder finds them. */
  private void refuseOtherEncoding(Cells.Line line) throws FileRefused {
    if (form.encoding().equals(TextForm.GB18030.name()) && TextForm.isUtf8(line.cells())) {
      throw refused(FileFault.Code.BAD_BYTE, form.encoding());
    }
  }

  /**
   * FastCSV wraps what its source and its handler throw, and tells its own faults by words only.
   */
  private FileRefused refusal(RuntimeException broken) throws IOException {
    for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case Cells.OutOfBounds beyond -> {
          return new FileRefused(beyond.fault());
        }
        case CharacterCodingException bad -> {
          return refused(FileFault.Code.BAD_BYTE, form.encoding());
        }
        case IOException files -> throw files;
        default -> {}
      }
    }
    String words = String.valueOf(broken.getMessage());
    if (words.contains("Unclosed")) {
      return refused(FileFault.Code.QUOTE_NOT_CLOSED, "");
    }
    return words.contains("after closing quote")
        ? refused(FileFault.Code.QUOTE_MISPLACED, "")
        : refused(FileFault.Code.LINE_TOO_LONG, Integer.toString(Cells.LONGEST_LINE));
  }

  private FileRefused refused(FileFault.Code code, String value) {
    return new FileRefused(new FileFault(code, value, cells.line()));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
