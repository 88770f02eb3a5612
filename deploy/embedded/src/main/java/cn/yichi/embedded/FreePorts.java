package cn.yichi.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** The pair of ports a broker listens on: one for clients, one for its own controller. */
record FreePorts(int broker, int controller) {

  /** Takes the given port for clients, or a free one when it is 0, and a free one for the rest. */
  static FreePorts orFree(int port) {
    // Both sockets are open together, so that the same port is not handed out twice.
    try (var first = listen();
        var second = listen()) {
      int controller = second.getLocalPort() == port ? first.getLocalPort() : second.getLocalPort();
      return new FreePorts(port == 0 ? first.getLocalPort() : port, controller);
    } catch (IOException e) {
      throw new UncheckedIOException("No free port on " + BrokerSettings.HOST, e);
    }
  }

  private static ServerSocket listen() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getByName(BrokerSettings.HOST));
  }
}
