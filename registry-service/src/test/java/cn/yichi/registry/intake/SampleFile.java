package cn.yichi.registry.intake;

import cn.yichi.registry.certificate.DraftField;
import cn.yichi.registry.certificate.Drafts;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Synthetic files of turners in Sichuan; every row is another person's. */
public final class SampleFile {
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

  private SampleFile() {}

  public static String headings() {
    return Arrays.stream(DraftField.values())
        .map(DraftField::nameZh)
        .collect(Collectors.joining(","));
  }

  /** The row of that number, from 1 to 999 999, sound. */
  public static Map<DraftField, String> row(long number) {
    Map<DraftField, String> row = Drafts.sound();
    row.put(DraftField.NUMBER, "S000051000123233%06d".formatted(number));
    row.put(DraftField.DOCUMENT_NUMBER, document(number));
    return row;
  }

  public static String line(Map<DraftField, String> row) {
    return Arrays.stream(DraftField.values())
        .map(field -> row.getOrDefault(field, ""))
        .collect(Collectors.joining(","));
  }

  public static String text(List<Map<DraftField, String>> rows) {
    return headings()
        + "\n"
        + rows.stream().map(row -> line(row) + "\n").collect(Collectors.joining());
  }

  /** Sound rows 1 to {@code rows}. */
  public static List<Map<DraftField, String>> rows(int rows) {
    return LongStream.rangeClosed(1, rows)
        .mapToObj(SampleFile::row)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  /** A file that is made while it is read, so that its size costs nothing. */
  public static InputStream stream(long rows) {
    Iterator<InputStream> lines =
        LongStream.rangeClosed(0, rows)
            .mapToObj(number -> number == 0 ? headings() : line(row(number)))
            .map(line -> bytes(line + "\n"))
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

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The ID number of the person of a row. */
  public static String document(long number) {
    String body = "510104%d0101%03d".formatted(1950 + number / 1_000 % 50, number % 1_000);
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += (body.charAt(i) - '0') * WEIGHTS[i];
    }
    return body + "10X98765432".charAt(sum % 11);
  }
}
