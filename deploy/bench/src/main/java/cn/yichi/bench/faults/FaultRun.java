package cn.yichi.bench.faults;

import cn.yichi.sandbox.ServiceAt.Kind;
import cn.yichi.sandbox.sample.SampleRows;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** One run: both regions import, the plan's faults strike meanwhile, and then the books settle. */
final class FaultRun {
  private static final int SAMPLE = 300;
  private static final int CHANGED_BEFORE_EACH = 15;
  private static final Duration LOOK = Duration.ofSeconds(3);

  /** Longer than a relay's lease, a window of gathering and a consumer's session. */
  private static final Duration QUIET = Duration.ofSeconds(15);

  private final World world;
  private final Map<String, SampleRows> rows;
  private final Path folder;
  private final PrintStream out;
  private final long seed;
  private final long limit;

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
   * Runs the plan.
   *
   * @param inputs what earlier runs of this world put in; this run adds its own
   * @param changes what earlier runs changed
   */
  Findings run(List<Fault> plan, long certificates, List<Input> inputs, Changes changes)
      throws IOException, InterruptedException {
    Http http = new Http();
    List<Input> fresh = new ArrayList<>();
    for (String region : List.of(World.SICHUAN, World.CHONGQING)) {
      Path file = folder.resolve("seed-" + seed + "-" + region + ".csv");
      var written = Objects.requireNonNull(rows.get(region)).write(certificates, file);
      String job = http.upload(world.service(Kind.REGISTRY, region).url(), file);
      fresh.add(new Input(region, written, job));
    }
    inputs.addAll(fresh);
    Random random = new Random(seed);
    for (int i = 0; i < plan.size(); i++) {
      awaitProgress(http, fresh, (double) (i + 1) / (plan.size() + 1));
      String region = random.nextBoolean() ? World.SICHUAN : World.CHONGQING;
      changes.suspend(world.service(Kind.REGISTRY, region).url(), CHANGED_BEFORE_EACH);
      long begun = System.nanoTime();
      plan.get(i).strike(world, changes, random);
      out.printf("    %-28s struck and mended in %.0f s%n", plan.get(i), seconds(begun));
    }
    Findings findings = settle(new Checker(world, inputs, changes));
    if (changes.acknowledged().isEmpty()) {
      findings.unexplained(1, "nothing could be changed while it was hit");
    }
    return findings;
  }

  private void awaitProgress(Http http, List<Input> inputs, double share)
      throws InterruptedException {
    while (System.nanoTime() < limit && !reached(http, inputs, share)) {
      TimeUnit.MILLISECONDS.sleep(300);
    }
  }

  private static boolean reached(Http http, List<Input> inputs, double share) {
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
    return read >= share * all;
  }

  private Findings settle(Checker checker) throws InterruptedException {
    Findings findings = look(checker, false);
    while (!findings.clean() && System.nanoTime() < limit) {
      long begun = System.nanoTime();
      TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
      findings = look(checker, false);
      // Looking must not slow what is looked at.
      TimeUnit.NANOSECONDS.sleep(System.nanoTime() - begun - LOOK.toNanos());
    }
    do {
      findings = look(checker, true);
    } while (!findings.clean() && System.nanoTime() < limit);
    return findings.clean() ? lookAgain(checker) : findings;
  }

  /** What is told or sent twice may come late, after a lease or a window of gathering has ended. */
  private Findings lookAgain(Checker checker) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(QUIET.toNanos());
    return look(checker, true);
  }

  private Findings look(Checker checker, boolean everything) throws InterruptedException {
    try {
      return everything ? checker.all(SAMPLE, seed) : checker.books();
    } catch (IOException | RuntimeException away) {
      Findings findings = new Findings();
      findings.lost(1, "somebody does not answer: " + away);
      return findings;
    }
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
