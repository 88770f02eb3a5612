package cn.yichi.bench.speed;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One kept-alive HTTP/1.1 connection that sends prepared bytes and counts the answer's: a client
 * that costs so little that on a shared machine the server is what is measured.
 */
final class Wire implements AutoCloseable {
  private final int port;
  private Socket socket;
  private InputStream in;
  private boolean closing;

  Wire(int port) throws IOException {
    this.port = port;
    this.socket = connected(port);
    this.in = input(socket);
  }

  private static Socket connected(int port) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    return socket;
  }

  private static InputStream input(Socket socket) throws IOException {
    return new BufferedInputStream(socket.getInputStream(), 1 << 14);
  }

  /** Connects again where the server said that it would hang up, as it does after some requests. */
  void renew() throws IOException {
    if (closing) {
      socket.close();
      socket = connected(port);
      in = input(socket);
      closing = false;
    }
  }

  /**
   * @param bearer the value of {@code Authorization}
   */
  static byte[] get(String path, String bearer) {
    return ("GET "
            + path
            + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\nAuthorization: "
            + bearer
            + "\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * @param bearer the value of {@code Authorization}
   */
  static byte[] post(String path, String json, String bearer) {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    byte[] head =
        ("POST "
                + path
                + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\nAuthorization: "
                + bearer
                + "\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    byte[] request = new byte[head.length + body.length];
    System.arraycopy(head, 0, request, 0, head.length);
    System.arraycopy(body, 0, request, head.length, body.length);
    return request;
  }

  /**
   * Sends a request and reads the whole answer.
   *
   * @return bytes of its body
   * @throws IOException also where the status is not 200
   */
  long ask(byte[] request) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(request);
    out.flush();
    String status = line();
    if (!status.startsWith("HTTP/1.1 200")) {
      throw new IOException("answered " + status);
    }
    long length = -1;
    boolean chunked = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Long.parseLong(lower.substring(15).strip());
      } else if (lower.startsWith("transfer-encoding:")) {
        chunked = lower.contains("chunked");
      } else if (lower.startsWith("connection:")) {
        closing = lower.contains("close");
      }
    }
    return chunked ? chunks() : skipped(length);
  }

  private long chunks() throws IOException {
    long total = 0;
    while (true) {
      long size = Long.parseLong(line().strip(), 16);
      total += skipped(size);
      line();
      if (size == 0) {
        return total;
      }
    }
  }

  private long skipped(long length) throws IOException {
    if (length < 0) {
      throw new IOException("an answer of unknown length");
    }
    in.skipNBytes(length);
    return length;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder(64);
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the server hung up");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
