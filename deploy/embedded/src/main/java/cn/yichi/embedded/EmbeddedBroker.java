package cn.yichi.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A real Kafka broker (KRaft, one node, broker and controller together) inside this JVM, on
 * 127.0.0.1.
 *
 * <p>It knows transactions, compaction and every group protocol. Topics are not created on first
 * use. With a directory of its own it keeps its topics over restarts; without one it works in a
 * temporary directory, which {@link #close()} removes. Starting takes about 5 s.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private final KafkaRaftServer server;
  private final int port;
  private final Optional<TemporaryDirectory> temporary;

  private EmbeddedBroker(KafkaRaftServer server, int port, Optional<TemporaryDirectory> temporary) {
    this.server = server;
    this.port = port;
    this.temporary = temporary;
  }

  /** Starts a broker on a free port whose topics are gone when it is closed. */
  public static EmbeddedBroker start() {
    return start(0);
  }

  /**
   * Starts a broker whose topics are gone when it is closed.
   *
   * @param port the port to listen on, 1..65535, or 0 for any free one
   */
  public static EmbeddedBroker start(int port) {
    var temporary = TemporaryDirectory.create("yichi-broker-");
    return start(temporary.path(), port, Optional.of(temporary));
  }

  /**
   * Starts a broker that keeps its topics in a directory, formatted on first use.
   *
   * @param directory where the topics are kept; created when absent
   * @param port the port to listen on, 1..65535, or 0 for any free one
   * @throws IllegalStateException when the broker cannot start, for instance because the port or
   *     the directory is in use
   */
  public static EmbeddedBroker start(Path directory, int port) {
    return start(directory, port, Optional.empty());
  }

  private static EmbeddedBroker start(
      Path directory, int wanted, Optional<TemporaryDirectory> temporary) {
    int port = wanted == 0 ? FreePorts.next() : wanted;
    try {
      format(directory);
      var settings = BrokerSettings.of(directory, port, controllerBeside(port));
      var server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
      return started(new EmbeddedBroker(server, port, temporary));
    } catch (Exception e) {
      temporary.ifPresent(TemporaryDirectory::delete);
      throw new IllegalStateException(
          "The embedded broker cannot start on port %d in %s".formatted(port, directory), e);
    }
  }

  private static int controllerBeside(int port) {
    int controller = FreePorts.next();
    return controller == port ? FreePorts.next() : controller;
  }

  private static EmbeddedBroker started(EmbeddedBroker broker) {
    try {
      broker.server.startup();
      return broker;
    } catch (RuntimeException e) {
      // A half-started node still holds its ports, threads and the lock on its directory.
      broker.server.shutdown();
      throw e;
    }
  }

  private static void format(Path directory) throws Exception {
    if (Files.exists(directory.resolve("meta.properties"))) {
      return;
    }
    Files.createDirectories(directory);
    new Formatter()
        .setNodeId(BrokerSettings.NODE_ID)
        .setClusterId(Uuid.randomUuid().toString())
        .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
        .setUnstableFeatureVersionsEnabled(false)
        .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
        .setDirectories(List.of(directory.toString()))
        .setMetadataLogDirectory(directory.toString())
        .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8))
        .run();
  }

  /** What a client's {@code bootstrap.servers} takes: {@code 127.0.0.1:<port>}. */
  public String bootstrapServers() {
    return BrokerSettings.HOST + ":" + port;
  }

  /** The port that clients connect to. */
  public int port() {
    return port;
  }

  /** Stops the broker cleanly and waits for it, about half a second. */
  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
    temporary.ifPresent(TemporaryDirectory::delete);
  }
}
