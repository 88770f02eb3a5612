package cn.yichi.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One JVM a service with a 512 MB heap; broker and database each in a process of their own. */
final class Processes implements Launcher {
  private static final String READY = "READY ";

  private final Deque<Process> started = new ArrayDeque<>();
  private final Path logs;
  private final @Nullable Path keep;
  private final String databaseHeap;

  /**
   * @param logs folder for the processes' logs
   * @param keep folder for data that survives a clean restart, null for none
   * @param databaseHeap the in-memory database grows with the data, e.g. {@code 4g}
   */
  Processes(Path logs, @Nullable Path keep, String databaseHeap) {
    this.logs = logs;
    this.keep = keep;
    this.databaseHeap = databaseHeap;
  }

  @Override
  public String startBroker(Ports ports) throws IOException, InterruptedException {
    return serve("broker", "cn.yichi.embedded.EmbeddedBrokerMain", "1g", ports.broker(), "kafka");
  }

  @Override
  public String startDatabase(Ports ports) throws IOException, InterruptedException {
    return serve(
        "database",
        "cn.yichi.embedded.EmbeddedDatabaseMain",
        databaseHeap,
        ports.database(),
        "database");
  }

  private String serve(String name, String mainClass, String heap, int port, String folder)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("--port=" + port));
    if (keep != null) {
      arguments.add("--dir=" + keep.resolve(folder));
    }
    Path log = launch(name, mainClass, heap, arguments);
    return awaitReady(name, log);
  }

  @Override
  public void start(ServiceAt service, Backbone backbone) throws IOException {
    launch(service.name(), service.kind().mainClass(), "512m", Arguments.of(service, backbone));
  }

  private Path launch(String name, String mainClass, String heap, List<String> arguments)
      throws IOException {
    Files.createDirectories(logs);
    Path log = logs.resolve(name + ".log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx" + heap,
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=4",
            "-cp",
            System.getProperty("java.class.path"),
            mainClass));
    command.addAll(arguments);
    started.push(
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start());
    return log;
  }

  private String awaitReady(String name, Path log) throws IOException, InterruptedException {
    Process process = started.element();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
    while (System.nanoTime() < deadline) {
      try (BufferedReader lines = Files.newBufferedReader(log, StandardCharsets.UTF_8)) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (line.startsWith(READY)) {
            return line.substring(READY.length()).trim();
          }
        }
      }
      if (process.waitFor(200, TimeUnit.MILLISECONDS)) {
        break;
      }
    }
    throw new IllegalStateException(name + " did not start; see " + log);
  }

  @Override
  public void close() {
    while (!started.isEmpty()) {
      stop(started.pop());
    }
  }

  private static void stop(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
