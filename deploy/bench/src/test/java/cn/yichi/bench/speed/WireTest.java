package cn.yichi.bench.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WireTest {
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
    answer("/whole", 200, 5);
    answer("/chunked", 200, 0);
    answer("/gone", 404, 5);
    server.start();
  }

  /** Of length 0 the server sends chunks. */
  private void answer(String path, int status, long length) {
    server.createContext(
        path,
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(status, length);
          exchange.getResponseBody().write(new byte[] {1, 2, 3, 4, 5});
          exchange.close();
        });
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void reads_whole_and_chunked_answers_on_one_connection() throws IOException {
    try (Wire wire = new Wire(server.getAddress().getPort())) {
      assertThat(wire.ask(Wire.get("/whole", "Bearer t"))).isEqualTo(5);
      assertThat(wire.ask(Wire.post("/chunked", "{\"name\":\"王川江\"}", "Bearer x"))).isEqualTo(5);
      assertThat(wire.ask(Wire.get("/whole", "Bearer t"))).isEqualTo(5);
    }
  }

  @Test
  void an_answer_that_is_none_fails_the_run() throws IOException {
    try (Wire wire = new Wire(server.getAddress().getPort())) {
      assertThatThrownBy(() -> wire.ask(Wire.get("/gone", "Bearer t"))).hasMessageContaining("404");
    }
  }

  @Test
  void a_closed_loop_asks_as_often_as_it_may() throws InterruptedException {
    ClosedLoop loop =
        new ClosedLoop(server.getAddress().getPort(), List.of(Wire.get("/whole", "Bearer t")));

    Latencies latencies = loop.run(2, 10, Duration.ofSeconds(30));

    assertThat(latencies.p99()).isGreaterThanOrEqualTo(latencies.p50());
    assertThat(latencies.perSecond()).isPositive();
  }
}
