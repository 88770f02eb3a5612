package cn.yichi.bench.speed;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Tells at the terminal what was measured, and keeps the results as files. */
final class Report {
  private final PrintStream out;
  private final Path results;

  /**
   * @param results folder for one JSON a result
   */
  Report(PrintStream out, Path results) {
    this.out = out;
    this.results = results;
  }

  void line(String form, Object... values) {
    out.printf(Locale.ROOT, "  " + form + "%n", values);
  }

  /** Where the time went: seconds of processor of each process. */
  void processor(Map<String, Double> journey, Map<String, Double> floor) {
    out.printf(Locale.ROOT, "    %-22s %10s %10s%n", "processor seconds", "journey", "floor");
    journey.forEach(
        (name, seconds) ->
            out.printf(
                Locale.ROOT,
                "    %-22s %10.1f %10.1f%n",
                name,
                seconds,
                floor.getOrDefault(name, Double.NaN)));
  }

  /** What a certificate left, collection by collection and topic by topic. */
  void left(Capture capture, long accepted) {
    for (Capture.Lot lot : capture.lots()) {
      out.printf(
          Locale.ROOT,
          "    %5.2f %s%s%n",
          (double) lot.entries() / accepted,
          lot.name(),
          lot.updates() == 0
              ? ""
              : String.format(Locale.ROOT, ", %.2f updates", (double) lot.updates() / accepted));
    }
    capture
        .records()
        .forEach(
            (topic, count) ->
                out.printf(
                    Locale.ROOT,
                    "    %5.2f records in %s, read by %d groups%n",
                    (double) count / accepted,
                    topic,
                    capture.readersOf(topic)));
  }

  /** What each service held at most. */
  void memory(World world) throws IOException {
    out.printf(Locale.ROOT, "    %-22s %10s %10s%n", "megabytes at most", "heap", "resident");
    for (var service : world.services()) {
      String name = service.name();
      out.printf(
          Locale.ROOT,
          "    %-22s %10d %10d%n",
          name,
          Usage.peakHeap(world.processes().gcLog(name)),
          Usage.peakResident(world.processes().process(name)));
    }
  }

  void result(Result result) throws IOException {
    Path file = result.write(results);
    out.printf(
        Locale.ROOT,
        "%n%-14s %,14.0f %-15s floor %,14.0f   ratio %.2f%n  -> %s%n%n",
        result.name(),
        result.rate(),
        result.unit(),
        result.floor(),
        result.ratio(),
        file);
  }
}
