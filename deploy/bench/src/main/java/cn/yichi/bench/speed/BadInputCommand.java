package cn.yichi.bench.speed;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.yichi.bench.site.TemporaryFolder;
import cn.yichi.platform.security.Role;
import cn.yichi.sandbox.Api;
import cn.yichi.sandbox.Backbone;
import cn.yichi.sandbox.Ports;
import cn.yichi.sandbox.Processes;
import cn.yichi.sandbox.ServiceAt;
import cn.yichi.sandbox.Tokens;
import cn.yichi.sandbox.provider.SandboxProvider;
import cn.yichi.sandbox.sample.IssuerFile;
import cn.yichi.sandbox.sample.SampleRegion;
import cn.yichi.sandbox.sample.SampleRows;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/**
 * Sends a registry in a process of its own with a small heap what bureaus send by mistake, a
 * gigabyte of each, and tells what it answered and what it held. A process that runs out of memory
 * ends, and fails the command.
 */
@Command(
    name = "bad-input",
    mixinStandardHelpOptions = true,
    description = "A gigabyte of bad rows, of one line and of zero bytes, to a small registry.")
final class BadInputCommand implements Callable<Integer> {
  private static final int KILOBYTE = 1_024;
  private static final String HEAP = "96m";
  private static final Duration LONGEST = Duration.ofMinutes(15);

  @Option(
      names = "--kilobytes",
      paramLabel = "N",
      description =
          "of each file, and bad rows of the first (default: ${DEFAULT-VALUE}, a gigabyte)")
  int kilobytes = 1_048_576;

  private final PrintStream out = new PrintStream(System.out, true, UTF_8);
  private final HttpClient http = HttpClient.newHttpClient();

  /**
   * A file and what must become of it.
   *
   * @param expected state, then code of the problem or of the refused rows, then their number
   */
  private record Case(String name, Supplier<InputStream> content, List<String> expected) {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    TemporaryFolder temporary = TemporaryFolder.create();
    Path folder = temporary.path();
    Ports ports = Ports.free();
    ServiceAt registry = ports.services().getFirst();
    Processes processes = new Processes(folder.resolve("logs"), null, "1g");
    Runtime.getRuntime().addShutdownHook(new Thread(processes::killAll, "bad-input-stop"));
    SampleRegion region = SampleRegion.named(registry.region());
    boolean right = true;
    try (SandboxProvider provider = SandboxProvider.start(ports.provider())) {
      Path issuers = folder.resolve("issuers-" + registry.region() + ".yaml");
      IssuerFile.write(region, issuers);
      String brokers = processes.startBroker(ports);
      String database = processes.startDatabase(ports);
      Backbone backbone =
          new Backbone(brokers, database, "http://127.0.0.1:1", provider.url(), folder);
      processes.start(registry, registry.name(), backbone, List.of(), HEAP);
      Tokens tokens = new Tokens(provider.url(), ports.services());
      Api api = new Api(tokens, Role.OFFICER);
      await(processes, registry, () -> api.ready(registry.url()));
      for (Case each : cases(region, folder)) {
        right &= matches(each, processes, registry, api);
      }
    } finally {
      processes.killAll();
    }
    if (right) {
      temporary.delete();
    }
    return right ? 0 : 1;
  }

  private List<Case> cases(SampleRegion region, Path folder) throws IOException {
    List<String> sample = Files.readAllLines(sampleOf(region, folder), UTF_8);
    String row = sample.get(1).substring(sample.get(1).indexOf(','));
    byte[] padded =
        (row + "补".repeat((KILOBYTE - row.getBytes(UTF_8).length) / 3) + "\n").getBytes(UTF_8);
    byte[] headings = (sample.getFirst() + "\n").getBytes(UTF_8);
    return List.of(
        new Case(
            "rows without a name, a kilobyte each",
            () -> times(headings, padded),
            List.of("COMPLETED", "FIELD_MISSING", Integer.toString(kilobytes))),
        new Case(
            "one line",
            () -> times(headings, "x".repeat(KILOBYTE).getBytes(UTF_8)),
            List.of("REFUSED", "LINE_TOO_LONG")),
        new Case(
            "zero bytes",
            () -> times(new byte[0], new byte[KILOBYTE]),
            List.of("REFUSED", "NOT_TEXT")));
  }

  /** Headings and one row. */
  private static Path sampleOf(SampleRegion region, Path folder) throws IOException {
    Path sample = folder.resolve("sample.csv");
    new SampleRows(region, 1).write(1, sample);
    return sample;
  }

  /** Made while it is read. */
  private InputStream times(byte[] first, byte[] then) {
    return new SequenceInputStream(
        new Enumeration<>() {
          private int given;

          @Override
          public boolean hasMoreElements() {
            return given <= kilobytes;
          }

          @Override
          public InputStream nextElement() {
            return new ByteArrayInputStream(given++ == 0 ? first : then);
          }
        });
  }

  private boolean matches(Case each, Processes processes, ServiceAt registry, Api api)
      throws IOException, InterruptedException {
    long begun = System.nanoTime();
    HttpRequest upload =
        api.request(registry.url() + "/api/imports")
            .header("Content-Type", "text/csv")
            .timeout(LONGEST)
            .POST(BodyPublishers.ofInputStream(each.content()))
            .build();
    HttpResponse<String> taken = http.send(upload, BodyHandlers.ofString(UTF_8));
    double sent = seconds(begun);
    String place = taken.headers().firstValue("Location").orElse("");
    String found = taken.statusCode() + " " + taken.body();
    if (!place.isEmpty()) {
      URI job = upload.uri().resolve(place);
      await(processes, registry, () -> ended(api, job));
      found = summary(api.get(job.toString()));
    }
    boolean right = List.of(found.split(" ")).containsAll(each.expected());
    out.printf(
        "  %,d kilobytes of %s: taken in %.0f s, ended after %.0f s as %s%s%n",
        kilobytes,
        each.name(),
        sent,
        seconds(begun),
        found,
        right ? "" : ", NOT AS " + each.expected());
    out.printf(
        "    of %s of heap %d MB held at most after a collection, resident %d MB at most%n",
        HEAP,
        Usage.peakHeap(processes.gcLog(registry.name())),
        Usage.peakResident(processes.process(registry.name())));
    return right;
  }

  private static boolean ended(Api api, URI job) {
    return Set.of("COMPLETED", "REFUSED", "FAILED")
        .contains(api.get(job.toString()).path("state").asString(""));
  }

  /** State, then the code of the problem, or of the refused rows and their number. */
  private static String summary(JsonNode job) {
    StringBuilder words = new StringBuilder(job.path("state").asString(""));
    if (job.path("problem").isObject()) {
      words.append(' ').append(job.path("problem").path("code").asString(""));
    }
    job.path("refusedByCode")
        .properties()
        .forEach(
            code -> words.append(' ').append(code.getKey()).append(' ').append(code.getValue()));
    return words.toString();
  }

  private interface Condition {
    boolean holds() throws IOException;
  }

  private static void await(Processes processes, ServiceAt registry, Condition condition)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + LONGEST.toNanos();
    while (!condition.holds()) {
      if (!processes.process(registry.name()).isAlive() || System.nanoTime() > deadline) {
        throw new IllegalStateException(
            registry.name()
                + " has ended or takes too long; see "
                + processes.log(registry.name()));
      }
      TimeUnit.MILLISECONDS.sleep(500);
    }
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
