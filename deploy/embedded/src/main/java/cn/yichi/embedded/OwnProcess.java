package cn.yichi.embedded;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Runs one server as the whole of this process: says when it is ready, stops it on SIGTERM. */
final class OwnProcess {
  private final String[] arguments;

  OwnProcess(String... arguments) {
    this.arguments = arguments.clone();
  }

  /** The value of {@code --port=}, or the given one. */
  int port(int otherwise) {
    return option("port").map(Integer::parseInt).orElse(otherwise);
  }

  /** The value of {@code --dir=}, where one is given. */
  Optional<Path> directory() {
    return option("dir").map(Path::of);
  }

  private Optional<String> option(String name) {
    var prefix = "--" + name + "=";
    return Arrays.stream(arguments)
        .filter(argument -> argument.startsWith(prefix))
        .map(argument -> argument.substring(prefix.length()))
        .findFirst();
  }

  /**
   * Prints {@code READY <where>}, the line a parent process waits for, and blocks until the process
   * is told to stop.
   */
  static void runUntilStopped(AutoCloseable server, String where) throws InterruptedException {
    var stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("stop")
                .unstarted(
                    () -> {
                      close(server);
                      stopped.countDown();
                    }));
    System.out.println("READY " + where);
    stopped.await();
  }

  private static void close(AutoCloseable server) {
    try {
      server.close();
    } catch (Exception e) {
      System.err.println("The server did not stop cleanly: " + e);
    }
  }
}
