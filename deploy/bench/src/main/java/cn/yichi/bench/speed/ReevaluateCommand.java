package cn.yichi.bench.speed;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Decisions of a host taken again because issuers changed, beside the bare reads and writes. */
@Command(
    name = "reevaluate",
    mixinStandardHelpOptions = true,
    description =
        "Sichuan's issuers suspended and reinstated in turn, until every decision that rests on"
            + " them is taken again and published, beside N documents read, kept as history and"
            + " written again, and as many records sent.")
final class ReevaluateCommand implements Callable<Integer> {
  private static final long COMMITTED = 1_000_000;

  /** So that small sizes, too, are done by runs, which the API shows. */
  private static final List<String> SETTINGS = List.of("--yichi.reassessment.few=0");

  @Mixin private final Options options = new Options();

  @Option(
      names = "--certificates",
      paramLabel = "N",
      description = "certificates that are held, about (default: ${DEFAULT-VALUE})")
  long certificates = COMMITTED;

  @Option(
      names = "--turns",
      paramLabel = "N",
      description =
          "changes that are measured after two that warm, suspensions and reinstatements in turn"
              + " (default: ${DEFAULT-VALUE})")
  int turns = 6;

  @Override
  public Integer call() throws Exception {
    Report report = options.report(certificates == COMMITTED);
    report.line("about %,d certificates held", certificates);
    // Seen at 100 000: 12 kB of heap a decision, present or past; past ones, and those at the
    // registry, are there of 100 000 at once.
    long rows = Math.min(certificates * 9 / 5, certificates + 120_000);
    try (World world = World.start(Form.FOREIGN_HOST, rows, options.mongodb(), SETTINGS)) {
      new Measurements(report).reevaluate(world, new Rows(world.folder()), certificates, turns);
    }
    return 0;
  }
}
