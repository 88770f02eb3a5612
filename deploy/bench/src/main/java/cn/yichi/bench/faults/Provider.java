package cn.yichi.bench.faults;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An SMS provider that counts what a phone would get. One kind recognises a repeated key; the other
 * delivers whatever is posted. Both lose some answers after delivering, so that the sender does not
 * know. Sends nothing to anybody.
 */
final class Provider implements AutoCloseable {
  private static final double LOST_ANSWERS = 0.002;

  private final JsonMapper json = JsonMapper.builder().build();
  private final Map<String, Delivered> delivered = new ConcurrentHashMap<>();
  private final boolean knowsKeys;
  private final SplittableRandom random;

  /**
   * Idle connections are kept so many seconds, as providers do: the JDK's own server closes them
   * after 30, just when the client gives them up, and who posts at that moment meets the end of his
   * connection.
   */
  private static final String IDLE_SECONDS = "75";

  private final HttpServer server;

  /**
   * @param knowsKeys whether a key posted again is not delivered again
   */
  Provider(boolean knowsKeys, long seed) throws IOException {
    this.knowsKeys = knowsKeys;
    this.random = new SplittableRandom(seed);
    System.setProperty("sun.net.httpserver.idleInterval", IDLE_SECONDS);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_024);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/messages", this::answer);
    server.start();
  }

  /**
   * What a phone got under one key.
   *
   * @param to mobile number of the first message
   * @param times how often it was delivered
   * @param sameContent whether every post of the key said the same to the same number
   */
  record Delivered(String to, String text, int times, boolean sameContent) {
    Delivered again(String otherTo, String otherText, boolean deliveredAgain) {
      return new Delivered(
          to,
          text,
          times + (deliveredAgain ? 1 : 0),
          sameContent && to.equals(otherTo) && text.equals(otherText));
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  Map<String, Delivered> delivered() {
    return new TreeMap<>(delivered);
  }

  boolean knowsKeys() {
    return knowsKeys;
  }

  /** As if no phone had ever got this; for proving that somebody would notice. */
  void forget(String key) {
    delivered.remove(key);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (exchange.getRequestMethod().equals("POST")) {
        take(exchange);
      } else {
        String path = exchange.getRequestURI().getPath();
        String key = path.substring(Math.min(path.length(), "/messages/".length()));
        boolean known = delivered.containsKey(key);
        reply(exchange, known ? 200 : 404, known ? "{\"messageId\":\"m\"}" : "{}");
      }
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    JsonNode message = json.readTree(exchange.getRequestBody().readAllBytes());
    String key = message.path("key").asString("");
    String to = message.path("to").asString("");
    String text = message.path("text").asString("");
    delivered.merge(
        key, new Delivered(to, text, 1, true), (known, fresh) -> known.again(to, text, !knowsKeys));
    if (!losesAnswer()) {
      reply(exchange, 202, "{\"messageId\":\"m\"}");
    }
  }

  private synchronized boolean losesAnswer() {
    return random.nextDouble() < LOST_ANSWERS;
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
