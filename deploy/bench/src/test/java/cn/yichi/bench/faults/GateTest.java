package cn.yichi.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GateTest {
  private ServerSocket echo;
  private Gate gate;

  @BeforeEach
  void an_echo_stands_behind_the_gate() throws IOException {
    echo = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
    gate = new Gate(echo.getLocalPort());
  }

  @AfterEach
  void close() throws IOException {
    gate.close();
    echo.close();
  }

  @Test
  void what_is_sent_comes_through_and_back() throws IOException {
    try (Socket client = client()) {
      assertThat(said(client, 7)).isEqualTo(7);
    }
  }

  @Test
  void shutting_breaks_what_is_open_and_opening_lets_new_ones_in() throws IOException {
    try (Socket before = client()) {
      assertThat(said(before, 1)).isEqualTo(1);
      gate.shut();
      assertThatThrownBy(
              () -> {
                if (said(before, 2) < 0) {
                  throw new IOException("ended");
                }
              })
          .isInstanceOf(IOException.class);
    }
    gate.open();
    try (Socket after = client()) {
      assertThat(said(after, 3)).isEqualTo(3);
    }
  }

  @Test
  void nobody_comes_in_while_it_is_shut() throws IOException {
    gate.shut();
    try (Socket refused = client()) {
      assertThatThrownBy(
              () -> {
                if (said(refused, 4) < 0) {
                  throw new IOException("ended");
                }
              })
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void each_way_waits_while_it_is_slow() throws IOException {
    gate.slow(Duration.ofMillis(40));
    try (Socket client = client()) {
      long begun = System.nanoTime();
      assertThat(said(client, 5)).isEqualTo(5);
      assertThat(Duration.ofNanos(System.nanoTime() - begun))
          .isGreaterThanOrEqualTo(Duration.ofMillis(80));
    }
  }

  private Socket client() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), gate.port());
  }

  private static int said(Socket client, int word) throws IOException {
    client.getOutputStream().write(word);
    return client.getInputStream().read();
  }

  private void serve() {
    while (!echo.isClosed()) {
      try {
        Socket socket = echo.accept();
        Thread.ofVirtual()
            .start(
                () -> {
                  try (socket) {
                    socket.getInputStream().transferTo(socket.getOutputStream());
                  } catch (IOException broken) {
                    return;
                  }
                });
      } catch (IOException closed) {
        return;
      }
    }
  }
}
