package cn.yichi.bench.speed;

import cn.yichi.bench.speed.CostCommand.Protection;
import cn.yichi.sandbox.ServiceAt;
import cn.yichi.sandbox.sample.SampleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/**
 * Journeys through a world with a protection and one without, in turn, the other one first each
 * time: so both meet the same machine. The time of both counts, and the seconds of processor that
 * the services took, which a busy machine blurs less.
 */
final class Cost {
  /** After four, services compile little more. */
  private static final int WARMING = 4;

  private static final int TAG = 16;

  private final Protection of;
  private final Side with;
  private final Side without;
  private final Report report;

  Cost(Protection of, World with, World without, Report report) {
    this.of = of;
    this.with = new Side(with);
    this.without = new Side(without);
    this.report = report;
  }

  /**
   * One journey.
   *
   * @param seconds until all was done
   * @param processor seconds of processor of the services
   */
  private record Run(double seconds, double processor, long accepted) {}

  void measure(long count, int runs) throws IOException, InterruptedException {
    for (int run = 0; run < WARMING; run++) {
      Run one = with.run(count);
      Run other = without.run(count);
      report.line("warm after %.1f s and %.1f s", one.seconds(), other.seconds());
    }
    List<Pair> pairs = new ArrayList<>();
    List<Pair> processor = new ArrayList<>();
    long accepted = 0;
    for (int run = 0; run < runs; run++) {
      boolean first = run % 2 == 0;
      Run early = (first ? with : without).run(count);
      Run late = (first ? without : with).run(count);
      Run ours = first ? early : late;
      Run bare = first ? late : early;
      accepted = ours.accepted();
      pairs.add(new Pair(ours.seconds(), bare.seconds()));
      processor.add(new Pair(ours.processor(), bare.processor()));
      report.line(
          "run %d: %.1f s with it, %.1f s without, ratio %.2f; services' processor %.1f s and %.1f"
              + " s, ratio %.2f",
          run + 1,
          ours.seconds(),
          bare.seconds(),
          pairs.getLast().ratio(),
          ours.processor(),
          bare.processor(),
          processor.getLast().ratio());
    }
    keep(count, accepted, pairs, processor);
  }

  private void keep(long count, long accepted, List<Pair> pairs, List<Pair> processor)
      throws IOException {
    Pair median = Pair.median(pairs);
    Pair median2 = Pair.median(processor);
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("ratios", ratios(pairs));
    details.put("processorSeconds", Result.rounded(median2.seconds()));
    details.put("processorSecondsWithout", Result.rounded(median2.floorSeconds()));
    details.put("processorRatio", Result.rounded(median2.ratio()));
    details.put("processorRatios", ratios(processor));
    Measurements measurements = new Measurements(report);
    measurements.keep(
        measurements.result(
            of.result(),
            count,
            accepted / median.seconds(),
            "certificates/s",
            accepted / median.floorSeconds(),
            median.ratio(),
            pairs.size(),
            Form.WHOLE.words() + "; " + of.words + "; floor: the same without",
            details));
  }

  private static List<Double> ratios(List<Pair> pairs) {
    return pairs.stream().map(pair -> Result.rounded(pair.ratio())).toList();
  }

  /** One of the worlds, which each file meets empty. */
  private static final class Side {
    private final World world;
    private final Rows rows;
    private final Holdings empty;

    Side(World world) {
      this.world = world;
      this.rows = new Rows(world.folder());
      this.empty = Holdings.look(world, world.form());
    }

    Run run(long count) throws IOException, InterruptedException {
      SampleFile file = rows.next(count);
      world.tidy();
      Map<String, Double> before = processor();
      Journey.Arrived arrived = new Journey(world, world.form()).run(file);
      Map<String, Double> used = Usage.difference(before, processor());
      Files.delete(file.file());
      checkCipher();
      Holdings.empty(world, empty);
      double services =
          world.services().stream().mapToDouble(each -> used.getOrDefault(each.name(), 0.0)).sum();
      return new Run(arrived.seconds(), services, arrived.accepted());
    }

    private Map<String, Double> processor() throws IOException {
      return Usage.processor(world.processes(), world.names());
    }

    /** A name that is sealed ends with a tag; behind the cipher that copies it is zeros. */
    private void checkCipher() {
      ServiceAt registry = world.service("registry-510000");
      Document person =
          world.mongo().getDatabase(registry.database()).getCollection("persons").find().first();
      if (person == null) {
        throw new IllegalStateException("nobody was registered");
      }
      String text = person.get("name", Document.class).getString("sealed");
      byte[] bytes = Base64.getUrlDecoder().decode(text.substring(text.indexOf('.') + 1));
      byte[] tag = Arrays.copyOfRange(bytes, bytes.length - TAG, bytes.length);
      if (Arrays.equals(tag, new byte[TAG]) != world.copiesInsteadOfSealing()) {
        throw new IllegalStateException("a name is not sealed as this world should seal it");
      }
    }
  }
}
