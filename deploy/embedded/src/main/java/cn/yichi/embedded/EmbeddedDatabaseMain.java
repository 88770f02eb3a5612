package cn.yichi.embedded;

/**
 * The embedded database as a process of its own: {@code EmbeddedDatabaseMain [--port=27017]
 * [--dir=<directory>]}.
 *
 * <p>Prints {@code READY <uri>} once it takes clients and runs until SIGTERM. Without a directory
 * its documents are gone afterwards.
 */
public final class EmbeddedDatabaseMain {
  private static final int USUAL_PORT = 27017;

  private EmbeddedDatabaseMain() {}

  public static void main(String[] arguments) throws InterruptedException {
    var process = new OwnProcess(arguments);
    int port = process.port(USUAL_PORT);
    var database =
        process
            .directory()
            .map(directory -> EmbeddedDatabase.onDisk(directory, port))
            .orElseGet(() -> EmbeddedDatabase.inMemory(port));
    OwnProcess.runUntilStopped(database, database.uri());
  }
}
