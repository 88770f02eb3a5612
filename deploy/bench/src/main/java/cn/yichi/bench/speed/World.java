package cn.yichi.bench.speed;

import cn.yichi.bench.site.TemporaryFolder;
import cn.yichi.platform.security.Role;
import cn.yichi.sandbox.Api;
import cn.yichi.sandbox.Backbone;
import cn.yichi.sandbox.Ports;
import cn.yichi.sandbox.Processes;
import cn.yichi.sandbox.ServiceAt;
import cn.yichi.sandbox.SmsStandIn;
import cn.yichi.sandbox.Tokens;
import cn.yichi.sandbox.provider.SandboxProvider;
import cn.yichi.sandbox.sample.IssuerFile;
import cn.yichi.sandbox.sample.SampleRegion;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;

/**
 * What is measured, in processes of its own: a broker, a database, and the services of a form with
 * 512 MB of heap each. Only the SMS stand-in runs in this process.
 *
 * <p>The two waits that notification takes on purpose are cut to a second, since waiting is no
 * work: the window that gathers first news, and the grace for a contact that is not known yet.
 */
final class World implements AutoCloseable {
  private static final List<String> HASTE =
      List.of("--yichi.notification.gather-window=1s", "--yichi.notification.contact-grace=1s");

  private final Form form;
  private final List<String> settings;
  private final boolean copying;
  private final Ports ports;
  private final TemporaryFolder folder = TemporaryFolder.create();
  private final Processes processes;
  private final List<String> names = new ArrayList<>();
  private final List<ServiceAt> services = new ArrayList<>();
  private final SmsStandIn sms;
  private final SandboxProvider provider;
  private final Tokens tokens;
  private final Api api;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Thread atExit = new Thread(this::stop, "bench-stop");
  private final Backbone backbone;
  private final MongoClient mongo;
  private final Admin admin;

  private World(
      Form form, long rows, Optional<String> mongodbUri, List<String> settings, boolean copying)
      throws IOException, InterruptedException {
    this.form = form;
    this.settings = settings;
    this.copying = copying;
    Path logs = Files.createDirectories(folder.path().resolve("logs"));
    processes = new Processes(logs, null, form.databaseHeap(rows) + "g");
    if (copying) {
      processes.startServicesThrough(CopyingCipher.class.getName());
    }
    Runtime.getRuntime().addShutdownHook(atExit);
    ports = Ports.free();
    provider = SandboxProvider.start(ports.provider());
    tokens = new Tokens(provider.url(), ports.services());
    api = new Api(tokens, Role.OFFICER);
    sms =
        new SmsStandIn(
            ports.sms(),
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    String brokers = processes.startBroker(ports);
    names.add("broker");
    String database = mongodbUri.isPresent() ? mongodbUri.get() : database(form.databaseHeap(rows));
    for (SampleRegion region : SampleRegion.all()) {
      IssuerFile.write(region, folder.path().resolve("issuers-" + region.code() + ".yaml"));
    }
    backbone = new Backbone(brokers, database, sms.url(), provider.url(), folder.path());
    mongo = MongoClients.create(database);
    admin = Admin.create(Map.of("bootstrap.servers", brokers));
    for (ServiceAt service : ports.services()) {
      if (form.includes(service)) {
        start(service);
      }
    }
  }

  private void start(ServiceAt service) throws IOException {
    List<String> given = new ArrayList<>(settings);
    given.addAll(isDesk(service) ? HASTE : List.of());
    if (service.kind() == ServiceAt.Kind.RECOGNITION) {
      given.add("--yichi.agreements.signs-for=" + absent());
    }
    processes.start(service, service.name(), backbone, given);
    services.add(service);
    names.add(service.name());
  }

  /** Regions in which nobody else signs agreements. */
  private String absent() {
    return ports.services().stream()
        .filter(each -> each.kind() == ServiceAt.Kind.RECOGNITION && !form.includes(each))
        .map(ServiceAt::region)
        .collect(Collectors.joining(","));
  }

  /** Starts a service that the form leaves out, and waits until it is ready. */
  ServiceAt startLate(String name) throws IOException, InterruptedException {
    ServiceAt late =
        ports.services().stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow();
    start(late);
    await(name + " is not ready", () -> api.ready(late.url()));
    return late;
  }

  /**
   * Starts a world and waits until all of it is ready.
   *
   * @param rows of the largest file it will take in
   * @param mongodbUri an empty server to use in place of the stand-in
   */
  static World start(Form form, long rows, Optional<String> mongodbUri)
      throws IOException, InterruptedException {
    return start(form, rows, mongodbUri, List.of());
  }

  /**
   * As {@link #start(Form, long, Optional)}.
   *
   * @param settings more arguments of every service
   */
  static World start(Form form, long rows, Optional<String> mongodbUri, List<String> settings)
      throws IOException, InterruptedException {
    return start(form, rows, mongodbUri, settings, false);
  }

  /**
   * As {@link #start(Form, long, Optional, List)}.
   *
   * @param copying whether a cipher that copies has the place of AES-GCM
   */
  static World start(
      Form form, long rows, Optional<String> mongodbUri, List<String> settings, boolean copying)
      throws IOException, InterruptedException {
    World world = new World(form, rows, mongodbUri, settings, copying);
    try {
      world.awaitReady();
      return world;
    } catch (RuntimeException failed) {
      world.close();
      throw failed;
    }
  }

  /** With a heap that need not grow: a collector that moves gigabytes would measure itself. */
  private String database(int heap) throws IOException, InterruptedException {
    names.add("database");
    processes.launch(
        "database",
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xms" + heap + "g",
            "-Xmx" + heap + "g",
            "-Xmn1g",
            "-XX:+UseParallelGC",
            // a tenth less to hold and to mark, from JDK 25 on
            "-XX:+IgnoreUnrecognizedVMOptions",
            "-XX:+UseCompactObjectHeaders",
            "-XX:+ExitOnOutOfMemoryError",
            "-cp",
            System.getProperty("java.class.path"),
            "cn.yichi.embedded.EmbeddedDatabaseMain",
            "--port=" + ports.database()));
    return processes.awaitReady("database");
  }

  private void awaitReady() throws InterruptedException {
    for (ServiceAt service : services) {
      await(service.name() + " is not ready", () -> api.ready(service.url()));
    }
    for (ServiceAt service : services) {
      if (service.kind() == ServiceAt.Kind.RECOGNITION) {
        await(
            service.name() + " knows no issuers",
            () -> issuers(service) >= issuers(service("registry-510000")));
      }
    }
  }

  /** A certificate whose issuer has not arrived makes other documents than one whose issuer has. */
  private long issuers(ServiceAt service) {
    return mongo.getDatabase(service.database()).getCollection("issuers").countDocuments();
  }

  private void await(String otherwise, BooleanSupplier met) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(10);
    while (!met.getAsBoolean()) {
      checkAlive();
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(otherwise);
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  /**
   * Has the stand-in's collector clear up what was deleted, off the clock: else one side would wait
   * while the other's documents are cleared away.
   */
  void tidy() throws IOException, InterruptedException {
    if (names.contains("database")) {
      new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
              Long.toString(processes.process("database").pid()),
              "GC.run")
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    }
  }

  /** Fails the run where a process has ended, as one does that runs out of memory. */
  void checkAlive() {
    for (String name : names) {
      if (!processes.process(name).isAlive()) {
        throw new IllegalStateException(
            name
                + " ended with "
                + processes.process(name).exitValue()
                + ":\n"
                + LastLines.of(processes.log(name)));
      }
    }
  }

  private static boolean isDesk(ServiceAt service) {
    return service.kind() == ServiceAt.Kind.NOTIFICATION;
  }

  /** Whether names are stored as they are, behind a nonce. */
  boolean copiesInsteadOfSealing() {
    return copying;
  }

  Form form() {
    return form;
  }

  Path folder() {
    return folder.path();
  }

  Processes processes() {
    return processes;
  }

  /** Names of the processes that were started here. */
  List<String> names() {
    return List.copyOf(names);
  }

  List<ServiceAt> services() {
    return List.copyOf(services);
  }

  ServiceAt service(String name) {
    return services.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }

  SmsStandIn sms() {
    return sms;
  }

  Api api() {
    return api;
  }

  Tokens tokens() {
    return tokens;
  }

  Backbone backbone() {
    return backbone;
  }

  MongoClient mongo() {
    return mongo;
  }

  Admin admin() {
    return admin;
  }

  /** Starts one more process, which ends with this world. */
  void launch(String name, List<String> command) throws IOException {
    processes.launch(name, command);
    names.add(name);
  }

  @Override
  public void close() {
    stop();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException alreadyExiting) {
      // The hook has done, or does, what was to be done.
    }
  }

  /** Waits where another thread is at it: the end of this process must not overtake it. */
  private synchronized void stop() {
    if (closed.compareAndSet(false, true)) {
      if (admin != null) {
        admin.close();
      }
      if (mongo != null) {
        mongo.close();
      }
      // All services at once; what they stand on after them.
      services.forEach(service -> processes.process(service.name()).destroy());
      processes.close();
      if (sms != null) {
        sms.close();
      }
      if (provider != null) {
        provider.close();
      }
      folder.delete();
    }
  }
}
