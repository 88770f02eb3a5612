package cn.yichi.bench.faults;

import cn.yichi.bench.site.TemporaryFolder;
import cn.yichi.sandbox.ServiceAt;
import cn.yichi.sandbox.ServiceAt.Kind;
import cn.yichi.sandbox.sample.SampleRegion;
import cn.yichi.sandbox.sample.SampleRows;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Two drills: a host region that was away while certificates were issued catches up by itself, and
 * a region that joins later comes to the same books, without anybody being told of old
 * certificates.
 */
@Command(
    name = "drills",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "A receiver that was away catches up; a region that joins bootstraps.")
public final class DrillsCommand implements Callable<Integer> {
  private static final String JOINING = "330000";
  private static final int SAMPLE = 200;

  /** Metadata is read anew each 5 s, first news is gathered for 3 s. */
  private static final Duration UNTIL_TOLD = Duration.ofSeconds(30);

  @Option(
      names = "--certificates",
      paramLabel = "N",
      description = "rows a region imports while the receiver is away (default: ${DEFAULT-VALUE})")
  long certificates = 67_000;

  @Option(names = "--seed", paramLabel = "S", description = "default: ${DEFAULT-VALUE}")
  long seed = 1;

  @Option(
      names = "--durable",
      description = "on the server that durable-database gets (default: the in-memory stand-in)")
  boolean durable;

  @Option(
      names = "--longest",
      paramLabel = "MINUTES",
      description = "each part fails after so long (default: ${DEFAULT-VALUE})")
  long longestMinutes = 20;

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  @Override
  public Integer call() throws IOException, InterruptedException {
    TemporaryFolder temporary = TemporaryFolder.create();
    Path folder = temporary.path();
    int heap = (int) Math.clamp(2 + certificates * 3 / 20_000, 2, 14);
    boolean clean;
    try (World world = new World(folder, durable, heap, seed)) {
      List<Input> inputs = new ArrayList<>();
      Checker checker = new Checker(world, inputs, new Changes(world, seed));
      clean = away(world, folder, inputs, checker) && joins(world);
    }
    if (clean) {
      temporary.delete();
    }
    return clean ? 0 : 1;
  }

  private boolean away(World world, Path folder, List<Input> inputs, Checker checker)
      throws IOException, InterruptedException {
    ServiceAt receiver = world.service(Kind.RECOGNITION, World.CHONGQING);
    world.processes.stop(receiver.name());
    for (String region : List.of(World.SICHUAN, World.CHONGQING)) {
      var rows = new SampleRows(SampleRegion.named(region), seed);
      var file = rows.write(certificates, folder.resolve(region + ".csv"));
      String job = world.http().upload(world.service(Kind.REGISTRY, region).url(), file.file());
      inputs.add(new Input(region, file, job));
    }
    await("imports", () -> inputs.stream().allMatch(input -> ended(world, input)));
    long events = inputs.stream().mapToLong(input -> input.file().good()).sum();
    out.printf("  %d certificate events passed while %s was away%n", events, receiver.name());
    long begun = System.nanoTime();
    world.processes.restart(receiver.name());
    await("the receiver", () -> world.isReady(receiver));
    double ready = seconds(begun);
    await("the books", () -> checker.books().clean());
    double settled = seconds(begun);
    Findings findings = checker.all(SAMPLE, seed);
    findings.words().forEach(words -> out.println("    " + words));
    out.printf(
        "  caught up by itself in %.0f s, of which %.0f s to start: %s%n",
        settled, ready, findings.clean() ? "clean" : "NOT CLEAN");
    return findings.clean();
  }

  private boolean joins(World world) throws IOException, InterruptedException {
    Snapshot before = Snapshot.of(world, world.http());
    long begun = System.nanoTime();
    ServiceAt joiner =
        world.join(JOINING, List.of("--yichi.recognition.joined-at=" + Instant.now()));
    await("the region that joins", () -> world.isReady(joiner));
    Map<String, Integer> registered = before.registered();
    await("its books", () -> held(world, joiner).equals(registered));
    await("every group", () -> Backlog.of(world.brokers()).isEmpty());
    out.printf(
        "  %s joined: %d certificates decided in %.0f s, same versions as the registers%n",
        JOINING, registered.size(), seconds(begun));
    // Its decisions are read when the others have found its topics, and told after a window.
    TimeUnit.NANOSECONDS.sleep(UNTIL_TOLD.toNanos());
    boolean told = !told(Snapshot.of(world, world.http())).equals(told(before));
    out.println(
        told
            ? "  NOT CLEAN: somebody was told of an old certificate because a region joined"
            : "  nobody was told of an old certificate");
    return !told;
  }

  /** Notice to the regions that it tells of. */
  private static Map<String, Set<String>> told(Snapshot snapshot) {
    Map<String, Set<String>> notices = new HashMap<>();
    snapshot
        .desks()
        .values()
        .forEach(
            told -> told.forEach(notice -> notices.put(notice.key(), notice.revisions().keySet())));
    return notices;
  }

  private static Map<String, Integer> held(World world, ServiceAt host) throws IOException {
    Map<String, Integer> held = new HashMap<>();
    world
        .http()
        .book(
            host.url(),
            line ->
                held.put(
                    line.path("certificateId").asString(),
                    line.path("certificateVersion").asInt()));
    return held;
  }

  private static boolean ended(World world, Input input) {
    try {
      return world.http().get(input.job()).body().path("state").asString("").equals("COMPLETED");
    } catch (IOException away) {
      return false;
    }
  }

  private interface Condition {
    boolean holds() throws IOException;
  }

  /** Looks again after as long as looking took: looking must not slow what is looked at. */
  private void await(String what, Condition condition) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + Duration.ofMinutes(longestMinutes).toNanos();
    for (long begun = System.nanoTime(); !condition.holds(); begun = System.nanoTime()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(what + " did not come about in time");
      }
      TimeUnit.NANOSECONDS.sleep(Math.max(TimeUnit.SECONDS.toNanos(1), System.nanoTime() - begun));
    }
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
