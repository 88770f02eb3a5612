package cn.yichi.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stands in for an SMS provider: takes {@code POST /messages}, deduplicates by key, shows the first
 * messages and counts the rest. Sends nothing to anybody.
 */
public final class SmsStandIn implements AutoCloseable {
  private static final int SHOWN = 20;

  private final JsonMapper json = JsonMapper.builder().build();
  private final Map<String, Boolean> keys = new ConcurrentHashMap<>();
  private final AtomicLong accepted = new AtomicLong();
  private final AtomicLong duplicates = new AtomicLong();
  private final PrintStream out;
  private final HttpServer server;

  /**
   * @param port on loopback, or 0 for any free one
   * @param out where the first messages are shown
   */
  public SmsStandIn(int port, PrintStream out) throws IOException {
    this.out = out;
    // Read once by the server's class: without it each small answer waits for a delayed
    // acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1024);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/messages", this::answer);
    server.start();
  }

  /** Its address without a path. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Messages with a key not seen before. */
  public long accepted() {
    return accepted.get();
  }

  /** Messages whose key had been seen. */
  public long duplicates() {
    return duplicates.get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      switch (exchange.getRequestMethod()) {
        case "POST" -> take(exchange);
        case "GET" -> query(exchange);
        default -> reply(exchange, 405, "{}");
      }
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    JsonNode message;
    try {
      message = json.readTree(exchange.getRequestBody().readAllBytes());
    } catch (JacksonException unreadable) {
      reply(exchange, 400, "{\"error\":\"unreadable JSON\"}");
      return;
    }
    String key = message.path("key").asString("");
    if (key.isEmpty() || message.path("to").asString("").isEmpty()) {
      reply(exchange, 422, "{\"error\":\"key and to are needed\"}");
      return;
    }
    boolean first = keys.putIfAbsent(key, true) == null;
    if (first && accepted.incrementAndGet() <= SHOWN) {
      out.println(
          "  [SMS] "
              + masked(message.path("to").asString())
              + "  "
              + message.path("text").asString(""));
    } else if (!first) {
      duplicates.incrementAndGet();
    }
    reply(
        exchange,
        202,
        "{\"messageId\":\""
            + id(key)
            + "\",\"status\":\""
            + (first ? "ACCEPTED" : "DUPLICATE")
            + "\"}");
  }

  private void query(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String key = path.length() > "/messages/".length() ? path.substring("/messages/".length()) : "";
    boolean known = keys.containsKey(key);
    reply(
        exchange,
        known ? 200 : 404,
        known
            ? "{\"messageId\":\"" + id(key) + "\",\"status\":\"ACCEPTED\"}"
            : "{\"status\":\"NOT_FOUND\"}");
  }

  private static String id(String key) {
    return "sms-" + Integer.toHexString(key.hashCode());
  }

  private static String masked(String mobile) {
    return mobile.length() < 8
        ? "***"
        : mobile.substring(0, 3) + "****" + mobile.substring(mobile.length() - 4);
  }

  private static void reply(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
