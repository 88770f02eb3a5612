package cn.yichi.registry;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files that bureaus send by mistake, named by their fault. */
enum BadFiles {
  EMPTY("EMPTY_FILE", new byte[0]),
  BLANK_LINES("EMPTY_FILE", "\r\n , ,\r\n"),
  HEADINGS_ONLY("NO_ROWS", BadFiles.HEADINGS),
  RANDOM_BYTES("NOT_TEXT", random(0)),
  RANDOM_BYTES_WITHOUT_A_ZERO("ENCODING_UNKNOWN", random(1)),
  A_ZIP_OR_XLSX("WORKBOOK_NOT_CSV", zip()),
  AN_OLD_XLS("WORKBOOK_NOT_CSV", HexFormat.of().parseHex("d0cf11e0a1b11ae10000000000000000")),
  A_ZERO_BYTE_IN_A_NAME("NOT_TEXT", sound().replace("王", "王\0")),
  UTF_16("ENCODING_UNSUPPORTED", sound(), StandardCharsets.UTF_16),
  UTF_16_WITHOUT_ITS_MARK("ENCODING_UNSUPPORTED", sound(), StandardCharsets.UTF_16LE),
  BIG5("HEADINGS_UNKNOWN", sound(), Charset.forName("Big5")),
  UTF_8_THEN_GBK("BAD_BYTE", joined(bytes(sound()), sound().getBytes(Charsets.GB18030))),
  GBK_THEN_UTF_8("BAD_BYTE", joined(sound().getBytes(Charsets.GB18030), bytes(sound()))),
  SEPARATED_BY_BARS("HEADINGS_UNKNOWN", sound().replace(',', '|')),
  SEPARATED_BY_FULL_WIDTH_COMMAS("HEADINGS_UNKNOWN", sound().replace(',', '，')),
  NO_HEADINGS("HEADINGS_UNKNOWN", row(1) + row(2)),
  A_HEADING_TWICE("COLUMN_TWICE", sound().replace("等级,", "姓名,")),
  COLUMNS_MISSING("COLUMN_MISSING", "姓名,证书编号\n王一川,1\n"),
  A_LINE_OF_TEN_MEGABYTES("LINE_TOO_LONG", sound() + "x".repeat(10_000_000)),
  ONE_LINE_OF_TEN_MEGABYTES("LINE_TOO_LONG", "x".repeat(10_000_000)),
  A_QUOTE_NEVER_CLOSED("QUOTE_NOT_CLOSED", sound() + "\"" + row(2)),
  TEXT_AFTER_A_QUOTE("QUOTE_MISPLACED", sound() + "\"王\"一川,1\n"),
  A_THOUSAND_COLUMNS("TOO_MANY_COLUMNS", sound() + ",".repeat(1_000) + "\n"),
  A_PAGE_OF_A_GATEWAY("HEADINGS_UNKNOWN", "<html>504 Gateway Timeout</html>\n");

  static final String HEADINGS = "姓名,证件类型,证件号码,证书类别,职业名称,等级,证书编号,评价机构代码,发证日期,破格依据\n";

  private final String code;
  private final byte[] content;

  BadFiles(String code, byte[] content) {
    this.code = code;
    this.content = content;
  }

  BadFiles(String code, String text) {
    this(code, bytes(text));
  }

  BadFiles(String code, String text, Charset charset) {
    this(code, text.getBytes(charset));
  }

  private static final class Charsets {
    static final Charset GB18030 = Charset.forName("GB18030");
  }

  /** The code of {@code problem} that the job must end with. */
  String code() {
    return code;
  }

  byte[] content() {
    return content.clone();
  }

  /** A sound row of Chongqing; the serial tells one certificate from another. */
  static String row(int serial) {
    return "王一川,居民身份证,%s,职业技能等级证书,车工,四级,%s,S000050000123,2023-06-01,\n"
        .formatted(Statements.ID_NUMBER, Statements.number(serial));
  }

  /** Headings and one sound row. */
  static String sound() {
    return sound(1);
  }

  static String sound(int... serials) {
    StringBuilder text = new StringBuilder(HEADINGS);
    IntStream.of(serials).forEach(serial -> text.append(row(serial)));
    return text.toString();
  }

  /** Headings and so many rows of a kilobyte without a name, made while they are read. */
  static InputStream nameless(int rows) {
    String padding = "破".repeat(300);
    Iterator<InputStream> lines =
        Stream.concat(
                Stream.of(HEADINGS),
                IntStream.rangeClosed(1, rows)
                    .mapToObj(
                        n -> row(n).replace("王一川", "").replace("01,\n", "01," + padding + "\n")))
            .<InputStream>map(line -> new ByteArrayInputStream(bytes(line)))
            .iterator();
    return new SequenceInputStream(
        new Enumeration<>() {
          @Override
          public boolean hasMoreElements() {
            return lines.hasNext();
          }

          @Override
          public InputStream nextElement() {
            return lines.next();
          }
        });
  }

  private static byte[] random(int least) {
    int[] drawn = new Random(20261125).ints(100_000, least, 256).toArray();
    byte[] bytes = new byte[drawn.length];
    for (int i = 0; i < drawn.length; i++) {
      bytes[i] = (byte) drawn[i];
    }
    return bytes;
  }

  private static byte[] zip() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(file)) {
      zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
      zip.write(bytes(sound()));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return file.toByteArray();
  }

  private static byte[] joined(byte[] first, byte[] second) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(first);
    file.writeBytes(second);
    return file.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
