package cn.yichi.bench.faults;

import cn.yichi.bench.site.Surroundings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The runs so far, as they are committed: sums, seeds, and a line a run. */
final class FaultResults {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Surroundings surroundings = Surroundings.look();
  private final ObjectNode all;

  private FaultResults(ObjectNode all) {
    this.all = all;
  }

  /** What a file holds; nothing where there is none. */
  static FaultResults read(@Nullable Path file) {
    if (file != null && Files.exists(file)) {
      return new FaultResults((ObjectNode) JSON.readTree(file.toFile()));
    }
    ObjectNode empty = JSON.createObjectNode();
    empty.put("name", "faults");
    for (String sum : List.of("runs", "clean", "lost", "twice", "stale", "unexplained")) {
      empty.put(sum, 0);
    }
    empty.putArray("seeds");
    empty.putArray("each");
    return new FaultResults(empty);
  }

  /**
   * Adds a run.
   *
   * @param durable whether the database kept what it acknowledged, or was the stand-in
   */
  void add(
      long seed,
      long certificates,
      boolean durable,
      FaultRun run,
      Findings findings,
      double seconds) {
    sum("runs", 1);
    sum("clean", findings.clean() ? 1 : 0);
    sum("lost", findings.lost());
    sum("twice", findings.twice());
    sum("stale", findings.stale());
    sum("unexplained", findings.unexplained());
    ((ArrayNode) all.get("seeds")).add(seed);
    ObjectNode each = ((ArrayNode) all.get("each")).addObject();
    each.put("seed", seed);
    each.put("rowsARegion", certificates);
    each.put("clean", findings.clean());
    each.put("seconds", Math.round(seconds));
    each.put("database", durable ? "durable" : "stand-in");
    each.put("messagesLeftToAPerson", run.leftToAPerson());
    each.put("recordsHandedAgain", run.repetitions());
    ArrayNode faults = each.putArray("faults");
    for (Strike strike : run.strikes()) {
      ObjectNode struck = faults.addObject();
      struck.put("fault", strike.fault().name());
      struck.put("read", Math.round(strike.read() * 100) / 100.0);
      struck.put("backlog", strike.backlog());
    }
    if (!findings.clean()) {
      ArrayNode found = each.putArray("found");
      findings.words().forEach(found::add);
    }
    each.put("commit", surroundings.commit());
    each.put("date", surroundings.date());
  }

  private void sum(String name, long count) {
    all.put(name, all.path(name).asLong() + count);
  }

  void write(@Nullable Path file) throws IOException {
    if (file != null) {
      Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n");
    }
  }

  void print(PrintStream out) {
    out.printf(
        "%d runs, %d clean: %d lost, %d twice, %d stale, %d unexplained; seeds %s%n",
        all.path("runs").asLong(),
        all.path("clean").asLong(),
        all.path("lost").asLong(),
        all.path("twice").asLong(),
        all.path("stale").asLong(),
        all.path("unexplained").asLong(),
        all.path("seeds"));
  }
}
