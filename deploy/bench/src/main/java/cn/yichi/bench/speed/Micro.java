package cn.yichi.bench.speed;

import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs JMH on one thread, each run in a process of its own unless it is to be quick. */
final class Micro {
  private final EventSample sample;
  private final boolean quick;

  /**
   * @param quick whether a run only proves that it runs
   */
  Micro(EventSample sample, boolean quick) {
    this.sample = sample;
    this.quick = quick;
  }

  /** Operations a second of one method of a benchmark. */
  double perSecond(Class<?> benchmark, String method) {
    sample.tellThisProcess();
    var options =
        new OptionsBuilder()
            .include("^" + benchmark.getName().replace(".", "\\.") + "\\." + method + "$")
            .forks(quick ? 0 : 1)
            .threads(1)
            .warmupIterations(quick ? 1 : 4)
            .warmupTime(TimeValue.milliseconds(quick ? 300 : 2_000))
            .measurementIterations(quick ? 1 : 5)
            .measurementTime(TimeValue.milliseconds(quick ? 300 : 2_000))
            .jvmArgs(arguments())
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .build();
    try {
      RunResult run = new Runner(options).runSingle();
      return run.getPrimaryResult().getScore();
    } catch (RunnerException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private String[] arguments() {
    List<String> arguments = new ArrayList<>(sample.arguments());
    arguments.add("-Xmx512m");
    arguments.add("-XX:+UseSerialGC");
    return arguments.toArray(String[]::new);
  }
}
