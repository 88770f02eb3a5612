package cn.yichi.notification;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A provider that recognises repeated keys; may be told to be down. */
public final class SmsStandIn implements AutoCloseable {
  private final JsonMapper json = JsonMapper.builder().build();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private final Map<String, JsonNode> messages = new ConcurrentHashMap<>();
  private final AtomicInteger requests = new AtomicInteger();
  private volatile boolean down;

  static {
    // Without it each answer waits for the client's delayed acknowledgement, some 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  public SmsStandIn() {
    try {
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 1024);
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
    server.setExecutor(threads);
    server.createContext("/messages", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      requests.incrementAndGet();
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (down) {
        exchange.sendResponseHeaders(503, -1);
        return;
      }
      JsonNode message = json.readTree(body);
      String key = message.path("key").asString();
      boolean known = messages.putIfAbsent(key, message) != null;
      byte[] answer =
          ("{\"messageId\":\"m-"
                  + key
                  + "\",\"status\":\""
                  + (known ? "DUPLICATE" : "ACCEPTED")
                  + "\"}")
              .getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(202, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Messages by key, each once. */
  public Map<String, JsonNode> messages() {
    return messages;
  }

  public int requests() {
    return requests.get();
  }

  public void down(boolean isDown) {
    down = isDown;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
