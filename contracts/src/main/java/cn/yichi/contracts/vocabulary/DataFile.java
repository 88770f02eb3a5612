package cn.yichi.contracts.vocabulary;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Rows of a bundled data file: UTF-8, comma separated without quotes, {@code #} begins a comment.
 */
final class DataFile {
  private DataFile() {}

  /**
   * The rows below the header.
   *
   * @throws IllegalStateException when the header or a row is not as named
   */
  static List<List<String>> rows(String name, String... columns) {
    List<List<String>> rows =
        lines(name).stream().map(line -> List.of(line.split(",", -1))).toList();
    if (rows.isEmpty() || !rows.getFirst().equals(List.of(columns))) {
      throw new IllegalStateException(name + " must begin with the columns " + List.of(columns));
    }
    rows.stream()
        .filter(row -> row.size() != columns.length)
        .findFirst()
        .ifPresent(
            row -> {
              throw new IllegalStateException(name + " has a broken row " + row);
            });
    return rows.subList(1, rows.size());
  }

  private static List<String> lines(String name) {
    try (InputStream in = Objects.requireNonNull(DataFile.class.getResourceAsStream(name), name);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(Predicate.not(String::isBlank))
          .filter(line -> !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
