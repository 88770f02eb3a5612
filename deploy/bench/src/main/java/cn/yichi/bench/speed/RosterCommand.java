package cn.yichi.bench.speed;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One roster beside the bare look-ups that it is made of. */
@Command(
    name = "roster",
    mixinStandardHelpOptions = true,
    description = "A roster of N rows, beside batched look-ups by number digest of the same N.")
final class RosterCommand implements Callable<Integer> {
  private static final long COMMITTED = 100_000;

  @Mixin private final Options options = new Options();

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "rows of the roster, about (default: ${DEFAULT-VALUE})")
  long rows = COMMITTED;

  @Override
  public Integer call() throws Exception {
    Report report = options.report(rows == COMMITTED);
    report.line("a roster of about %,d rows", rows);
    try (World world = World.start(Form.FOREIGN_HOST, rows * 4 / 3, options.mongodb())) {
      new Measurements(report).roster(world, new Rows(world.folder()), rows, 3);
    }
    return 0;
  }
}
