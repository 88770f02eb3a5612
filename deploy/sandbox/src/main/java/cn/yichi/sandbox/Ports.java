package cn.yichi.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;

/** The ports of the sandbox: fixed ones that the README names, or free ones for tests. */
public record Ports(int broker, int database, int sms, List<ServiceAt> services) {
  private static final int FIRST = 18_100;

  /** The fixed ports: registries at 181x1, recognition at 181x2, notification at 181x3. */
  static Ports fixed() {
    return of(
        new int[] {19_092, 27_117, 18_190, 18_151, 18_152, 18_153, 18_101, 18_102, 18_103, 18_131});
  }

  /** Ports that were free a moment ago. */
  public static Ports free() {
    int[] ports = new int[10];
    ServerSocket[] held = new ServerSocket[ports.length];
    try {
      for (int i = 0; i < ports.length; i++) {
        held[i] = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ports[i] = held[i].getLocalPort();
      }
      for (ServerSocket socket : held) {
        socket.close();
      }
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
    return of(ports);
  }

  private static Ports of(int[] p) {
    return new Ports(
        p[0],
        p[1],
        p[2],
        List.of(
            new ServiceAt(ServiceAt.Kind.REGISTRY, "510000", p[3]),
            new ServiceAt(ServiceAt.Kind.RECOGNITION, "510000", p[4]),
            new ServiceAt(ServiceAt.Kind.NOTIFICATION, "510000", p[5]),
            new ServiceAt(ServiceAt.Kind.REGISTRY, "500000", p[6]),
            new ServiceAt(ServiceAt.Kind.RECOGNITION, "500000", p[7]),
            new ServiceAt(ServiceAt.Kind.NOTIFICATION, "500000", p[8]),
            new ServiceAt(ServiceAt.Kind.REGISTRY, "330000", p[9])));
  }

  /** The ports that somebody else already uses. */
  List<Integer> taken() {
    return java.util.stream.Stream.concat(
            java.util.stream.Stream.of(broker, database, sms),
            services.stream().map(ServiceAt::port))
        .filter(port -> port >= FIRST && isTaken(port))
        .toList();
  }

  private static boolean isTaken(int port) {
    try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return false;
    } catch (IOException taken) {
      return true;
    }
  }
}
