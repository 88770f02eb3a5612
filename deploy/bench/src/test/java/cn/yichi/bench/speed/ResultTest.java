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

  private static final Path RESULTS = Path.of("results");

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
    try (Stream<Path> files = Files.list(RESULTS)) {
      List<Path> results = files.filter(each -> each.toString().endsWith(".json")).toList();
      assertThat(results)
          .extracting(file -> file.getFileName().toString().replace(".json", ""))
          .containsExactlyInAnyOrder(
              "assess",
              "codec",
              "cost-sealing",
              "cost-signing",
              "enquiry",
              "faults",
              "import-100k",
              "pipeline-100k",
              "pipeline-1m",
              "reevaluate-1m",
              "roster");
      for (Path file : results) {
        JsonNode written = json.readTree(Files.readString(file));
        assertThat(written.propertyNames())
            .containsExactlyElementsOf(
                written.path("name").asString().equals("faults") ? FIELDS_OF_FAULTS : FIELDS);
        assertThat(file).hasFileName(written.path("name").asString() + ".json");
      }
    }
  }

  @Test
  void the_sums_of_the_fault_runs_are_those_of_the_runs() throws IOException {
    JsonNode faults = json.readTree(Files.readString(RESULTS.resolve("faults.json")));
    List<JsonNode> each = faults.path("each").valueStream().toList();
    assertThat(each).hasSize(faults.path("runs").asInt());
    assertThat(each.stream().filter(run -> run.path("clean").asBoolean()))
        .hasSize(faults.path("clean").asInt());
    assertThat(each)
        .extracting(run -> run.path("seed").asLong())
        .doesNotHaveDuplicates()
        .containsExactlyElementsOf(
            faults.path("seeds").valueStream().map(JsonNode::asLong).toList());
    assertThat(each)
        .allSatisfy(
            run ->
                assertThat(run.has("found") && run.has("cause"))
                    .as("what seed %s found, and why", run.path("seed"))
                    .isEqualTo(!run.path("clean").asBoolean()));
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
