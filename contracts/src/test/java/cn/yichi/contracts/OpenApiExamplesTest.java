package cn.yichi.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class OpenApiExamplesTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Path FOLDER = Golden.repositoryRoot().resolve("contracts/openapi");
  private static final String SERVICE = "recognition-service";

  private static JsonNode api(String service) {
    return YAMLMapper.builder().build().readTree(FOLDER.resolve(service + ".yaml").toFile());
  }

  private static Path folder(String service) {
    return FOLDER.resolve("examples").resolve(service);
  }

  private static @Nullable JsonNode example(String service, String operation) {
    Path file = folder(service).resolve(operation + ".json");
    return Files.exists(file) ? JSON.readTree(file.toFile()) : null;
  }

  @ParameterizedTest
  @ValueSource(strings = {SERVICE, "registry-service", "notification-service"})
  void every_operation_has_a_recorded_example_that_fits_its_schema(String service) {
    assertThat(RecordedExamples.faults(api(service), each -> example(service, each)))
        .as("record them anew, see contracts/openapi/examples/README.md")
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {SERVICE, "registry-service", "notification-service"})
  void no_example_is_of_an_operation_that_is_gone(String service) throws IOException {
    try (Stream<Path> files = Files.list(folder(service))) {
      Set<String> recorded =
          files
              .map(file -> file.getFileName().toString().replace(".json", ""))
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(RecordedExamples.operations(api(service))).containsAll(recorded);
    }
  }

  @Test
  void an_example_that_says_more_or_other_than_its_schema_is_found() {
    JsonNode api = api(SERVICE);
    assertThat(faultsWhere(api, "/response/body", it -> it.put("surplus", 1))).hasSize(1);
    assertThat(faultsWhere(api, "/request/body", it -> it.put("surplus", 1))).hasSize(1);
    assertThat(faultsWhere(api, "/response/body", it -> it.put("answer", 1))).hasSize(1);
    assertThat(faultsWhere(api, "/response", it -> it.put("status", 299))).hasSize(1);
    assertThat(faultsWhere(api, "/request", it -> it.put("path", "/api/books"))).hasSize(1);
    assertThat(faultsWhere(api, "/request", it -> it.remove("body"))).hasSize(1);
    assertThat(
            RecordedExamples.faults(
                api, each -> each.equals("askRecognition") ? null : example(SERVICE, each)))
        .containsExactly("askRecognition: nothing was recorded");
  }

  private static List<String> faultsWhere(JsonNode api, String place, Consumer<ObjectNode> change) {
    return RecordedExamples.faults(
        api,
        operation -> {
          JsonNode example = example(SERVICE, operation);
          if (operation.equals("askRecognition") && example != null) {
            change.accept((ObjectNode) example.at(place));
          }
          return example;
        });
  }
}
