package cn.yichi.platform.problem;

import cn.yichi.platform.ServiceIdentity;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Shows in a service's OpenAPI document what was really asked and answered: the examples that tests
 * recorded, from {@code openapi/examples/<service>/<operationId>.json} of the contracts.
 */
@AutoConfiguration
@ConditionalOnClass(OpenApiCustomizer.class)
public class OpenApiExamples {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String NAME = "recorded";

  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE)
  OpenApiCustomizer everyOperationShowsAnExample(ServiceIdentity identity) {
    String folder = "openapi/examples/" + identity.service() + "-service/";
    return api -> show(api, folder);
  }

  private static void show(OpenAPI api, String folder) {
    api.getPaths()
        .forEach(
            (path, item) ->
                item.readOperations()
                    .forEach(
                        operation ->
                            recorded(folder + operation.getOperationId() + ".json")
                                .ifPresent(it -> show(operation, path, it))));
  }

  private static Optional<JsonNode> recorded(String resource) {
    try (InputStream file = OpenApiExamples.class.getClassLoader().getResourceAsStream(resource)) {
      return Optional.ofNullable(file).map(JSON::readTree);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static void show(Operation operation, String path, JsonNode recorded) {
    JsonNode request = recorded.path("request");
    JsonNode response = recorded.path("response");
    if (operation.getRequestBody() != null) {
      show(operation.getRequestBody().getContent(), request);
    }
    var declared = operation.getResponses().get(response.path("status").asString());
    if (declared != null) {
      show(declared.getContent(), response);
    }
    if (operation.getParameters() != null) {
      Map<String, String> asked = parameters(path, request.path("path").asString());
      operation.getParameters().forEach(each -> show(each, asked));
    }
  }

  private static void show(@Nullable Content content, JsonNode message) {
    if (content != null && message.has("body")) {
      var media = content.get(message.path("contentType").asString());
      if (media != null) {
        media.addExamples(
            NAME, new Example().value(JSON.treeToValue(message.path("body"), Object.class)));
      }
    }
  }

  private static void show(Parameter parameter, Map<String, String> asked) {
    String value = asked.get(parameter.getName());
    if (value != null && parameter.getExample() == null) {
      boolean number = parameter.getSchema() != null && isInteger(parameter.getSchema());
      parameter.setExample(number ? (Object) Long.valueOf(value) : value);
    }
  }

  private static boolean isInteger(Schema<?> schema) {
    return schema.getTypes() != null && schema.getTypes().contains("integer");
  }

  /** The values of an address by the names of its template and of its query. */
  private static Map<String, String> parameters(String template, String address) {
    Map<String, String> values = new HashMap<>();
    int query = address.indexOf('?');
    String[] names = template.split("/");
    String[] found = (query < 0 ? address : address.substring(0, query)).split("/");
    for (int i = 0; i < Math.min(names.length, found.length); i++) {
      if (names[i].startsWith("{")) {
        values.put(names[i].substring(1, names[i].length() - 1), found[i]);
      }
    }
    for (String each : query < 0 ? new String[0] : address.substring(query + 1).split("&")) {
      int equals = each.indexOf('=');
      if (equals > 0) {
        values.put(each.substring(0, equals), each.substring(equals + 1));
      }
    }
    return values;
  }
}
