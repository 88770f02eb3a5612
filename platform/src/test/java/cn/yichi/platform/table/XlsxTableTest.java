package cn.yichi.platform.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

class XlsxTableTest {
  private static final String SHEET = "xl/worksheets/sheet1.xml";
  private static final int MOST = 1_000_000;

  private static List<List<String>> read(byte[] file) throws IOException, TableRefused {
    List<List<String>> all = new ArrayList<>();
    try (XlsxTable table = XlsxTable.open(new ByteArrayInputStream(file), MOST)) {
      all.add(table.headings());
      for (Optional<TableRow> row = table.next(); row.isPresent(); row = table.next()) {
        all.add(row.get().cells());
      }
    }
    return all;
  }

  private static TableFault.Code refusal(byte[] file) {
    return catchThrowableOfType(TableRefused.class, () -> read(file)).fault().code();
  }

  @Test
  void what_was_written_is_read_back_and_blank_rows_are_passed_over() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (XlsxOut xlsx = new XlsxOut(out, "结果")) {
      xlsx.write(List.of("姓名", "编号"));
      xlsx.write(List.of("", ""));
      for (int i = 0; i < 1_200; i++) {
        xlsx.write(List.of("王川江", "=1+" + i));
      }
    }
    List<List<String>> rows = read(out.toByteArray());
    assertThat(rows).hasSize(1_201);
    assertThat(rows.getFirst()).containsExactly("姓名", "编号");
    assertThat(rows.getLast()).containsExactly("王川江", "=1+1199");
  }

  @Test
  void numbers_days_and_formulas_are_read_as_what_a_person_sees() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Workbook workbook = new Workbook(out, "t", "1.0");
    Worksheet sheet = workbook.newWorksheet("1");
    sheet.value(0, 0, "编号");
    sheet.value(1, 0, 123456789012345L);
    sheet.value(1, 1, LocalDate.of(2023, 6, 15));
    sheet.style(1, 1).format("yyyy-mm-dd").set();
    sheet.value(1, 2, true);
    sheet.formula(1, 3, "1+1");
    sheet.value(1, 4, "end");
    workbook.finish();
    List<String> row = read(out.toByteArray()).get(1);
    assertThat(row.subList(0, 3)).containsExactly("123456789012345", "2023-06-15", "TRUE");
    assertThat(row.get(3)).as("a formula itself is never read").doesNotContain("+");
    assertThat(row.get(4)).isEqualTo("end");
  }

  @Test
  void a_workbook_that_unpacks_to_too_much_is_refused_before_it_is_read() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
      byte[] nothing = new byte[1024 * 1024];
      for (int megabyte = 0; megabyte < 65; megabyte++) {
        zip.write(nothing);
      }
    }
    assertThat(out.size()).isLessThan(MOST);
    assertThat(refusal(out.toByteArray())).isEqualTo(TableFault.Code.WORKBOOK_TOO_LARGE);
  }

  @Test
  void a_row_that_unpacks_to_too_much_is_refused_before_it_is_read() throws Exception {
    for (String prefix : List.of("", "x:")) {
      String open = "<" + prefix + "sheetData xmlns:x='urn:x'>";
      String rows =
          ("<" + prefix + "row r=\"1\"><c><v>1</v></c></" + prefix + "row>\n").repeat(200_000);
      String cell = "<" + prefix + "row><c t='inlineStr'><is><t>" + "A".repeat(5_000_000);
      assertThat(refusal(part(SHEET, utf8(open + rows + cell))))
          .as("a long text")
          .isEqualTo(TableFault.Code.WORKBOOK_TOO_LARGE);
      String after = "</" + prefix + "sheetData><x>" + " ".repeat(5_000_000);
      assertThat(refusal(part(SHEET, utf8(open + rows + after))))
          .as("what comes after the rows")
          .isEqualTo(TableFault.Code.WORKBOOK_FAULTY);
    }
  }

  @Test
  void what_only_looks_like_a_row_does_not_hide_a_long_one() throws Exception {
    for (String hidden :
        List.of("<!-- - <row> - -->", "<![CDATA[ ] <row> ]]]>", "<?x ? <row> ??>")) {
      String cell = "<row><c t='inlineStr'><is><t>" + "A".repeat(3_000_000);
      assertThat(refusal(sheet(cell + hidden + "A".repeat(3_000_000))))
          .as(hidden)
          .isEqualTo(TableFault.Code.WORKBOOK_TOO_LARGE);
      assertThat(refusal(sheet((hidden + "<row>" + " ".repeat(2_000_000) + "</row>").repeat(3))))
          .as("rows after " + hidden)
          .isEqualTo(TableFault.Code.WORKBOOK_FAULTY);
    }
  }

  @Test
  void a_row_is_no_longer_for_being_written_otherwise() throws Exception {
    String text = "A".repeat(3_000_000);
    String cell = "<sheetData><row><c t='inlineStr'><is><t>" + text;
    for (byte[] hidden :
        List.of(
            part("xl/Worksheets/a.bin", utf8(cell + text)),
            part("xl/a.xml", utf8("<x>" + cell + text)),
            part("a", (cell + text).getBytes(StandardCharsets.UTF_16)),
            part("a", (cell + "㰯獨敥瑄慴愾" + text).getBytes(StandardCharsets.UTF_16)),
            part("a", utf8("<sheetData><row><c r='ZZZZ1'/></row>")),
            part("a", utf8("<sheetData><row><c r='XFE1'/></row>")))) {
      assertThat(refusal(hidden)).isEqualTo(TableFault.Code.WORKBOOK_TOO_LARGE);
    }
    for (byte[] faulty :
        List.of(
            part("a", utf8("<sheetData><row><c/><row><c/></row></row>")),
            part("a", utf8("<sheetData><row><c r='!'/></row></sheetData>")),
            part("a", utf8("<!DOCTYPE x SYSTEM '</sheetData>'>" + cell)),
            part("a", utf8("<!DOCTYPE x [<!ENTITY e '</sheetData>'>]>" + cell)))) {
      assertThat(refusal(faulty)).isEqualTo(TableFault.Code.WORKBOOK_FAULTY);
    }
  }

  private static byte[] sheet(String xml) throws IOException {
    return part(SHEET, utf8("<sheetData>" + xml));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] part(String name, byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
    }
    return out.toByteArray();
  }

  @Test
  void a_workbook_without_formats_is_read() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (XlsxOut workbook = new XlsxOut(out, "plain")) {
      workbook.write(List.of("编号", "姓名"));
      workbook.write(List.of("1", "王某"));
    }
    ByteArrayOutputStream bare = new ByteArrayOutputStream();
    try (ZipFile from = ZipFile.builder().setByteArray(out.toByteArray()).get();
        ZipOutputStream to = new ZipOutputStream(bare)) {
      for (ZipArchiveEntry part : Collections.list(from.getEntries())) {
        if (!part.getName().equals("xl/styles.xml")) {
          to.putNextEntry(new ZipEntry(part.getName()));
          String text =
              new String(from.getInputStream(part).readAllBytes(), StandardCharsets.UTF_8);
          to.write(
              text.replaceAll("<(Relationship|Override)[^>]*styles[^>]*/>", "")
                  .getBytes(StandardCharsets.UTF_8));
        }
      }
    }
    assertThat(read(bare.toByteArray())).containsExactly(List.of("编号", "姓名"), List.of("1", "王某"));
  }

  @Test
  void what_is_no_workbook_is_refused() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      zip.write("<w/>".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(refusal(out.toByteArray())).isEqualTo(TableFault.Code.WORKBOOK_FAULTY);
    assertThat(refusal(new byte[] {'P', 'K', 3, 4, 0, 0}))
        .isEqualTo(TableFault.Code.WORKBOOK_FAULTY);
    assertThat(refusal("文本".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(TableFault.Code.WORKBOOK_FAULTY);
  }
}
