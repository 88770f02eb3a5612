package cn.yichi.bench.speed;

import static com.mongodb.client.model.Filters.in;

import cn.yichi.bench.speed.IssuerSteps.Proposed;
import cn.yichi.bench.speed.IssuerSteps.Step;
import cn.yichi.sandbox.ServiceAt;
import cn.yichi.sandbox.sample.SampleFile;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import tools.jackson.databind.JsonNode;

/**
 * Issuers suspended or reinstated at their registry, from the first confirmation until the host has
 * taken every decision again that rests on them, and until every reader has what was published of
 * it; then the documents of the host rewritten and as many records sent bare. Where many
 * certificates are held, issuers are changed a few at a time and what the history keeps is dropped
 * in between, off the clock, so that memory holds it.
 */
final class Reevaluations {
  private static final String HOME = "510000/";
  private static final String DECISIONS = "yichi.500000.recognitions";
  private static final int WARMING = 2;

  /**
   * Of one file, and of the issuers that change at once; between two the registry is emptied, or
   * the history, so that memory holds the host's books.
   */
  private static final long LOT = 100_000;

  private static final long LOOK = 250;
  private static final long STALLED = TimeUnit.MINUTES.toNanos(5);

  private final World world;
  private final Report report;
  private final ServiceAt host;
  private final MongoDatabase database;
  private final IssuerSteps issuers;

  Reevaluations(World world, Report report) {
    this.world = world;
    this.report = report;
    this.host = world.service("recognition-500000");
    this.database = world.mongo().getDatabase(host.database());
    this.issuers = new IssuerSteps(world);
  }

  /**
   * One change and its floor.
   *
   * @param runs of the service, one an issuer
   * @param changed decisions that are others now: every one that rests on the issuers
   * @param confirmed seconds until the registry had taken in the last confirmation
   * @param decided seconds until the last run had ended
   * @param published seconds until every reader had every changed decision
   */
  record Turn(
      Step step,
      int runs,
      long changed,
      double confirmed,
      double decided,
      double published,
      Rewriting.Took floor) {

    double ratio() {
      return floor.seconds() / published;
    }

    /** Until it is decided, beside the floor without what is sent. */
    double ratioOfStores() {
      return floor.stores() / decided;
    }
  }

  /** What some issuers of a turn came to. */
  private record Part(int runs, long changed, double confirmed, double decided, double published) {
    Part plus(Part other) {
      return new Part(
          runs + other.runs,
          changed + other.changed,
          confirmed + other.confirmed,
          decided + other.decided,
          published + other.published);
    }
  }

  /** Has the host decide about so many certificates. */
  void fill(Rows rows, long certificates) throws IOException, InterruptedException {
    Holdings empty = Holdings.look(world, world.form());
    for (long left = certificates; left > 0; left -= LOT) {
      SampleFile file = rows.next(Math.min(left, LOT) * 4 / 3);
      new Journey(world, world.form()).run(file);
      Files.delete(file.file());
      Holdings.empty(world, empty, ServiceAt.Kind.REGISTRY);
    }
  }

  /** Suspensions and reinstatements in turn, after two of some issuers that only warm. */
  List<Turn> measure(int turns) throws IOException, InterruptedException {
    List<List<String>> lots = lots();
    List<Turn> measured = new ArrayList<>();
    for (int turn = 0; turn < WARMING + turns; turn++) {
      boolean warming = turn < WARMING;
      Turn done =
          turn(
              turn % 2 == 0 ? Step.SUSPENSION : Step.REINSTATEMENT,
              warming ? lots.subList(0, 1) : lots);
      tell(warming ? "warming, " : "", done);
      if (!warming) {
        measured.add(done);
      }
    }
    return measured;
  }

  /** The issuers, by so many at once that the history of a change fits into memory. */
  private List<List<String>> lots() {
    List<List<String>> lots = new ArrayList<>();
    long held = LOT;
    for (String each : issuers.issuers()) {
      long its = resting(List.of(each));
      if (held + its > LOT) {
        lots.add(new ArrayList<>());
        held = 0;
      }
      lots.getLast().add(each);
      held += its;
    }
    return lots;
  }

  private void tell(String which, Turn turn) {
    report.line(
        "%s%s: %,d decisions by %d runs in %.2f s, confirmed after %.2f s, with all readers after"
            + " %.2f s; bare: as many documents read in %.2f s, kept in %.2f s, written in %.2f s, sent"
            + " in %.2f s, updated in %.2f s; ratio %.2f, of the stores alone %.2f",
        which,
        turn.step().name().toLowerCase(Locale.ROOT),
        turn.changed(),
        turn.runs(),
        turn.decided(),
        turn.confirmed(),
        turn.published(),
        turn.floor().reading(),
        turn.floor().keeping(),
        turn.floor().writing(),
        turn.floor().sending(),
        turn.floor().clearing(),
        turn.ratio(),
        turn.ratioOfStores());
  }

  private Turn turn(Step step, List<List<String>> lots) throws IOException, InterruptedException {
    Part sum = new Part(0, 0, 0, 0, 0);
    for (List<String> some : lots) {
      sum = sum.plus(part(step, some));
      database.getCollection("certificates_history").deleteMany(new Document());
    }
    world.tidy();
    try (Rewriting floor = new Rewriting(world, database, DECISIONS)) {
      return new Turn(
          step,
          sum.runs(),
          sum.changed(),
          sum.confirmed(),
          sum.decided(),
          sum.published(),
          floor.run(sum.changed()));
    }
  }

  private Part part(Step step, List<String> some) throws IOException, InterruptedException {
    Proposed proposed = issuers.propose(step, some);
    long expected = resting(some);
    Journey journey = new Journey(world, world.form());
    world.tidy();
    Instant begun = Instant.now();
    long begunAt = System.nanoTime();
    issuers.confirm(proposed);
    double confirmed = seconds(begunAt, System.nanoTime());
    Ended ended = ended(proposed.versions());
    double decided = Duration.between(begun, ended.at()).toMillis() / 1e3;
    double published = seconds(begunAt, journey.awaitQuiet(0));
    if (ended.changed() != expected) {
      throw new IllegalStateException(
          "%d decisions rest on the issuers, %d are others now"
              .formatted(expected, ended.changed()));
    }
    return new Part(ended.runs(), ended.changed(), confirmed, decided, published);
  }

  private static double seconds(long since, long until) {
    return (until - since) / 1e9;
  }

  private long resting(List<String> some) {
    List<String> keys = some.stream().map(HOME::concat).toList();
    return database.getCollection("certificates").countDocuments(in("issuer", keys));
  }

  /**
   * The runs of a change.
   *
   * @param at when the last of them ended
   */
  private record Ended(int runs, long changed, Instant at) {}

  private Ended ended(Map<String, Integer> versions) throws InterruptedException {
    long examined = -1;
    long since = System.nanoTime();
    while (true) {
      world.checkAlive();
      List<JsonNode> runs = runs(versions);
      if (runs.size() == versions.size() && runs.stream().allMatch(Reevaluations::hasEnded)) {
        return new Ended(
            runs.size(),
            runs.stream().mapToLong(each -> each.path("changed").asLong()).sum(),
            runs.stream()
                .map(each -> Instant.parse(each.path("ended").asString()))
                .max(Instant::compareTo)
                .orElseThrow());
      }
      long now = runs.stream().mapToLong(each -> each.path("examined").asLong()).sum();
      if (now != examined) {
        examined = now;
        since = System.nanoTime();
      } else if (System.nanoTime() - since > STALLED) {
        throw new IllegalStateException("runs stand still: " + runs);
      }
      TimeUnit.MILLISECONDS.sleep(LOOK);
    }
  }

  /** The runs to these versions of the issuers, as far as they have begun. */
  private List<JsonNode> runs(Map<String, Integer> versions) {
    List<JsonNode> runs = new ArrayList<>();
    for (JsonNode each :
        world.api().get(host.url() + "/api/reassessments?limit=500").path("items")) {
      String reaches = each.path("reaches").path(0).asString("");
      if (each.path("kind").asString().equals("ISSUER")
          && reaches.startsWith(HOME)
          && each.path("target").asString().equals(target(versions, reaches))) {
        runs.add(each);
      }
    }
    return runs;
  }

  private static String target(Map<String, Integer> versions, String reaches) {
    return String.valueOf(versions.get(reaches.substring(HOME.length())));
  }

  private static boolean hasEnded(JsonNode run) {
    return run.path("state").asString().equals("ENDED");
  }
}
