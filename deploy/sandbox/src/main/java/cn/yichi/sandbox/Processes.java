package cn.yichi.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One JVM a service with a 512 MB heap; broker and database each in a process of their own. Each is
 * known by its name: {@code broker}, {@code database}, or the service's.
 */
public final class Processes implements Launcher {
  private static final String READY = "READY ";
  private static final String SERVICE_HEAP = "512m";
  private static final int LAST_LINES = 60;
  private static final int EVERY_COMPILER = 4;
  private static final int QUICK_COMPILER = 1;

  private final Map<String, Process> running = new ConcurrentHashMap<>();
  private final Map<String, List<String>> commands = new ConcurrentHashMap<>();
  private final Map<String, Long> logsBegin = new ConcurrentHashMap<>();
  private final Deque<String> order = new ConcurrentLinkedDeque<>();
  private final Path logs;
  private final @Nullable Path keep;
  private final String databaseHeap;
  private final Set<Process> watched = ConcurrentHashMap.newKeySet();
  private volatile Consumer<String> listener = words -> {};
  private int compilers = EVERY_COMPILER;
  private @Nullable String through;

  /**
   * @param logs folder for the processes' logs
   * @param keep folder for data that survives a clean restart, null for none
   * @param databaseHeap the in-memory database grows with the data, e.g. {@code 4g}
   */
  public Processes(Path logs, @Nullable Path keep, String databaseHeap) {
    this.logs = logs;
    this.keep = keep;
    this.databaseHeap = databaseHeap;
  }

  /** Tells, in words, of each process that ends from now on and was not ended here. */
  public void tellOfEnds(Consumer<String> teller) {
    listener = teller;
  }

  /**
   * From now on services start with half the work and run at half the pace, which suits runs that
   * start them again and again.
   */
  public void startServicesQuickly() {
    compilers = QUICK_COMPILER;
  }

  /**
   * From now on this class is started in place of a service, with the service's own main class as
   * its first argument.
   */
  public void startServicesThrough(String mainClass) {
    through = mainClass;
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
    launch(name, java(name, mainClass, heap, arguments));
    return awaitReady(name);
  }

  @Override
  public void start(ServiceAt service, Backbone backbone) throws IOException {
    start(service, service.name(), backbone, List.of());
  }

  /**
   * Starts one service, or another instance of it, with settings of its own.
   *
   * @param name by which the process is known here
   * @param settings more arguments, as in {@code --yichi.outbox.lease=5s}; they win
   */
  public void start(ServiceAt service, String name, Backbone backbone, List<String> settings)
      throws IOException {
    start(service, name, backbone, settings, SERVICE_HEAP);
  }

  /**
   * As {@link #start(ServiceAt, String, Backbone, List)}.
   *
   * @param heap at most, e.g. {@code 96m}
   */
  public void start(
      ServiceAt service, String name, Backbone backbone, List<String> settings, String heap)
      throws IOException {
    List<String> command =
        java(name, service.kind().mainClass(), heap, arguments(service, backbone, settings));
    command.add(1, "-XX:TieredStopAtLevel=" + compilers);
    if (through != null) {
      command.add(command.indexOf(service.kind().mainClass()), through);
    }
    launch(name, command);
  }

  /**
   * The command line of a service, without what names its class.
   *
   * @param settings more arguments; they win
   */
  public static List<String> arguments(
      ServiceAt service, Backbone backbone, List<String> settings) {
    List<String> given = settings.stream().map(Processes::setting).toList();
    List<String> arguments = new ArrayList<>(Arguments.of(service, backbone));
    // One setting given twice would be a list of both.
    arguments.removeIf(argument -> given.contains(setting(argument)));
    arguments.addAll(settings);
    return arguments;
  }

  private static String setting(String argument) {
    return argument.substring(0, argument.indexOf('='));
  }

  /** The command that runs a main class of this class path in a JVM like a service's. */
  public List<String> java(String name, String mainClass, String heap, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx" + heap,
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-Xlog:gc:file=" + gcLog(name) + "::filecount=0",
            "-cp",
            System.getProperty("java.class.path"),
            mainClass));
    command.addAll(arguments);
    return command;
  }

  /** Starts any command under a name; its output goes to {@code <name>.log}. */
  public void launch(String name, List<String> command) throws IOException {
    commands.put(name, List.copyOf(command));
    spawn(name);
    order.push(name);
  }

  private void spawn(String name) throws IOException {
    Files.createDirectories(logs);
    Path log = log(name);
    logsBegin.put(name, Files.exists(log) ? Files.size(log) : 0);
    Process process =
        new ProcessBuilder(Objects.requireNonNull(commands.get(name)))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    running.put(name, process);
    watched.add(process);
    Thread.startVirtualThread(() -> ended(name, process.onExit().join()));
  }

  private void ended(String name, Process gone) {
    if (!watched.remove(gone)) {
      return;
    }
    String words = name + " ended with status " + gone.exitValue() + "; its log is " + log(name);
    try {
      listener.accept(
          words + ". To start it again, until you stop it yourself: sh " + script(name));
    } catch (IOException notWritten) {
      listener.accept(words);
    }
  }

  /** The command of a process as a file for a shell. */
  private Path script(String name) throws IOException {
    StringBuilder line = new StringBuilder("exec");
    for (String word : Objects.requireNonNull(commands.get(name))) {
      line.append(" '").append(word.replace("'", "'\\''")).append('\'');
    }
    String log = log(name).toString().replace("'", "'\\''");
    line.append(" >> '").append(log).append("' 2>&1\n");
    return Files.writeString(logs.resolve(name + ".sh"), line);
  }

  /** Starts what was killed or stopped again, with the same command. */
  public void restart(String name) throws IOException {
    if (process(name).isAlive()) {
      throw new IllegalStateException(name + " still runs");
    }
    spawn(name);
  }

  /** {@code kill -9}: no hook runs, nothing is flushed. Returns when it is gone. */
  public void kill(String name) throws InterruptedException {
    Process process = process(name);
    watched.remove(process);
    process.destroyForcibly().waitFor();
  }

  /** As {@link #kill} for all, without waiting until they are gone. */
  public void killAll() {
    watched.clear();
    for (String name = order.poll(); name != null; name = order.poll()) {
      process(name).destroyForcibly();
    }
  }

  /** SIGTERM, and SIGKILL after 20 s. Returns when it is gone. */
  public void stop(String name) {
    watched.remove(process(name));
    stop(process(name));
  }

  /** The process of that name, running or not. */
  public Process process(String name) {
    Process process = running.get(name);
    if (process == null) {
      throw new IllegalArgumentException("nothing was started as " + name);
    }
    return process;
  }

  /** Where a process writes. */
  public Path log(String name) {
    return logs.resolve(name + ".log");
  }

  /** Where the JVM of a process tells of its heap, one line a collection. */
  public Path gcLog(String name) {
    return logs.resolve(name + ".gc.log");
  }

  /**
   * Waits for the {@code READY} line of a process since its last start.
   *
   * @return what stands after it
   */
  public String awaitReady(String name) throws IOException, InterruptedException {
    Process process = process(name);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(180);
    while (System.nanoTime() < deadline) {
      try (InputStream log = Files.newInputStream(log(name));
          BufferedReader lines =
              new BufferedReader(new InputStreamReader(log, StandardCharsets.UTF_8))) {
        log.skipNBytes(Objects.requireNonNull(logsBegin.get(name)));
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
    throw didNotStart(name);
  }

  /** What to throw for a process that does not come up: its state and its last words. */
  public IllegalStateException didNotStart(String name) {
    Process process = process(name);
    String state = process.isAlive() ? "is not ready" : "ended with status " + process.exitValue();
    return new IllegalStateException(
        name + " " + state + "; " + log(name) + " ends with:\n" + lastWords(name));
  }

  private String lastWords(String name) {
    try (InputStream log = Files.newInputStream(log(name))) {
      log.skipNBytes(Objects.requireNonNull(logsBegin.get(name)));
      List<String> lines = new String(log.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    } catch (IOException unreadable) {
      return unreadable.toString();
    }
  }

  @Override
  public void close() {
    watched.clear();
    for (String name = order.poll(); name != null; name = order.poll()) {
      stop(process(name));
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
