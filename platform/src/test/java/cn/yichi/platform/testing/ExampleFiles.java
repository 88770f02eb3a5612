package cn.yichi.platform.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.http.MediaType;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.ContentCachingRequestWrapper;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One file an operation, {@code <operationId>.json}. Of several exchanges the one that shows most
 * and is short enough to be read stays; lists are cut to their first two, and what each run draws
 * anew is written alike.
 */
final class ExampleFiles {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final int READABLE = 5_000;
  private static final int LISTED = 2;

  private final Path folder;

  ExampleFiles(Path folder) {
    this.folder = folder;
  }

  /** Writes the exchange down, unless a better one is. */
  void offer(ContentCachingRequestWrapper request, ContentCachingResponseWrapper response)
      throws IOException {
    Object handler = request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE);
    Operation operation =
        handler instanceof HandlerMethod method
            ? method.getMethodAnnotation(Operation.class)
            : null;
    if (operation != null
        && !operation.operationId().isEmpty()
        && readable(request.getContentType())
        && readable(response.getContentType())) {
      offer(operation.operationId(), exchange(request, response));
    }
  }

  private static boolean readable(String contentType) {
    return contentType == null || !contentType.contains("spreadsheetml");
  }

  private static ObjectNode exchange(
      ContentCachingRequestWrapper request, ContentCachingResponseWrapper response) {
    ObjectNode exchange = JSON.createObjectNode();
    String query = request.getQueryString();
    exchange
        .putObject("request")
        .put("method", request.getMethod())
        .put(
            "path",
            request.getRequestURI() + (query == null ? "" : "?" + URLDecoder.decode(query, UTF_8)));
    put(exchange.withObject("/request"), request.getContentType(), request.getContentAsByteArray());
    exchange.putObject("response").put("status", response.getStatus());
    put(
        exchange.withObject("/response"),
        response.getContentType(),
        response.getContentAsByteArray());
    return exchange;
  }

  private static void put(ObjectNode into, String contentType, byte[] body) {
    if (body.length == 0 || contentType == null) {
      return;
    }
    MediaType type = MediaType.parseMediaType(contentType);
    into.put("contentType", type.getType() + "/" + type.getSubtype());
    String text = new String(body, UTF_8);
    into.set(
        "body",
        type.isCompatibleWith(MediaType.APPLICATION_JSON)
            ? cut(JSON.readTree(text))
            : JSON.getNodeFactory().stringNode(text));
  }

  private static JsonNode cut(JsonNode node) {
    if (node instanceof ArrayNode list) {
      while (list.size() > LISTED) {
        list.remove(LISTED);
      }
    }
    node.forEach(ExampleFiles::cut);
    return node;
  }

  private synchronized void offer(String operation, ObjectNode exchange) throws IOException {
    String text = Steady.of(JSON.writeValueAsString(exchange)).replace("\r\n", "\n") + "\n";
    Path file = folder.resolve(operation + ".json");
    Files.createDirectories(folder);
    if (!Files.exists(file) || better(text, Files.readString(file))) {
      Files.writeString(file, text);
    }
  }

  private static boolean better(String one, String other) {
    int byWorth = Integer.compare(worth(one), worth(other));
    return byWorth > 0 || (byWorth == 0 && one.compareTo(other) < 0);
  }

  private static int worth(String text) {
    return text.length() <= READABLE ? text.length() : -text.length();
  }
}
