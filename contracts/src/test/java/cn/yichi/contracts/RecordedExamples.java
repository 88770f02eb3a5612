package cn.yichi.contracts;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds recorded exchanges against the OpenAPI document of a service: each operation has one, and
 * each says nothing that its schema does not.
 */
final class RecordedExamples {
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private final JsonNode api;
  private final Function<String, @Nullable JsonNode> examples;
  private final List<String> faults = new ArrayList<>();

  private RecordedExamples(JsonNode api, Function<String, @Nullable JsonNode> examples) {
    this.api = strict(api);
    this.examples = examples;
  }

  /**
   * @param api the document
   * @param examples by operation; null where there is none
   */
  static List<String> faults(JsonNode api, Function<String, @Nullable JsonNode> examples) {
    RecordedExamples recorded = new RecordedExamples(api, examples);
    recorded
        .api
        .path("paths")
        .forEachEntry(
            (path, item) ->
                item.forEachEntry((method, operation) -> recorded.check(path, method, operation)));
    return recorded.faults;
  }

  /** Every operation of the document. */
  static Set<String> operations(JsonNode api) {
    return new TreeSet<>(api.path("paths").findValuesAsString("operationId"));
  }

  /** A field that no schema names is a fault here, though readers would pass over it. */
  private static JsonNode strict(JsonNode api) {
    JsonNode copy = api.deepCopy();
    for (JsonNode each : copy.path("components").path("schemas")) {
      close(each);
    }
    return copy;
  }

  private static void close(JsonNode schema) {
    if (schema instanceof ObjectNode object
        && object.has("properties")
        && !object.has("additionalProperties")) {
      object.put("additionalProperties", false);
    }
    schema.path("properties").forEach(RecordedExamples::close);
    close(schema.path("items"), schema);
  }

  private static void close(JsonNode items, JsonNode of) {
    if (of.has("items")) {
      close(items);
    }
  }

  private void check(String path, String method, JsonNode operation) {
    String id = operation.path("operationId").asString();
    JsonNode example = examples.apply(id);
    if (example == null) {
      faults.add(id + ": nothing was recorded");
      return;
    }
    JsonNode request = example.path("request");
    JsonNode response = example.path("response");
    if (!request.path("method").asString().equalsIgnoreCase(method)
        || !matches(path, request.path("path").asString())) {
      faults.add(id + ": recorded of another address");
    }
    if (operation.path("requestBody").path("required").asBoolean(false) && !request.has("body")) {
      faults.add(id + ": its request has no body");
    }
    if (request.has("body")) {
      check(id + " request", operation.path("requestBody").path("content"), request);
    }
    JsonNode declared = operation.path("responses").path(response.path("status").asString());
    if (declared.isMissingNode()) {
      faults.add(id + ": answered with an undeclared " + response.path("status"));
    } else if (response.has("body")) {
      check(id + " response", declared.path("content"), response);
    } else if (declared.has("content")) {
      faults.add(id + ": its answer has no body");
    }
  }

  private static boolean matches(String template, String address) {
    String path = address.replaceFirst("\\?.*", "");
    // Only a notice's key has slashes of its own.
    String value = template.endsWith("/{key}") ? ".+" : "[^/]+";
    String pattern =
        Pattern.compile("\\{[^}]+}")
            .splitAsStream(template + "/")
            .map(Pattern::quote)
            .reduce((one, other) -> one + value + other)
            .orElseThrow();
    return (path + "/").matches(pattern);
  }

  private void check(String what, JsonNode content, JsonNode message) {
    JsonNode media = content.path(message.path("contentType").asString());
    if (media.isMissingNode()) {
      faults.add(what + ": undeclared " + message.path("contentType"));
      return;
    }
    ObjectNode schema = (ObjectNode) media.path("schema").deepCopy();
    schema.set("components", api.path("components"));
    SCHEMAS
        .getSchema(schema.toString(), InputFormat.JSON)
        .validate(message.path("body").toString(), InputFormat.JSON)
        .forEach(error -> faults.add(what + ": " + error));
  }
}
