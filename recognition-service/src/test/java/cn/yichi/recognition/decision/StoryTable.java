package cn.yichi.recognition.decision;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the plain CSV tables of the stories: no quotes, # begins a comment line. */
public final class StoryTable {
  private StoryTable() {}

  public static List<Map<String, String>> read(String resource) {
    List<String> lines;
    try (InputStream stream = StoryTable.class.getResourceAsStream(resource)) {
      lines =
          new String(stream.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String[] names = lines.getFirst().split(",", -1);
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      if (cells.length != names.length) {
        throw new IllegalArgumentException(resource + ": " + cells.length + " cells in " + line);
      }
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < names.length; i++) {
        row.put(names[i], cells[i].strip());
      }
      rows.add(row);
    }
    return rows;
  }
}
