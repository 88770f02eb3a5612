package cn.yichi.bench.speed;

import cn.yichi.bench.site.TemporaryFolder;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Every measurement whose result is committed, one after another. */
@Command(
    name = "all",
    mixinStandardHelpOptions = true,
    description = "Every measurement, one after another; about three quarters of an hour.")
final class AllCommand implements Callable<Integer> {
  private static final long ROWS = 100_000;
  private static final long MANY = 1_000_000;
  private static final long FEW = 400;

  @Mixin private final Options options = new Options();

  @Option(
      names = "--quick",
      description = "each only so far that it proves to run; writes to target/results")
  boolean quick;

  @Override
  public Integer call() throws Exception {
    TemporaryFolder folder = TemporaryFolder.create();
    try {
      Measurements measurements = new Measurements(options.report(!quick));
      Path sample = folder.path().resolve("sample");
      EventSample events = quick ? quick(measurements, sample) : whole(measurements, sample);
      measurements.assess(events, quick);
      measurements.codec(events, quick);
      measurements.signing(events, quick);
      return 0;
    } finally {
      folder.delete();
    }
  }

  private EventSample whole(Measurements measurements, Path sample) throws Exception {
    EventSample events;
    try (World world = World.start(Form.WHOLE, ROWS, options.mongodb())) {
      Rows rows = new Rows(world.folder());
      measurements.pipeline(world, rows, ROWS, 3);
    }
    try (World world = World.start(Form.IMPORT, ROWS, options.mongodb())) {
      measurements.imports(world, new Rows(world.folder()), ROWS, 3);
    }
    try (World world = World.start(Form.FOREIGN_HOST, ROWS * 4 / 3, options.mongodb())) {
      Rows rows = new Rows(world.folder());
      new Journey(world, world.form()).run(rows.next(ROWS / 25));
      events = EventSample.take(world, sample);
      measurements.enquiries(world, rows, ROWS, EnquiryPlan.WHOLE);
    }
    try (World world = World.start(Form.FOREIGN_HOST, MANY, options.mongodb())) {
      measurements.pipelineWithTwin(world, new Rows(world.folder()), ROWS, MANY, 1);
    }
    return events;
  }

  /** One small world for all, since most of a quick run is starting. */
  private EventSample quick(Measurements measurements, Path sample) throws Exception {
    try (World world = World.start(Form.FOREIGN_HOST, FEW, options.mongodb())) {
      Rows rows = new Rows(world.folder());
      measurements.pipeline(world, rows, FEW, 1);
      measurements.imports(world, rows, FEW, 1);
      measurements.enquiries(world, rows, FEW, EnquiryPlan.QUICK);
      return EventSample.take(world, sample);
    }
  }
}
