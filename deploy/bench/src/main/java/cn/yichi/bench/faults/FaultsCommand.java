package cn.yichi.bench.faults;

import cn.yichi.bench.site.TemporaryFolder;
import cn.yichi.sandbox.sample.SampleRegion;
import cn.yichi.sandbox.sample.SampleRows;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Fault runs; exits 0 only if nothing was lost, twice, stale or unexplained in any of them. */
@Command(
    name = "faults",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Hits a region pair while it imports, and says what became of every row.")
public final class FaultsCommand implements Callable<Integer> {
  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "seed of the first run; each later one adds 1 (default: ${DEFAULT-VALUE})")
  long seed = 1;

  @Option(names = "--runs", paramLabel = "N", description = "how many (default: ${DEFAULT-VALUE})")
  int runs = 1;

  @Option(
      names = "--certificates",
      paramLabel = "N",
      description = "rows a region imports in a run (default: ${DEFAULT-VALUE})")
  long certificates = 50_000;

  @Option(
      names = "--faults",
      split = ",",
      paramLabel = "FAULT",
      description = "these, in this order, instead of the seed's own: ${COMPLETION-CANDIDATES}")
  List<Fault> faults = new ArrayList<>();

  @Option(
      names = "--runs-per-world",
      paramLabel = "N",
      description = "so many runs share the same processes and data (default: ${DEFAULT-VALUE})")
  int runsPerWorld = 1;

  @Option(
      names = "--durable",
      description =
          "on the server that durable-database gets, which is then killed too (default: the"
              + " in-memory stand-in, never killed)")
  boolean durable;

  @Option(
      names = "--longest",
      paramLabel = "MINUTES",
      description = "a run that has not settled then has failed (default: ${DEFAULT-VALUE})")
  long longestMinutes = 15;

  @Option(
      names = "--prove-checker",
      description = "harm the last world on purpose when all is done: the checker must see it")
  boolean proveChecker;

  @Option(names = "--results", paramLabel = "FILE", description = "add the runs to this JSON file")
  @Nullable Path results;

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  @Override
  public Integer call() throws IOException, InterruptedException {
    FaultResults all = FaultResults.read(results);
    boolean clean = true;
    long next = seed;
    while (next < seed + runs) {
      long last = Math.min(seed + runs, next + runsPerWorld);
      clean &= inOneWorld(next, last, all);
      next = last;
    }
    all.print(out);
    return clean ? 0 : 1;
  }

  private boolean inOneWorld(long first, long end, FaultResults all)
      throws IOException, InterruptedException {
    TemporaryFolder temporary = TemporaryFolder.create();
    Path folder = temporary.path();
    out.println("world of seeds " + first + " to " + (end - 1) + ", logs in " + folder);
    // The stand-in holds some 3 GB for each 100 000 rows, and collects for seconds when it is
    // short.
    int heap = (int) Math.clamp(2 + certificates * 2 * (end - first) / 14_000, 2, 14);
    boolean clean = true;
    try (World world = new World(folder, durable, heap, first)) {
      Map<String, SampleRows> rows =
          Map.of(
              World.SICHUAN, new SampleRows(SampleRegion.named(World.SICHUAN), first),
              World.CHONGQING, new SampleRows(SampleRegion.named(World.CHONGQING), first));
      List<Input> inputs = new ArrayList<>();
      Changes changes = new Changes(world, first);
      for (long each = first; each < end && clean; each++) {
        clean = run(each, world, rows, folder, inputs, changes, all);
        if (!clean && each + 1 < end) {
          out.printf("  seeds %d to %d are not run: their world is not clean%n", each + 1, end - 1);
        }
      }
      if (clean && proveChecker && end == seed + runs) {
        clean = proven(world, folder, rows, inputs, new Checker(world, inputs, changes));
      }
    }
    if (clean) {
      temporary.delete();
    }
    return clean;
  }

  private boolean proven(
      World world, Path folder, Map<String, SampleRows> rows, List<Input> inputs, Checker checker)
      throws IOException, InterruptedException {
    try (Sabotage sabotage = new Sabotage(world, folder, rows, inputs)) {
      Map<String, String> unseen = sabotage.unseen(checker, out);
      unseen.forEach((harm, why) -> out.println("  harmed on purpose, NOT SEEN: " + harm + why));
      return unseen.isEmpty();
    }
  }

  private boolean run(
      long each,
      World world,
      Map<String, SampleRows> rows,
      Path folder,
      List<Input> inputs,
      Changes changes,
      FaultResults all)
      throws IOException, InterruptedException {
    List<Fault> plan = faults.isEmpty() ? FaultPlan.of(each, world.databaseIsDurable()) : faults;
    out.println("  seed " + each + ": " + plan);
    long begun = System.nanoTime();
    FaultRun run = new FaultRun(world, rows, folder, out, each, Duration.ofMinutes(longestMinutes));
    Findings findings = findings(run, plan, inputs, changes);
    double seconds = (System.nanoTime() - begun) / 1e9;
    findings.words().forEach(words -> out.println("    " + words));
    out.printf(
        "  seed %d: %s in %.0f s (%d changed while hit, %d messages left to a person)%n",
        each,
        findings.clean() ? "clean" : "NOT CLEAN",
        seconds,
        changes.acknowledged().size(),
        run.leftToAPerson());
    all.add(each, certificates, durable, run, findings, seconds);
    all.write(results);
    return findings.clean();
  }

  /** A run that breaks off has not shown anything: that counts as unexplained. */
  private Findings findings(FaultRun run, List<Fault> plan, List<Input> inputs, Changes changes)
      throws InterruptedException {
    try {
      return run.run(plan, certificates, inputs, changes);
    } catch (IOException | RuntimeException broken) {
      Findings findings = new Findings();
      findings.unexplained(1, "the run broke off: " + broken);
      return findings;
    }
  }
}
