package cn.yichi.bench.speed;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Bulk import by one registry, and its floor. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = "A bureau's file into a registry and onto its topics, beside its I/O floor.")
final class ImportCommand implements Callable<Integer> {
  private static final long COMMITTED = 100_000;

  @Mixin private final Options options = new Options();

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "rows of the file (default: ${DEFAULT-VALUE})")
  long rows = COMMITTED;

  @Option(names = "--runs", paramLabel = "R", description = "pairs (default: ${DEFAULT-VALUE})")
  int runs = 3;

  @Override
  public Integer call() throws Exception {
    Report report = options.report(rows == COMMITTED);
    report.line("import of %,d rows: %s", rows, Form.IMPORT.words());
    try (World world = World.start(Form.IMPORT, rows, options.mongodb())) {
      new Measurements(report).imports(world, new Rows(world.folder()), rows, runs);
    }
    return 0;
  }
}
