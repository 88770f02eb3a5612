package cn.yichi.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HttpFileTest {
  private static final String FILE =
      """
      # Words before the first request.
      @host = http://127.0.0.1:1

      ### First
      # @name one
      # expect status 200
      # expect body.list.1 = b
      GET {{host}}/echo?x=1
      Accept-Language: en

      ### Second
      # expect status 200
      # expect header X-Body contains b
      # expect body contains "kept"
      POST {{host}}/echo
      Content-Type: text/plain

      {{one.response.body.$.list.1}} of {{one.response.headers.X-Body}}

      last line
      """;

  private static List<HttpPlay.Played> play(String file) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/echo",
        exchange -> {
          String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          exchange.getResponseHeaders().add("X-Body", body.replace('\n', '|') + ".");
          byte[] answer = "{\"list\":[\"a\",\"b\"],\"kept\":true}".getBytes(UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    try {
      String host = "http://127.0.0.1:" + server.getAddress().getPort();
      return HttpPlay.of(HttpFile.parse(file), Map.of("host", host));
    } finally {
      server.stop(0);
    }
  }

  @Test
  void requests_are_sent_in_order_with_what_earlier_ones_answered() throws IOException {
    assertThat(play(FILE))
        .containsExactly(
            new HttpPlay.Played("First", List.of()), new HttpPlay.Played("Second", List.of()));
    assertThat(play(FILE.replace("contains b", "contains b of .||last line.")))
        .allSatisfy(each -> assertThat(each.faults()).isEmpty());
  }

  @Test
  void what_is_not_as_expected_is_told() throws IOException {
    assertThat(play(FILE.replace("status 200", "status 201")))
        .allMatch(each -> each.faults().size() == 1);
    assertThat(play(FILE.replace("= b", "= c")).getFirst().faults()).hasSize(1);
    assertThat(play(FILE.replace("\"kept\"", "\"lost\"")).getLast().faults()).hasSize(1);
    assertThat(play(FILE.replace("# expect status 200\n", "")).getFirst().faults())
        .containsExactly("no status is expected");
  }

  @Test
  void what_is_not_understood_is_not_passed_over() {
    assertThatThrownBy(() -> play(FILE.replace("= b", "~ b")))
        .hasMessageContaining("not understood");
    assertThatThrownBy(() -> play(FILE.replace("GET", "LOOK"))).hasMessageContaining("First");
    assertThatThrownBy(() -> play(FILE.replace("{{one.", "{{two."))).hasMessageContaining("two.");
    assertThatThrownBy(() -> play(FILE.replace("@host", "host")))
        .hasMessageContaining("not understood");
  }
}
