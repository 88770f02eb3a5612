package cn.yichi.embedded;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A stand-in that speaks MongoDB's wire protocol inside this JVM, on 127.0.0.1, for tests and the
 * sandbox.
 *
 * <p>It knows no transactions, change streams, update pipelines, partial unique indexes or expiry,
 * and uses indexes for equality and {@code $in} only; every other query scans. On disk, a clean
 * {@link #close()} keeps everything, a killed process loses its last writes. Production is MongoDB.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final String FILE = "database.mv";

  private final MongoServer server;
  private final int port;

  private EmbeddedDatabase(MongoServer server, int port) {
    this.server = server;
    this.port = port;
  }

  /** Starts a database in memory on a free port. */
  public static EmbeddedDatabase inMemory() {
    return inMemory(0);
  }

  /**
   * Starts a database in memory.
   *
   * @param port the port to listen on, 1..65535, or 0 for any free one
   */
  public static EmbeddedDatabase inMemory(int port) {
    return start(new IndexedBackend(), port);
  }

  /**
   * Starts a database that keeps its documents in one file of a directory.
   *
   * @param directory where the file is kept; created when absent
   * @param port the port to listen on, 1..65535, or 0 for any free one
   * @throws IllegalStateException when the port or the file is in use
   */
  public static EmbeddedDatabase onDisk(Path directory, int port) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return start(open(directory.resolve(FILE)), port);
  }

  private static MongoBackend open(Path file) {
    try {
      return new IndexedFile(file.toString());
    } catch (RuntimeException e) {
      throw new IllegalStateException("The embedded database cannot open " + file, e);
    }
  }

  private static EmbeddedDatabase start(MongoBackend backend, int port) {
    var server = new MongoServer(backend);
    try {
      server.bind(HOST, port);
      return new EmbeddedDatabase(server, server.getLocalAddress().getPort());
    } catch (Exception e) { // Netty throws checked exceptions without declaring them.
      server.shutdownNow();
      throw new IllegalStateException("The embedded database cannot start on port " + port, e);
    }
  }

  /** Where it is found, without a database name: {@code mongodb://127.0.0.1:<port>}. */
  public String uri() {
    return "mongodb://%s:%d".formatted(HOST, port);
  }

  /**
   * Where one database of it is found.
   *
   * @param database the name of the database, as in {@code registry_510000}
   */
  public String uri(String database) {
    return uri() + "/" + database;
  }

  /** The port that clients connect to. */
  public int port() {
    return port;
  }

  /** Stops listening and, on disk, writes what is not yet written. */
  @Override
  public void close() {
    server.shutdown();
  }
}
