package cn.yichi.sandbox;

import cn.yichi.sandbox.provider.SandboxProvider;
import cn.yichi.sandbox.sample.IssuerFile;
import cn.yichi.sandbox.sample.SampleRegion;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import picocli.CommandLine;

/** The whole journey on one machine: {@code mvn -q spring-boot:run} in the project's root. */
public final class Sandbox {
  private static final int WRONG_USE = 2;

  private final Options options;
  private final PrintStream out;
  private final Consumer<Ports> visitor;

  private Sandbox(Options options, PrintStream out, Consumer<Ports> visitor) {
    this.options = options;
    this.out = out;
    this.visitor = visitor;
  }

  public static void main(String[] arguments) {
    System.exit(execute(arguments));
  }

  /** Runs as told; answers the exit status: 0 done and the books agree, 1 not so, 2 wrong use. */
  static int execute(String... arguments) {
    return execute(ports -> {}, arguments);
  }

  /**
   * The same.
   *
   * @param visitor looks in once everything is settled, while the services are up
   */
  static int execute(Consumer<Ports> visitor, String... arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Options options = new Options();
    CommandLine line = new CommandLine(options);
    try {
      line.parseArgs(arguments);
      if (line.isUsageHelpRequested()) {
        line.usage(out);
        return 0;
      }
      if (options.certificates < 0) {
        throw new CommandLine.ParameterException(line, "--certificates must be 0 or more");
      }
      if (options.all().size() > Ports.REGIONS.size() + Ports.MOST_FURTHER) {
        throw new CommandLine.ParameterException(
            line, "--regions takes at most " + Ports.MOST_FURTHER);
      }
      for (Options.BureauFile file : options.imports) {
        if (!options.all().contains(file.region())) {
          throw new CommandLine.ParameterException(
              line, "no registry for the file of " + file.region() + "; add --regions");
        }
      }
      return new Sandbox(options, out, visitor).run();
    } catch (CommandLine.ParameterException wrong) {
      System.err.println(wrong.getMessage());
      line.usage(System.err);
      return WRONG_USE;
    } catch (IOException | InterruptedException | RuntimeException failure) {
      // Not by a logger: the services may have stopped the logging that they set up.
      failure.printStackTrace(System.err);
      return 1;
    }
  }

  private int run() throws IOException, InterruptedException {
    long start = System.nanoTime() - ManagementFactory.getRuntimeMXBean().getUptime() * 1_000_000;
    Ports ports = options.freePorts ? Ports.free(options.all()) : Ports.fixed(options.all());
    if (!ports.taken().isEmpty()) {
      System.err.println(
          "Ports in use: " + ports.taken() + ". Stop what uses them, or add --free-ports.");
      return WRONG_USE;
    }
    Path folder = folder();
    logTo(folder.resolve("logs"));
    Launcher launcher = options.processes ? processes(folder) : new OneJvm(options.keep);
    Cleanup cleanup = new Cleanup(launcher, options.keep == null ? folder : null);
    Runtime.getRuntime().addShutdownHook(new Thread(cleanup::run, "sandbox-stop"));
    out.println("Yichi 一尺 sandbox: every person and certificate in it is made up.");
    try (SmsStandIn sms = new SmsStandIn(ports.sms(), out);
        SandboxProvider provider = SandboxProvider.start(ports.provider())) {
      start(launcher, ports, new Backing(sms.url(), provider.url()), folder);
      Tokens tokens = new Tokens(provider.url(), ports.services());
      Journey journey = new Journey(options, ports.services(), sms, start, tokens, out);
      journey.awaitServices();
      out.printf(
          "  %d services ready after %.1f s%n",
          ports.services().size(), (System.nanoTime() - start) / 1e9);
      out.println("  sign in as officer, supervisor, auditor, employer, worker or service, e.g.");
      out.println("    " + SandboxProvider.howTo(provider.url(), "510000", "officer"));
      Summary summary = journey.run(folder);
      summary.print(out);
      if (options.summary != null) {
        summary.write(options.summary);
      }
      visitor.accept(ports);
      if (!options.once) {
        out.println();
        out.println("The services stay up. Ctrl-C stops them.");
        new CountDownLatch(1).await();
      }
      return summary.booksAgree() ? 0 : 1;
    } finally {
      cleanup.run();
    }
  }

  /** What runs in this process. */
  private record Backing(String smsUrl, String providerUrl) {}

  private Processes processes(Path folder) {
    Processes processes = new Processes(folder.resolve("logs"), options.keep, heap());
    processes.tellOfEnds(words -> out.println("  " + words));
    return processes;
  }

  private void start(Launcher launcher, Ports ports, Backing backing, Path folder)
      throws IOException, InterruptedException {
    out.println("  starting a Kafka broker and a MongoDB-wire server ...");
    String brokers = launcher.startBroker(ports);
    String database = launcher.startDatabase(ports);
    for (SampleRegion region : options.all().stream().map(SampleRegion::named).toList()) {
      IssuerFile.write(region, folder.resolve("issuers-" + region.code() + ".yaml"));
    }
    Backbone backbone =
        new Backbone(brokers, database, backing.smsUrl(), backing.providerUrl(), folder);
    List<ServiceAt> services = ports.services();
    for (ServiceAt service : services) {
      out.println("  starting " + service.name() + " at " + service.url());
      launcher.start(service, backbone);
    }
  }

  /** The console is for the journey; the services of this JVM write to a file. */
  private void logTo(Path logs) throws IOException {
    Files.createDirectories(logs);
    System.setProperty("YICHI_LOG", "file");
    System.setProperty("YICHI_LOG_FILE", logs.resolve("sandbox.log").toString());
    out.println("  logs: " + logs);
  }

  private Path folder() throws IOException {
    return options.keep != null
        ? Files.createDirectories(options.keep)
        : Files.createTempDirectory("yichi-sandbox");
  }

  /**
   * The in-memory database needs about 2.2 GB a million documents; a certificate makes about ten.
   */
  private String heap() {
    return Math.clamp(1 + options.certificates * 2 / 25_000, 1, 12) + "g";
  }
}
