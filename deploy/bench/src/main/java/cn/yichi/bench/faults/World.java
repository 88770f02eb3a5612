package cn.yichi.bench.faults;

import cn.yichi.sandbox.Backbone;
import cn.yichi.sandbox.Ports;
import cn.yichi.sandbox.Processes;
import cn.yichi.sandbox.ServiceAt;
import cn.yichi.sandbox.ServiceAt.Kind;
import cn.yichi.sandbox.Tokens;
import cn.yichi.sandbox.provider.SandboxProvider;
import cn.yichi.sandbox.sample.IssuerFile;
import cn.yichi.sandbox.sample.SampleRegion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Two regions in processes, made to be hit: the broker keeps its topics when killed, the database
 * is behind a {@link Gate}, Sichuan's provider knows keys and Chongqing's does not, and every event
 * comes twice and out of order.
 */
final class World implements AutoCloseable {
  static final String SICHUAN = "510000";
  static final String CHONGQING = "500000";

  /** The second instance of Sichuan's registry, on the same database and spool. */
  static final String SECOND_REGISTRY = "registry-510000-second";

  /** 32 lines to a provider that knows no keys, with 2 messages each, as notification is set. */
  private static final int IN_HAND = 32 * 2;

  /**
   * The durable server answers a stream of greetings with wrong ids now and then, whereupon the
   * driver drops all connections; asked one by one it answers well (docs/adr/0070).
   */
  private static final String POLLED = "serverMonitoringMode=poll";

  private static final Duration LONGEST_START = Duration.ofMinutes(10);

  final Processes processes;
  final Gate gate;
  final Provider keyed;
  final Provider keyless;

  /** Numbers of rows that were looked up, and what certificate they were. */
  final Map<String, String> lookedUp = new ConcurrentHashMap<>();

  private final Ports ports = Ports.free();
  private final SandboxProvider signIn = SandboxProvider.start(ports.provider());
  private final Tokens tokens = new Tokens(signIn.url(), ports.services());
  private final Http http = new Http(tokens);
  private final Path folder;
  private final boolean durable;
  private final long seed;
  private final Map<String, Integer> killedDesks = new ConcurrentHashMap<>();
  private String brokers = "";
  private String secondRegistry = "";

  /**
   * @param durable whether the database keeps what it acknowledged when it is killed; otherwise it
   *     is the in-memory stand-in
   */
  World(Path folder, boolean durable, int databaseHeapGb, long seed)
      throws IOException, InterruptedException {
    this.folder = folder;
    this.durable = durable;
    this.seed = seed;
    processes = new Processes(folder.resolve("logs"), null, databaseHeapGb + "g");
    processes.startServicesQuickly();
    keyed = new Provider(true, seed);
    keyless = new Provider(false, seed + 1);
    gate = new Gate(ports.database());
    // Whoever stops the bench stops what it started.
    Runtime.getRuntime().addShutdownHook(new Thread(processes::killAll, "faults-stop"));
    try {
      start(databaseHeapGb);
    } catch (IOException | InterruptedException | RuntimeException failed) {
      close();
      throw failed;
    }
  }

  private void start(int databaseHeapGb) throws IOException, InterruptedException {
    processes.launch(
        "broker",
        processes.java(
            "broker",
            "cn.yichi.embedded.EmbeddedBrokerMain",
            "1g",
            List.of("--port=" + ports.broker(), "--dir=" + folder.resolve("kafka"))));
    brokers = processes.awaitReady("broker");
    processes.launch("database", database(databaseHeapGb));
    processes.awaitReady("database");
    for (SampleRegion region : SampleRegion.all()) {
      IssuerFile.write(region, folder.resolve("issuers-" + region.code() + ".yaml"));
    }
    for (ServiceAt service : services()) {
      processes.start(service, service.name(), backbone(service), settings(service));
    }
    awaitReady();
  }

  private List<String> database(int heapGb) {
    String port = Integer.toString(ports.database());
    return durable
        ? List.of(script().toString(), "start", port, folder.resolve("database").toString())
        : processes.java(
            "database",
            "cn.yichi.embedded.EmbeddedDatabaseMain",
            heapGb + "g",
            List.of("--port=" + port));
  }

  /** Maven runs the bench in its module, people perhaps in the project. */
  private static Path script() {
    Path here = Path.of("durable-database");
    return (Files.exists(here) ? here : Path.of("deploy", "bench").resolve(here)).toAbsolutePath();
  }

  /** To ask its services. */
  Http http() {
    return http;
  }

  boolean databaseIsDurable() {
    return durable;
  }

  /** The six services of the two regions. */
  List<ServiceAt> services() {
    return ports.services().stream().filter(at -> !at.region().equals("330000")).toList();
  }

  ServiceAt service(Kind kind, String region) {
    return services().stream()
        .filter(at -> at.kind() == kind && at.region().equals(region))
        .findFirst()
        .orElseThrow();
  }

  String brokers() {
    return brokers;
  }

  Provider provider(String region) {
    return region.equals(SICHUAN) ? keyed : keyless;
  }

  private Backbone backbone(ServiceAt service) {
    return new Backbone(
        brokers, databaseUri(), provider(service.region()).url(), signIn.url(), folder);
  }

  private String databaseUri() {
    return "mongodb://127.0.0.1:" + gate.port();
  }

  private List<String> settings(ServiceAt service) {
    List<String> settings = new ArrayList<>();
    String consumer = "--spring.cloud.stream.kafka.default.consumer.configuration.";
    settings.add(consumer + "interceptor.classes=" + TwiceAndShuffled.class.getName());
    settings.add(consumer + "yichi.bench.seed=" + seed);
    settings.add(consumer + "yichi.bench.tally=" + tally(service));
    // The checker asks for rows that must not be there.
    settings.add("--yichi.misses.client=1000000");
    if (durable) {
      settings.add(
          "--spring.mongodb.uri=%s/%s?%s".formatted(databaseUri(), service.database(), POLLED));
    }
    if (service.kind() == Kind.NOTIFICATION) {
      settings.add(
          "--yichi.notification.sms.honours-idempotency-key=" + service.region().equals(SICHUAN));
      // So short that contacts come after it: they must find their notices all the same.
      settings.add("--yichi.notification.contact-grace=2s");
    }
    return settings;
  }

  private Path tally(ServiceAt service) {
    return folder.resolve(service.name() + ".tally");
  }

  /** What a service's consumers were handed so far. */
  TwiceAndShuffled.Tally handed(ServiceAt service) throws IOException {
    return TwiceAndShuffled.Tally.read(tally(service));
  }

  /** Starts the second instance of Sichuan's registry beside the first and waits for it. */
  void startSecondRegistry() throws IOException, InterruptedException {
    ServiceAt first = service(Kind.REGISTRY, SICHUAN);
    List<String> settings = settings(first);
    int secondPort = Ports.free().sms();
    settings.add("--server.port=" + secondPort);
    processes.start(first, SECOND_REGISTRY, backbone(first), settings);
    secondRegistry = "http://127.0.0.1:" + secondPort;
    tokens.knows(new ServiceAt(first.kind(), first.region(), secondPort));
    awaitReady(SECOND_REGISTRY, secondRegistry);
  }

  /** Address of the second instance, once it was started. */
  String secondRegistry() {
    return secondRegistry;
  }

  /** Starts the recognition service of a region that was not there before. */
  ServiceAt join(String region, List<String> special) throws IOException {
    ServiceAt joiner = new ServiceAt(Kind.RECOGNITION, region, Ports.free().sms());
    tokens.knows(joiner);
    List<String> settings = settings(joiner);
    settings.addAll(special);
    processes.start(joiner, joiner.name(), backbone(joiner), settings);
    return joiner;
  }

  /**
   * Whether a service takes requests.
   *
   * @throws IllegalStateException when its process has ended
   */
  boolean isReady(ServiceAt service) {
    if (!processes.process(service.name()).isAlive()) {
      throw new IllegalStateException(
          service.name() + " has ended; see " + processes.log(service.name()));
    }
    return http.ready(service.url());
  }

  /** {@code kill -9}. */
  void kill(ServiceAt service) throws InterruptedException {
    processes.kill(service.name());
    if (service.kind() == Kind.NOTIFICATION) {
      killedDesks.merge(service.region(), 1, Integer::sum);
    }
  }

  /**
   * How many messages a region's desk can have had in hand whenever it was killed: with the
   * provider or waiting for a line, of which nobody knows whether they were posted.
   */
  long messagesInHandWhenKilled(String region) {
    return (long) IN_HAND * killedDesks.getOrDefault(region, 0);
  }

  /** Waits until every service says that it is ready. */
  void awaitReady() throws InterruptedException {
    for (ServiceAt service : services()) {
      awaitReady(service.name(), service.url());
    }
  }

  void awaitReady(ServiceAt service) throws InterruptedException {
    awaitReady(service.name(), service.url());
  }

  private void awaitReady(String name, String url) throws InterruptedException {
    long deadline = System.nanoTime() + LONGEST_START.toNanos();
    while (!http.ready(url)) {
      if (!processes.process(name).isAlive() || System.nanoTime() > deadline) {
        throw processes.didNotStart(name);
      }
      TimeUnit.MILLISECONDS.sleep(250);
    }
  }

  @Override
  public void close() throws IOException {
    processes.killAll();
    gate.close();
    keyed.close();
    keyless.close();
    signIn.close();
  }
}
