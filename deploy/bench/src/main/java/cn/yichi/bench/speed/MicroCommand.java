package cn.yichi.bench.speed;

import cn.yichi.bench.site.TemporaryFolder;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** JMH over events that a small import publishes first. */
abstract sealed class MicroCommand implements Callable<Integer> {
  private static final long ROWS = 4_000;

  @Mixin private final Options options = new Options();

  abstract void measure(Measurements measurements, EventSample sample) throws IOException;

  @Override
  public Integer call() throws Exception {
    TemporaryFolder folder = TemporaryFolder.create();
    try {
      EventSample sample;
      try (World world = World.start(Form.FOREIGN_HOST, ROWS, options.mongodb())) {
        new Journey(world, world.form()).run(new Rows(world.folder()).next(ROWS));
        sample = EventSample.take(world, folder.path().resolve("sample"));
      }
      measure(new Measurements(options.report(true)), sample);
      return 0;
    } finally {
      folder.delete();
    }
  }

  /** The engine alone. */
  @Command(
      name = "assess",
      mixinStandardHelpOptions = true,
      description = "Decisions a second of the engine on one core.")
  static final class Assess extends MicroCommand {
    @Override
    void measure(Measurements measurements, EventSample sample) throws IOException {
      measurements.assess(sample, false);
    }
  }

  /** The codec alone. */
  @Command(
      name = "codec",
      mixinStandardHelpOptions = true,
      description = "Events written and read a second on one core, beside Jackson's trees.")
  static final class Codec extends MicroCommand {
    @Override
    void measure(Measurements measurements, EventSample sample) throws IOException {
      measurements.codec(sample, false);
    }
  }

  /** Signatures alone. */
  @Command(
      name = "signing",
      mixinStandardHelpOptions = true,
      description = "Signatures a second on one core, and what a signed record costs.")
  static final class Signing extends MicroCommand {
    @Override
    void measure(Measurements measurements, EventSample sample) {
      measurements.signing(sample, false);
    }
  }
}
