package cn.yichi.embedded;

/**
 * The embedded broker as a process of its own: {@code EmbeddedBrokerMain [--port=9092]
 * [--dir=<directory>]}.
 *
 * <p>Prints {@code READY <bootstrap servers>} once it takes clients and runs until SIGTERM. Without
 * a directory its topics are gone afterwards.
 */
public final class EmbeddedBrokerMain {
  private static final int USUAL_PORT = 9092;

  private EmbeddedBrokerMain() {}

  public static void main(String[] arguments) throws InterruptedException {
    var process = new OwnProcess(arguments);
    int port = process.port(USUAL_PORT);
    var broker =
        process
            .directory()
            .map(directory -> EmbeddedBroker.start(directory, port))
            .orElseGet(() -> EmbeddedBroker.start(port));
    OwnProcess.runUntilStopped(broker, broker.bootstrapServers());
  }
}
