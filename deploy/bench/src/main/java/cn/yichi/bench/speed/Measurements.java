package cn.yichi.bench.speed;

import cn.yichi.bench.site.Surroundings;
import cn.yichi.bench.speed.Enquiries.Met;
import cn.yichi.bench.speed.Enquiries.Turn;
import cn.yichi.bench.speed.PairedRuns.Round;
import cn.yichi.sandbox.sample.SampleFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Turns rounds into results. */
final class Measurements {
  private static final double DECISIONS_WANTED = 1_000_000;

  private final Report report;
  private final Surroundings surroundings = Surroundings.look();

  Measurements(Report report) {
    this.report = report;
  }

  /** The journey of so many rows, in certificates a second. */
  Result pipeline(World world, Rows rows, long count, int runs)
      throws IOException, InterruptedException {
    PairedRuns paired = new PairedRuns(world, world.form(), rows, report);
    paired.warm(warming(count));
    List<Round> rounds = paired.measure(count, runs);
    Map<String, Object> details = details(world, rounds);
    return keep(journey("pipeline", count, rounds, world.form(), details));
  }

  /**
   * As {@link #pipeline}, with a smaller twin of the same form before it in the same world: where
   * memory stays bounded and no step slows with what is stored, their ratios are alike.
   */
  Result pipelineWithTwin(World world, Rows rows, long twin, long count, int runs)
      throws IOException, InterruptedException {
    PairedRuns paired = new PairedRuns(world, world.form(), rows, report);
    paired.warm(warming(twin));
    double twinRatio = median(paired.measure(twin, 3)).pair().ratio();
    List<Round> rounds = paired.measure(count, runs);
    LateDesk.Told told = new LateDesk(world).run();
    report.line(
        "notification, started after it all: %,d notices, %,d messages in %.0f s",
        told.notices(), told.messages(), told.seconds());
    Map<String, Object> details = details(world, rounds);
    details.put("lateNotices", told.notices());
    details.put("lateMessages", told.messages());
    details.put("lateSeconds", Result.rounded(told.seconds()));
    details.put("twin", Map.of("n", twin, "ratio", Result.rounded(twinRatio)));
    details.put("ratioOfTwins", Result.rounded(median(rounds).pair().ratio() / twinRatio));
    return keep(journey("pipeline", count, rounds, world.form(), details));
  }

  /** Bulk import of so many rows by one registry, in rows a second. */
  Result imports(World world, Rows rows, long count, int runs)
      throws IOException, InterruptedException {
    PairedRuns paired = new PairedRuns(world, Form.IMPORT, rows, report);
    paired.warm(warming(count));
    List<Round> rounds = paired.measure(count, runs);
    Round median = median(rounds);
    return keep(
        result(
            "import-" + Result.size(count),
            count,
            count / median.arrived().seconds(),
            "rows/s",
            count / median.floorSeconds(),
            median.pair().ratio(),
            rounds.size(),
            Form.IMPORT.words() + "; floor: its documents and records, bare",
            details(world, rounds)));
  }

  /**
   * Questions at a host that holds about so many certificates; the worst number of clients counts.
   */
  Result enquiries(World world, Rows rows, long certificates, EnquiryPlan plan)
      throws IOException, InterruptedException {
    SampleFile file = rows.next(certificates * 4 / 3);
    long held = new Journey(world, world.form()).run(file).accepted();
    List<Met> met = new Enquiries(world, report, plan).measure(file);
    Map<String, Object> details = new LinkedHashMap<>();
    met.forEach(each -> details.put(each.clients() + " clients", each.figures()));
    Turn worst =
        met.stream().map(Met::rate).min(Comparator.comparingDouble(Turn::ratio)).orElseThrow();
    return keep(
        result(
            "enquiry",
            held,
            worst.ours().perSecond(),
            "answers/s",
            worst.bare().perSecond(),
            worst.ratio(),
            plan.runs(),
            "one recognition service; floor: an endpoint that finds by id and inserts, behind the"
                + " same web server, filters and sign-in, without an audit log; the number of"
                + " clients with the lowest ratio",
            details));
  }

  /** A roster, beside batched look-ups of the same certificates. */
  Result roster(World world, Rows rows, long wanted, int runs)
      throws IOException, InterruptedException {
    SampleFile file = rows.next(wanted * 4 / 3);
    new Journey(world, world.form()).run(file);
    List<Rosters.Turn> turns =
        new Rosters(world)
            .measure(file, runs).stream()
                .sorted(Comparator.comparingDouble(Rosters.Turn::ratio))
                .toList();
    turns.forEach(
        each ->
            report.line(
                "%,d rows, %,d against a holder, in %.2f s, found bare in %.2f s, ratio %.2f; what they leave written bare"
                    + " in %.2f s, ratio %.2f",
                each.rows(),
                each.adverse(),
                each.ours(),
                each.found(),
                each.ratio(),
                each.written(),
                each.ratioWithWrites()));
    Rosters.Turn median = turns.get((turns.size() - 1) / 2);
    return keep(
        result(
            "roster",
            median.rows(),
            median.rows() / median.ours(),
            "rows/s",
            median.rows() / median.found(),
            median.ratio(),
            turns.size(),
            "one recognition service, from upload until every row is answered, nobody having asked"
                + " before; floor: the same"
                + " certificates found 500 at a time by number digest through the bare driver",
            Map.of(
                "ratios",
                turns.stream().map(each -> Result.rounded(each.ratio())).toList(),
                "ratiosWithWrites",
                turns.stream().map(each -> Result.rounded(each.ratioWithWrites())).toList())));
  }

  /** Decisions taken again because issuers changed, beside the host's documents rewritten bare. */
  Result reevaluate(World world, Rows rows, long certificates, int wanted)
      throws IOException, InterruptedException {
    Reevaluations reevaluations = new Reevaluations(world, report);
    reevaluations.fill(rows, certificates);
    List<Reevaluations.Turn> turns =
        reevaluations.measure(wanted).stream()
            .sorted(Comparator.comparingDouble(Reevaluations.Turn::ratio))
            .toList();
    world.checkAlive();
    report.memory(world);
    Reevaluations.Turn median = turns.get((turns.size() - 1) / 2);
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("changed", median.changed());
    details.put("issuers", median.runs());
    details.put("decidedSeconds", Result.rounded(median.decided()));
    details.put("seconds", Result.rounded(median.published()));
    details.put("floorSeconds", Result.rounded(median.floor().seconds()));
    details.put("ratios", rounded(turns.stream().map(Reevaluations.Turn::ratio).toList()));
    details.put(
        "ratiosOfStores", rounded(turns.stream().map(Reevaluations.Turn::ratioOfStores).toList()));
    details.put("heapMegabytes", heaps(world));
    return keep(
        result(
            "reevaluate-" + Result.size(certificates),
            certificates,
            median.changed() / median.published(),
            "decisions/s",
            median.changed() / median.floor().seconds(),
            median.ratio(),
            turns.size(),
            "one recognition service, from the first confirmation at the issuers' registry until"
                + " every decision, all changed, is published and every reader has it; floor: the"
                + " host's documents read once, kept as history and replaced, a record of each sent"
                + " in transactions and the document updated once more, 500 after 500 through bare"
                + " driver and producer, without readers; ratiosOfStores: until the last run has"
                + " ended, beside that without what is sent",
            details));
  }

  /** Decisions on one core, beside the rate that was asked for; with conditions, beside CEL. */
  Result assess(EventSample sample, boolean quick) throws IOException {
    Micro micro = new Micro(sample, quick);
    List<Double> rates = new ArrayList<>();
    List<Double> shipped = new ArrayList<>();
    List<Pair> conditioned = new ArrayList<>();
    List<Pair> longer = new ArrayList<>();
    sample.tellThisProcess();
    double conditions = AssessBenchmark.conditionsPerCase();
    for (int run = 0; run < (quick ? 1 : 3); run++) {
      rates.add(micro.perSecond(AssessBenchmark.class, "assess"));
      shipped.add(micro.perSecond(AssessBenchmark.class, "assessShipped"));
      conditioned.add(conditioned(micro, "assessConditioned", "condition", conditions));
      longer.add(conditioned(micro, "assessConditionedEach", "conditionEach", conditions));
    }
    List<Double> ordered = rates.stream().sorted().toList();
    double rate = ordered.get((ordered.size() - 1) / 2);
    Pair median = Pair.median(conditioned);
    report.line(
        "with a condition in each clause %,.0f/s: %.2f of bare CEL, %.2f conditions a case; with"
            + " one that reads the day of issue too: %.2f",
        1 / median.seconds(), median.ratio(), conditions, Pair.median(longer).ratio());
    return keep(
        result(
            "assess",
            sample.count(),
            rate,
            "decisions/s",
            DECISIONS_WANTED,
            rate / DECISIONS_WANTED,
            rates.size(),
            "RecognitionPolicy.assess on one thread, the sandbox's mix of certificates, ten of the"
                + " shipped agreements; floor: no measurement but the rate asked for. conditioned:"
                + " a condition in CEL in each of their clauses, beside the rate of that condition"
                + " alone by how often it is asked for a case; the engine remembers what a condition"
                + " said of equal facts, bare CEL does not. longer: a condition that reads the day"
                + " of issue too",
            Map.of(
                "rates",
                rounded(rates),
                "shippedRates",
                rounded(shipped),
                "conditionsPerCase",
                Result.rounded(conditions),
                "longerRatios",
                rounded(longer.stream().map(Pair::ratio).toList()),
                "conditionedRates",
                rounded(conditioned.stream().map(each -> 1 / each.seconds()).toList()),
                "conditionedRatio",
                Result.rounded(median.ratio()),
                "conditionedRatios",
                rounded(conditioned.stream().map(Pair::ratio).toList()))));
  }

  private static Pair conditioned(Micro micro, String with, String bare, double conditions) {
    return new Pair(
        1 / micro.perSecond(AssessBenchmark.class, with),
        conditions / micro.perSecond(AssessBenchmark.class, bare));
  }

  private static List<Double> rounded(List<Double> values) {
    return values.stream().map(Result::rounded).toList();
  }

  /** Events written and read on one core, beside Jackson's trees of the same bytes. */
  Result codec(EventSample sample, boolean quick) throws IOException {
    Micro micro = new Micro(sample, quick);
    List<Pair> pairs = new ArrayList<>();
    for (int run = 0; run < (quick ? 1 : 3); run++) {
      double codec = micro.perSecond(CodecBenchmark.class, "codec");
      pairs.add(new Pair(1 / codec, 1 / micro.perSecond(CodecBenchmark.class, "tree")));
    }
    Pair median = Pair.median(pairs);
    return keep(
        result(
            "codec",
            sample.count(),
            1 / median.seconds(),
            "events/s",
            1 / median.floorSeconds(),
            median.ratio(),
            pairs.size(),
            "EventCodec on one thread, certificates and decisions in turn, each written and read;"
                + " floor: Jackson alone, the same bytes read and written as a tree",
            Map.of("ratios", pairs.stream().map(pair -> Result.rounded(pair.ratio())).toList())));
  }

  /** Signatures a second on one core and microseconds a record of a batch; printed, not kept. */
  void signing(EventSample sample, boolean quick) {
    Micro micro = new Micro(sample, quick);
    for (String algorithm : List.of("ed25519", "sm2")) {
      double signs = micro.perSecond(SigningBenchmark.class, algorithm + "Sign");
      double verifies = micro.perSecond(SigningBenchmark.class, algorithm + "Verify");
      double signing = micro.perSecond(SigningBenchmark.class, algorithm + "SignBatch");
      double hashing = micro.perSecond(SigningBenchmark.class, algorithm + "VerifyBatch");
      double verifying = 1 / hashing + 1 / verifies;
      report.line(
          "%s: %,.0f signatures/s, %,.0f checks/s; of a batch of %d a record costs %.2f µs to sign"
              + " and %.2f µs to verify",
          algorithm,
          signs,
          verifies,
          SigningBenchmark.BATCH,
          1e6 / signing / SigningBenchmark.BATCH,
          1e6 * verifying / SigningBenchmark.BATCH);
    }
  }

  private Result journey(
      String name, long count, List<Round> rounds, Form form, Map<String, Object> details) {
    Round median = median(rounds);
    long accepted = median.arrived().accepted();
    return result(
        name + "-" + Result.size(count),
        count,
        accepted / median.arrived().seconds(),
        "certificates/s",
        accepted / median.floorSeconds(),
        median.pair().ratio(),
        rounds.size(),
        form.words() + "; floor: the documents and records they left, bare",
        details);
  }

  private Map<String, Object> details(World world, List<Round> rounds) throws IOException {
    world.checkAlive();
    report.memory(world);
    Round median = median(rounds);
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("accepted", median.arrived().accepted());
    details.put("seconds", Result.rounded(median.arrived().seconds()));
    details.put("importSeconds", Result.rounded(median.arrived().importSeconds()));
    details.put("floorSeconds", Result.rounded(median.floorSeconds()));
    details.put("documents", median.documents());
    details.put("records", median.records());
    details.put(
        "ratios", rounds.stream().map(round -> Result.rounded(round.pair().ratio())).toList());
    details.put("processorSeconds", rounded(median.processor()));
    details.put("floorProcessorSeconds", rounded(median.floorProcessor()));
    details.put("heapMegabytes", heaps(world));
    return details;
  }

  private static Map<String, Long> heaps(World world) throws IOException {
    Map<String, Long> heaps = new TreeMap<>();
    for (var service : world.services()) {
      heaps.put(service.name(), Usage.peakHeap(world.processes().gcLog(service.name())));
    }
    return heaps;
  }

  private static Map<String, Double> rounded(Map<String, Double> values) {
    Map<String, Double> rounded = new TreeMap<>();
    values.forEach((name, value) -> rounded.put(name, Result.rounded(value)));
    return rounded;
  }

  private static Round median(List<Round> rounds) {
    Pair median = Pair.median(rounds.stream().map(Round::pair).toList());
    return rounds.stream().filter(round -> round.pair().equals(median)).findFirst().orElseThrow();
  }

  /** After 20 000 rows the compilers are still at work: the first of three runs was the slowest. */
  private static long warming(long count) {
    return Math.clamp(count, 300, 100_000);
  }

  Result keep(Result result) throws IOException {
    report.result(result);
    return result;
  }

  Result result(
      String name,
      long n,
      double rate,
      String unit,
      double floor,
      double ratio,
      int runs,
      String form,
      Map<String, Object> details) {
    return new Result(
        name,
        n,
        Result.rounded(rate),
        unit,
        Result.rounded(floor),
        Result.rounded(ratio),
        runs,
        form,
        details,
        surroundings.commit(),
        surroundings.machine(),
        surroundings.date());
  }
}
