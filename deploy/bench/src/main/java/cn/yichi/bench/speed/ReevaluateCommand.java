package cn.yichi.bench.speed;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A change of rules that reaches all certificates of a host, beside the bare reads and writes. */
@Command(
    name = "reevaluate",
    mixinStandardHelpOptions = true,
    description =
        "A measure that changes the answer about N certificates, from its run's begin to its end,"
            + " beside the documents read, kept as history and written again, bare.")
final class ReevaluateCommand implements Callable<Integer> {
  private static final long COMMITTED = 1_000_000;

  @Mixin private final Options options = new Options();

  @Option(
      names = "--certificates",
      paramLabel = "N",
      description = "certificates that are held, about (default: ${DEFAULT-VALUE})")
  long certificates = COMMITTED;

  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "pairs that are measured after one that warms (default: ${DEFAULT-VALUE})")
  int runs = 3;

  @Override
  public Integer call() throws Exception {
    Report report = options.report(certificates == COMMITTED);
    report.line("about %,d certificates taken again", certificates);
    long rows = certificates * 4 / 3;
    // Each pair leaves a history of its own; so the database needs room for all of them.
    try (World world =
        World.start(
            Form.FOREIGN_HOST,
            rows * (runs + 2),
            options.mongodb(),
            List.of("--yichi.agreements.lead-time=0s"))) {
      new Measurements(report).reevaluate(world, new Rows(world.folder()), certificates, runs);
    }
    return 0;
  }
}
