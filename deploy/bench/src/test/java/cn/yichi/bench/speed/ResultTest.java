package cn.yichi.bench.speed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ResultTest {
  private static final List<String> FIELDS =
      List.of(
          "name", "n", "rate", "unit", "floor", "ratio", "runs", "form", "details", "commit",
          "machine", "date");

  private final JsonMapper json = JsonMapper.builder().build();

  private static final List<String> FIELDS_OF_FAULTS =
      List.of("name", "runs", "clean", "lost", "twice", "stale", "unexplained", "seeds", "each");

  @Test
  void is_written_under_its_name_with_exactly_these_fields(@TempDir Path folder)
      throws IOException {
    Path file = result().write(folder.resolve("results"));

    assertThat(file).hasFileName("pipeline-100k.json");
    JsonNode written = json.readTree(Files.readString(file));
    assertThat(written.propertyNames()).containsExactlyElementsOf(FIELDS);
    assertThat(written.path("n").asLong()).isEqualTo(100_000);
    assertThat(written.path("ratio").asDouble()).isEqualTo(0.55);
  }

  @Test
  void every_committed_result_has_these_fields_and_its_files_name() throws IOException {
    Path results = Path.of("results");
    if (!Files.isDirectory(results)) {
      return;
    }
    try (Stream<Path> files = Files.list(results)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".json")).toList()) {
        JsonNode written = json.readTree(Files.readString(file));
        assertThat(written.propertyNames())
            .containsExactlyElementsOf(
                written.path("name").asString().equals("faults") ? FIELDS_OF_FAULTS : FIELDS);
        assertThat(file).hasFileName(written.path("name").asString() + ".json");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"123456, 123000", "0.55555, 0.556", "9.996, 10", "0, 0", "1234.5, 1230"})
  void keeps_three_significant_digits(double value, double rounded) {
    assertThat(Result.rounded(value)).isEqualTo(rounded);
  }

  @ParameterizedTest
  @CsvSource({"100000, 100k", "1000000, 1m", "2000, 2k", "300, 300", "1500000, 1500k"})
  void names_sizes_in_short(long n, String size) {
    assertThat(Result.size(n)).isEqualTo(size);
  }

  private static Result result() {
    return new Result(
        "pipeline-100k",
        100_000,
        1_100,
        "certificates/s",
        2_000,
        0.55,
        3,
        "all services",
        Map.of("accepted", 75_000),
        "0123456789ab",
        "2 cores",
        "2026-11-25");
  }
}
