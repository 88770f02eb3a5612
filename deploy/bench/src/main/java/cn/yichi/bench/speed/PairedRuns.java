package cn.yichi.bench.speed;

import cn.yichi.bench.site.Offsets;
import cn.yichi.bench.speed.Journey.Arrived;
import cn.yichi.sandbox.sample.SampleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Journeys and their floors in turn, in one warm world. Each journey meets empty books, each floor
 * fresh databases and topics, so that none works among what others left.
 */
final class PairedRuns {
  private static final int[] WRITERS = {2, 3, 4, 6, 8};
  private static final long FEWEST_WORTH_WARMING = 1_000;

  /** After four, services spent a tenth of the fifth's processor time on compiling still. */
  private static final int WARMING_JOURNEYS = 6;

  private final World world;
  private final Form form;
  private final Report report;
  private final Rows rows;
  private final Holdings empty;
  private final Floor floor;
  private int writers = WRITERS[0];

  /**
   * @param form what is measured; the world may run more
   */
  PairedRuns(World world, Form form, Rows rows, Report report) {
    this.world = world;
    this.form = form;
    this.rows = rows;
    this.report = report;
    this.empty = Holdings.look(world, world.form());
    this.floor = new Floor(world);
  }

  /**
   * One journey and its floor.
   *
   * @param arrived what became of the file
   * @param floorSeconds of the floor
   * @param documents it left
   * @param records it left
   * @param processor seconds of processor of each process, for journey and floor
   */
  record Round(
      Arrived arrived,
      double floorSeconds,
      long documents,
      long records,
      Map<String, Double> processor,
      Map<String, Double> floorProcessor) {
    Pair pair() {
      return new Pair(arrived.seconds(), floorSeconds);
    }
  }

  /** Brings both sides' code to speed, and finds the number of writers that suits the floor. */
  void warm(long count) throws IOException, InterruptedException {
    report.line("warming with %,d rows", count);
    Gone gone = journey(count);
    // Services go on compiling for as long as that; the floor's own code is far less.
    for (int again = 1; count >= FEWEST_WORTH_WARMING && again < WARMING_JOURNEYS; again++) {
      gone.capture().delete();
      gone = journey(count);
      report.line("warm after %.1f s", gone.arrived().seconds());
    }
    Capture capture = gone.capture();
    report.line("a certificate leaves");
    report.left(capture, gone.arrived().accepted());
    if (count >= FEWEST_WORTH_WARMING) {
      chooseWriters(capture);
    }
    capture.delete();
  }

  private void chooseWriters(Capture capture) throws IOException, InterruptedException {
    double best = floor.run(capture, writers);
    for (int candidate : WRITERS) {
      double seconds = floor.run(capture, candidate);
      report.line("floor with %d writers: %.1f s", candidate, seconds);
      if (seconds < best) {
        best = seconds;
        writers = candidate;
      }
    }
    report.line("the floor is fastest with %d writers", writers);
  }

  /** Rounds with a file of so many rows each. */
  List<Round> measure(long count, int runs) throws IOException, InterruptedException {
    List<Round> rounds = new ArrayList<>();
    for (int run = 1; run <= runs; run++) {
      Round round = round(count);
      rounds.add(round);
      report.line(
          "%s %,d rows, run %d: %.1f s (import %.1f s), floor %.1f s, ratio %.2f; %,d documents,"
              + " %,d records",
          form.name().toLowerCase(Locale.ROOT),
          count,
          run,
          round.arrived().seconds(),
          round.arrived().importSeconds(),
          round.floorSeconds(),
          round.pair().ratio(),
          round.documents(),
          round.records());
      report.processor(round.processor(), round.floorProcessor());
    }
    return rounds;
  }

  private record Gone(Arrived arrived, Capture capture, Map<String, Double> processor) {}

  private Round round(long count) throws IOException, InterruptedException {
    Gone gone = journey(count);
    Capture capture = gone.capture();
    try {
      world.tidy();
      Map<String, Double> before = processor();
      double floorSeconds = floor.run(capture, writers);
      return new Round(
          gone.arrived(),
          floorSeconds,
          capture.documents(),
          capture.recordCount(),
          gone.processor(),
          Usage.difference(before, processor()));
    } finally {
      capture.delete();
    }
  }

  private Gone journey(long count) throws IOException, InterruptedException {
    SampleFile file = rows.next(count);
    world.tidy();
    Offsets offsets = Offsets.look(world.admin());
    Journey journey = new Journey(world, form);
    Journey ofAll = new Journey(world, world.form());
    Map<String, Double> before = processor();
    Arrived arrived = journey.run(file);
    Map<String, Double> used = Usage.difference(before, processor());
    Files.delete(file.file());
    Capture capture = Capture.take(world, form, empty, offsets);
    if (world.form() != form) {
      ofAll.awaitQuiet(arrived.accepted());
    }
    Holdings.empty(world, empty);
    return new Gone(arrived, capture, used);
  }

  private Map<String, Double> processor() {
    return new TreeMap<>(Usage.processor(world.processes(), world.names()));
  }
}
