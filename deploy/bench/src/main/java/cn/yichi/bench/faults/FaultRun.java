package cn.yichi.bench.faults;

import cn.yichi.bench.faults.TwiceAndShuffled.Tally;
import cn.yichi.sandbox.ServiceAt;
import cn.yichi.sandbox.ServiceAt.Kind;
import cn.yichi.sandbox.sample.SampleRows;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** One run: both regions import, the plan's faults strike meanwhile, and then the books settle. */
final class FaultRun {
  /** Rows of a run and region that are asked for as an employer would. */
  private static final int SAMPLE = 100;

  private static final int CHANGED_AT_EACH = 15;

  /** Fewer rows a fault may be through before anything can strike; then it is only printed. */
  private static final long FEWEST_ROWS = 5_000;

  private static final double EARLIEST = 0.1;
  private static final double LATEST = 0.8;
  private static final Duration LOOK = Duration.ofSeconds(3);

  /** Longer than a relay's lease, a window of gathering and a consumer's session. */
  private static final Duration QUIET = Duration.ofSeconds(15);

  private final World world;
  private final Map<String, SampleRows> rows;
  private final Path folder;
  private final PrintStream out;
  private final long seed;
  private final long limit;
  private final List<Strike> strikes = new ArrayList<>();
  private long leftToAPerson;
  private long repetitions;

  /**
   * @param rows made-up rows by region, which go on from run to run of one world
   * @param longest after so long a run that has not settled ends, and what is missing is lost
   */
  FaultRun(
      World world,
      Map<String, SampleRows> rows,
      Path folder,
      PrintStream out,
      long seed,
      Duration longest) {
    this.world = world;
    this.rows = rows;
    this.folder = folder;
    this.out = out;
    this.seed = seed;
    this.limit = System.nanoTime() + longest.toNanos();
  }

  /**
   * Runs the plan. Each fault has a part of the rows of its own, so that none strikes when all is
   * over.
   *
   * @param inputs what earlier runs of this world put in; this run adds its own
   * @param changes what earlier runs changed
   */
  Findings run(List<Fault> plan, long certificates, List<Input> inputs, Changes changes)
      throws IOException, InterruptedException {
    Http http = world.http();
    Random random = new Random(seed);
    Map<ServiceAt, Tally> before = handedSoFar();
    for (int i = 0; i < plan.size(); i++) {
      plan.get(i).prepare(world);
      List<Input> part = importPart(http, i, certificates, plan.size());
      inputs.addAll(part);
      double read = awaitRead(http, part, random.nextDouble(EARLIEST, LATEST));
      strike(plan.get(i), read, changes, random);
    }
    Checker checker = new Checker(world, inputs, changes);
    Findings findings = settle(checker, SAMPLE / plan.size());
    leftToAPerson = checker.leftToAPerson();
    if (changes.acknowledged().isEmpty()) {
      findings.unexplained(1, "nothing could be changed while it was hit");
    }
    long late = strikes.stream().filter(strike -> !strike.duringImport()).count();
    if (late > 1 && certificates >= FEWEST_ROWS * plan.size()) {
      findings.unexplained(late, "faults struck when nothing was under way any more");
    }
    proveRepetitions(before, certificates, findings);
    return findings;
  }

  /** Of the services that read certificates, or what was decided of them. */
  private Map<ServiceAt, Tally> handedSoFar() throws IOException {
    Map<ServiceAt, Tally> handed = new HashMap<>();
    for (ServiceAt service : world.services()) {
      if (service.kind() != Kind.REGISTRY) {
        handed.put(service, world.handed(service));
      }
    }
    return handed;
  }

  /** What a killed consumer had kept back does not come again; the most must have come twice. */
  private void proveRepetitions(Map<ServiceAt, Tally> before, long certificates, Findings findings)
      throws IOException {
    for (var now : handedSoFar().entrySet()) {
      Tally handed = now.getValue().since(Objects.requireNonNull(before.get(now.getKey())));
      repetitions += handed.repetitions();
      if (handed.fresh() < certificates || handed.repetitions() < handed.fresh() / 2) {
        findings.unexplained(1, now.getKey().name() + " was handed too little twice: " + handed);
      }
    }
    out.printf("    %d records were handed to their consumers again%n", repetitions);
  }

  /** How many records came to a consumer that had them already. */
  long repetitions() {
    return repetitions;
  }

  /** How far the run had come at each fault. */
  List<Strike> strikes() {
    return List.copyOf(strikes);
  }

  /** Messages of unknown fate at the end. */
  long leftToAPerson() {
    return leftToAPerson;
  }

  private List<Input> importPart(Http http, int part, long certificates, int parts)
      throws IOException {
    long size = certificates * (part + 1) / parts - certificates * part / parts;
    List<Input> fresh = new ArrayList<>();
    for (String region : List.of(World.SICHUAN, World.CHONGQING)) {
      Path file = folder.resolve("seed-%d-%d-%s.csv".formatted(seed, part, region));
      var written = Objects.requireNonNull(rows.get(region)).write(size, file);
      String job = http.upload(world.service(Kind.REGISTRY, region).url(), file);
      fresh.add(new Input(region, written, job));
    }
    return fresh;
  }

  /** Strikes at once, while an officer is at work. */
  private void strike(Fault fault, double read, Changes changes, Random random)
      throws IOException, InterruptedException {
    Strike strike = new Strike(fault, read, Backlog.total(world.brokers()));
    strikes.add(strike);
    long begun = System.nanoTime();
    String region = random.nextBoolean() ? World.SICHUAN : World.CHONGQING;
    String registry = world.service(Kind.REGISTRY, region).url();
    Set<String> chosen = changes.choose(registry, CHANGED_AT_EACH);
    Thread officer = Thread.ofVirtual().start(() -> suspend(changes, registry, chosen));
    fault.strike(world, changes, random);
    officer.join();
    if (chosen.isEmpty()) {
      changes.suspend(registry, CHANGED_AT_EACH);
    }
    out.printf(
        "    %-28s struck at %3.0f %% of its rows, %d records to read; mended in %.0f s%n",
        fault, strike.read() * 100, strike.backlog(), seconds(begun));
  }

  private static void suspend(Changes changes, String registry, Set<String> chosen) {
    try {
      changes.suspend(registry, chosen);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Answers which share of its rows the registries have read, at least this one. */
  private double awaitRead(Http http, List<Input> part, double share) throws InterruptedException {
    double read = read(http, part);
    while (System.nanoTime() < limit && read < share) {
      TimeUnit.MILLISECONDS.sleep(20);
      read = read(http, part);
    }
    return read;
  }

  /** Which share of its rows the registries have read. */
  private static double read(Http http, List<Input> inputs) {
    long read = 0;
    long all = 0;
    for (Input input : inputs) {
      all += input.file().rows();
      try {
        read += http.get(input.job()).body().path("rowsRead").asLong();
      } catch (IOException away) {
        // It comes back; what the others have read decides meanwhile.
        continue;
      }
    }
    return (double) read / Math.max(1, all);
  }

  private Findings settle(Checker checker, int sample) throws InterruptedException {
    long begun = System.nanoTime();
    Look everything = () -> checker.all(sample, seed);
    Findings findings = lookUntilClean(checker::atRest);
    double rest = seconds(begun);
    if (findings.clean()) {
      findings = lookUntilClean(everything);
    }
    double all = seconds(begun);
    if (findings.clean()) {
      // What is told or sent twice may come late, after a lease or a window of gathering has ended.
      TimeUnit.NANOSECONDS.sleep(QUIET.toNanos());
      findings = look(() -> checker.again(sample, seed));
    }
    out.printf(
        "    all read after %.0f s, everything agreed after %.0f s, looked again until %.0f s%n",
        rest, all, seconds(begun));
    return findings;
  }

  private interface Look {
    Findings look() throws IOException, InterruptedException;
  }

  private Findings lookUntilClean(Look look) throws InterruptedException {
    while (true) {
      long begun = System.nanoTime();
      Findings findings = look(look);
      if (findings.clean() || System.nanoTime() > limit) {
        return findings;
      }
      out.printf(
          "      looked for %.0f s, %.0f s are left: %d lost, %d twice, %d stale, %d unexplained; %s%n",
          seconds(begun),
          -seconds(limit),
          findings.lost(),
          findings.twice(),
          findings.stale(),
          findings.unexplained(),
          findings.words().getFirst());
      // Looking must not slow what is looked at.
      TimeUnit.NANOSECONDS.sleep(Math.max(LOOK.toNanos(), System.nanoTime() - begun));
    }
  }

  /** Who does not answer is asked again, as its answer says; for as long as the run may last. */
  private Findings look(Look look) throws InterruptedException {
    while (true) {
      try {
        return look.look();
      } catch (IOException away) {
        if (System.nanoTime() > limit) {
          Findings findings = new Findings();
          findings.lost(1, "somebody does not answer: " + away);
          return findings;
        }
        out.println("      somebody does not answer, and is asked again: " + away.getMessage());
        TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
      } catch (RuntimeException fault) {
        Findings findings = new Findings();
        findings.unexplained(
            1, "the checker itself met " + fault + " at " + fault.getStackTrace()[0]);
        return findings;
      }
    }
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
