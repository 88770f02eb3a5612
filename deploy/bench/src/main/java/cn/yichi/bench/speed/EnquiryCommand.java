package cn.yichi.bench.speed;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Employers' questions beside a bare look-up. */
@Command(
    name = "enquiry",
    mixinStandardHelpOptions = true,
    description = "Questions to one recognition service, beside a bare endpoint that finds by id.")
final class EnquiryCommand implements Callable<Integer> {
  private static final long COMMITTED = 100_000;

  @Mixin private final Options options = new Options();

  @Option(
      names = "--certificates",
      paramLabel = "N",
      description = "certificates that the service holds, about (default: ${DEFAULT-VALUE})")
  long certificates = COMMITTED;

  @Override
  public Integer call() throws Exception {
    Report report = options.report(certificates == COMMITTED);
    report.line("enquiries among about %,d certificates", certificates);
    try (World world = World.start(Form.FOREIGN_HOST, certificates * 4 / 3, options.mongodb())) {
      new Measurements(report)
          .enquiries(world, new Rows(world.folder()), certificates, EnquiryPlan.WHOLE);
    }
    return 0;
  }
}
