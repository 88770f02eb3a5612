package cn.yichi.bench.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The way to the database: a TCP relay on loopback that can be made slow, or shut, which also
 * breaks what is open.
 */
final class Gate implements AutoCloseable {
  private static final int CHUNK = 64 * 1024;

  private final ServerSocket door;
  private final int target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile Duration delay = Duration.ZERO;
  private volatile boolean shut;

  Gate(int target) throws IOException {
    this.target = target;
    door = new ServerSocket(0, 1_024, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().name("gate").start(this::accept);
  }

  int port() {
    return door.getLocalPort();
  }

  /** Each piece of traffic waits so long, either way. */
  void slow(Duration each) {
    delay = each;
  }

  /** Breaks all connections and takes no new ones until {@link #open}. */
  void shut() {
    shut = true;
    open.forEach(Gate::quietly);
  }

  void open() {
    shut = false;
    delay = Duration.ZERO;
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        if (shut) {
          quietly(client);
        } else {
          connect(client);
        }
      } catch (IOException closed) {
        // The gate itself was closed, or one client was gone at once; the loop's test tells which.
        continue;
      }
    }
  }

  private void connect(Socket client) {
    Socket server = new Socket();
    try {
      server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), 2_000);
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
    } catch (IOException away) {
      quietly(client);
      quietly(server);
      return;
    }
    open.add(client);
    open.add(server);
    if (shut) {
      // Shut since it was let in: whoever closed all others may not have seen it.
      quietly(client);
      quietly(server);
    }
    Thread.ofVirtual().start(() -> copy(client, server));
    Thread.ofVirtual().start(() -> copy(server, client));
  }

  private void copy(Socket from, Socket to) {
    byte[] chunk = new byte[CHUNK];
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        pause();
        out.write(chunk, 0, read);
      }
    } catch (IOException broken) {
      quietly(from);
    } finally {
      quietly(to);
      open.remove(from);
      open.remove(to);
    }
  }

  private void pause() throws IOException {
    long nanos = delay.toNanos();
    if (nanos > 0) {
      try {
        TimeUnit.NANOSECONDS.sleep(nanos);
      } catch (InterruptedException end) {
        Thread.currentThread().interrupt();
        throw new IOException(end);
      }
    }
  }

  private static void quietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException gone) {
      // Closed either way.
      return;
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    open.forEach(Gate::quietly);
  }
}
