package cn.yichi.bench.speed;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The journey of N rows, and its floor. */
@Command(
    name = "pipeline",
    mixinStandardHelpOptions = true,
    description = "A bureau's file through all services, beside its I/O floor.")
final class PipelineCommand implements Callable<Integer> {
  /** More do not fit into memory with all the documents of the whole journey. */
  private static final long MOST_OF_THE_WHOLE = 300_000;

  @Mixin private final Options options = new Options();

  @Option(
      names = "--certificates",
      paramLabel = "N",
      description =
          "rows of the file (default: ${DEFAULT-VALUE}); above 300000 only the foreign host runs,"
              + " and a twin of the same form is measured first")
  long certificates = 100_000;

  @Option(
      names = "--twin",
      paramLabel = "N",
      description = "rows of the twin (default: ${DEFAULT-VALUE})")
  long twin = 100_000;

  @Option(
      names = "--runs",
      paramLabel = "R",
      description = "pairs of journey and floor (default: 3, of more than 300000 rows 1)")
  int runs;

  @Option(names = "--foreign-host", description = "only the foreign host, at any size")
  boolean foreignHost;

  @Option(
      names = "--signing",
      paramLabel = "HOW",
      description =
          "how events are signed: ED25519, SM2, or NONE, to see what it costs (default:"
              + " ${DEFAULT-VALUE}); any but the default goes to target/results")
  Signing signing = Signing.ED25519;

  /** How events are signed. */
  enum Signing {
    ED25519,
    SM2,
    NONE;

    List<String> settings() {
      return this == NONE
          ? List.of("--yichi.signing.enabled=false")
          : List.of("--yichi.signing.sandbox-algorithm=" + name());
    }
  }

  @Override
  public Integer call() throws Exception {
    boolean large = foreignHost || certificates > MOST_OF_THE_WHOLE;
    boolean committed =
        large ? certificates == 1_000_000 && twin == 100_000 : certificates == 100_000;
    Report report = options.report(committed && signing == Signing.ED25519);
    Form form = large ? Form.FOREIGN_HOST : Form.WHOLE;
    report.line("pipeline of %,d rows, signed by %s: %s", certificates, signing, form.words());
    try (World world = World.start(form, certificates, options.mongodb(), signing.settings())) {
      Rows rows = new Rows(world.folder());
      Measurements measurements = new Measurements(report);
      if (large) {
        measurements.pipelineWithTwin(world, rows, twin, certificates, runs == 0 ? 1 : runs);
      } else {
        measurements.pipeline(world, rows, certificates, runs == 0 ? 3 : runs);
      }
    }
    return 0;
  }
}
