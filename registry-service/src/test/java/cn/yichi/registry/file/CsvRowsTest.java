package cn.yichi.registry.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import cn.yichi.registry.intake.FileFault;
import cn.yichi.registry.intake.FileRefused;
import cn.yichi.registry.intake.Row;
import cn.yichi.registry.intake.RowSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CsvRowsTest {
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final String TEXT = "姓名,证书编号\r\n王川江,川A1\r\n阿卜杜·热合曼,川A2\r\n";

  @Test
  void reads_utf_8_with_and_without_a_mark_and_gb18030_alike() throws Exception {
    for (byte[] file : List.of(utf8(TEXT), utf8("\uFEFF" + TEXT), TEXT.getBytes(GB18030))) {
      try (RowSource rows = CsvRows.open(new ByteArrayInputStream(file))) {
        assertThat(rows.headings()).containsExactly("姓名", "证书编号");
        assertThat(all(rows))
            .extracting(Row::cells)
            .containsExactly(List.of("王川江", "川A1"), List.of("阿卜杜·热合曼", "川A2"));
      }
    }
  }

  @Test
  void tells_the_encoding_it_has_found() throws Exception {
    try (RowSource rows = CsvRows.open(new ByteArrayInputStream(TEXT.getBytes(GB18030)))) {
      assertThat(rows.form()).isEqualTo(new RowSource.FileForm("GB18030", ','));
    }
  }

  @Test
  void finds_semicolons_and_tabs_by_the_headings() throws Exception {
    for (char separator : new char[] {';', '\t'}) {
      try (RowSource rows = open(TEXT.replace(',', separator))) {
        assertThat(rows.form().separator()).isEqualTo(separator);
        assertThat(all(rows)).hasSize(2);
      }
    }
  }

  @Test
  void reads_quoted_cells_and_numbers_rows_and_lines_apart() throws Exception {
    String text = "姓名,证书编号\n\n\"王,\n川\"\"江\",1\n , \n李四,2\n";
    try (RowSource rows = open(text)) {
      assertThat(all(rows))
          .containsExactly(
              new Row(1, 3, List.of("王,\n川\"江", "1")), new Row(2, 6, List.of("李四", "2")));
    }
  }

  @Test
  void a_character_cut_by_the_edge_of_the_beginning_is_read_whole() throws Exception {
    for (int shift = 0; shift < 3; shift++) {
      String text = "姓名,证书编号\n" + "a".repeat(shift) + "王,1\n".repeat(30_000);
      for (Charset charset : List.of(StandardCharsets.UTF_8, GB18030)) {
        try (RowSource rows = CsvRows.open(new ByteArrayInputStream(text.getBytes(charset)))) {
          assertThat(rows.form().encoding()).isEqualTo(charset.name());
          assertThat(all(rows)).hasSize(30_000);
        }
      }
    }
  }

  static Stream<Arguments> refused() {
    byte[] later = utf8(TEXT + "王,1\r\n".repeat(20_000));
    later[later.length - 10] = (byte) 0xC0;
    byte[] gbLater = (TEXT + "王,1\r\n".repeat(20_000)).getBytes(GB18030);
    gbLater[gbLater.length - 2] = (byte) 0xFF;
    return Stream.of(
        arguments("nothing", new byte[0], FileFault.Code.EMPTY_FILE),
        arguments("blank lines", utf8("\r\n , \r\n"), FileFault.Code.EMPTY_FILE),
        arguments(
            "a workbook", new byte[] {'P', 'K', 3, 4, 20, 0}, FileFault.Code.WORKBOOK_NOT_CSV),
        arguments(
            "a picture", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0}, FileFault.Code.NOT_TEXT),
        arguments(
            "UTF-16", TEXT.getBytes(StandardCharsets.UTF_16), FileFault.Code.ENCODING_UNSUPPORTED),
        arguments(
            "UTF-16 without a mark",
            TEXT.getBytes(StandardCharsets.UTF_16LE),
            FileFault.Code.ENCODING_UNSUPPORTED),
        arguments(
            "UTF-16 of the other order",
            TEXT.getBytes(StandardCharsets.UTF_16BE),
            FileFault.Code.ENCODING_UNSUPPORTED),
        arguments("a text with a zero", utf8(TEXT + "王\0,1\n"), FileFault.Code.NOT_TEXT),
        arguments(
            "neither encoding",
            new byte[] {'a', (byte) 0xFF, (byte) 0xFF, '\n'},
            FileFault.Code.ENCODING_UNKNOWN),
        arguments("UTF-8, then GBK", joined(utf8(TEXT), GB18030), FileFault.Code.BAD_BYTE),
        arguments(
            "GBK, then UTF-8",
            joined(TEXT.getBytes(GB18030), StandardCharsets.UTF_8),
            FileFault.Code.BAD_BYTE),
        arguments(
            "GBK, then four characters in UTF-8",
            joined(TEXT.getBytes(GB18030), StandardCharsets.UTF_8, "欧阳,焊工\n"),
            FileFault.Code.BAD_BYTE),
        arguments("a bad byte far behind", later, FileFault.Code.BAD_BYTE),
        arguments("a bad byte of GB18030 far behind", gbLater, FileFault.Code.BAD_BYTE),
        arguments(
            "a line of ten megabytes",
            utf8(TEXT + "x".repeat(10_000_000)),
            FileFault.Code.LINE_TOO_LONG),
        arguments(
            "a line of many cells",
            utf8(TEXT + "abcdefg,".repeat(100_000)),
            FileFault.Code.TOO_MANY_COLUMNS),
        arguments(
            "a long line of few cells",
            utf8(TEXT + ("x".repeat(40_000) + ",").repeat(3)),
            FileFault.Code.LINE_TOO_LONG),
        arguments(
            "a quote never closed", utf8(TEXT + "\"王,1\n李四,2\n"), FileFault.Code.QUOTE_NOT_CLOSED),
        arguments(
            "a quote never closed in a large file",
            utf8(TEXT + "\"王,1\n" + "李四,2\n".repeat(50_000)),
            FileFault.Code.LINE_TOO_LONG),
        arguments(
            "text after a quote", utf8(TEXT + "\"王\"川江,1\n"), FileFault.Code.QUOTE_MISPLACED));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void refuses(String what, byte[] file, FileFault.Code code) {
    FileRefused refused =
        catchThrowableOfType(
            FileRefused.class,
            () -> {
              try (RowSource rows = CsvRows.open(new ByteArrayInputStream(file))) {
                all(rows);
              }
            });
    assertThat(refused.fault().code()).isEqualTo(code);
  }

  private static byte[] joined(byte[] beginning, Charset later) {
    return joined(beginning, later, "李四,川渝焊工二号\n");
  }

  private static byte[] joined(byte[] beginning, Charset later, String line) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(beginning);
    file.writeBytes(line.getBytes(later));
    return file.toByteArray();
  }

  /** Notepad's old mistake: these bytes also spell Latin and Cyrillic letters in UTF-8. */
  @Test
  void reads_a_line_of_gb18030_that_happens_to_be_utf_8_too() throws Exception {
    String names = "谭雪梅,钱小平\n";
    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(names.getBytes(GB18030)));
    byte[] file = joined(TEXT.getBytes(GB18030), GB18030, names.repeat(3));
    try (RowSource rows = CsvRows.open(new ByteArrayInputStream(file))) {
      assertThat(all(rows)).extracting(Row::cells).hasSize(5).contains(List.of("谭雪梅", "钱小平"));
    }
  }

  @Test
  void names_the_line_where_another_encoding_begins() {
    FileRefused refused =
        catchThrowableOfType(
            FileRefused.class,
            () -> CsvRows.open(new ByteArrayInputStream(joined(utf8(TEXT), GB18030))));
    assertThat(refused.fault()).isEqualTo(new FileFault(FileFault.Code.BAD_BYTE, "UTF-8", 4));
  }

  @Test
  void names_the_line_it_could_not_read() {
    FileRefused refused =
        catchThrowableOfType(FileRefused.class, () -> all(open(TEXT + "\"王,1\n李四,2\n")));
    assertThat(refused.fault().line()).isEqualTo(4);
  }

  private static RowSource open(String text) throws FileRefused, IOException {
    return CsvRows.open(new ByteArrayInputStream(utf8(text)));
  }

  private static List<Row> all(RowSource source) throws FileRefused, IOException {
    List<Row> rows = new ArrayList<>();
    for (Optional<Row> row = source.next(); row.isPresent(); row = source.next()) {
      rows.add(row.get());
    }
    return rows;
  }

  private static byte[] utf8(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    return bytes.toByteArray();
  }
}
