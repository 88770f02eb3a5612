package cn.yichi.bench.speed;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;

import cn.yichi.platform.security.Role;
import cn.yichi.sandbox.ServiceAt;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two officers order one more safeguard on the clause by which Sichuan's skill certificates count,
 * so that every decision on one says another ground; and right after the run over them has ended,
 * the same documents are read once, kept as history and written again through the bare driver, in
 * chunks of the same size.
 */
final class Reevaluations {
  private static final int CHUNK = 500;
  private static final String REACH = "510000/SKILL_LEVEL/";
  private static final String CLAUSE = "/api/agreements/sc-cq-skill-2020/1/measures";
  private static final JsonMapper JSON = JsonMapper.shared();

  private final World world;
  private final ServiceAt host;
  private final MongoDatabase database;
  private final HttpClient http = HttpClient.newHttpClient();

  Reevaluations(World world) {
    this.world = world;
    this.host = world.service("recognition-500000");
    this.database = world.mongo().getDatabase(host.database());
  }

  /**
   * Seconds for so many certificates.
   *
   * @param ours from the begin of the run to its end
   * @param reading of the floor
   * @param keeping of the floor: copies as history
   * @param writing of the floor
   */
  record Turn(long certificates, double ours, double reading, double keeping, double writing) {
    double bare() {
      return reading + keeping + writing;
    }

    double ratio() {
      return bare() / ours;
    }

    double ratioWithoutHistory() {
      return (reading + writing) / ours;
    }
  }

  /** Pairs, after one that only warms. */
  List<Turn> measure(int runs) throws IOException, InterruptedException {
    List<Turn> turns = new ArrayList<>();
    for (int run = 0; run <= runs; run++) {
      world.tidy();
      order("bench-" + run);
      JsonNode ended = ended(run + 1);
      long changed = ended.path("changed").asLong();
      if (changed != ended.path("examined").asLong() || changed == 0) {
        throw new IllegalStateException("not every decision changed: " + ended);
      }
      Duration took =
          Duration.between(
              Instant.parse(ended.path("begun").asString()),
              Instant.parse(ended.path("ended").asString()));
      world.tidy();
      Turn turn = bare(run, changed, took.toMillis() / 1e3);
      if (run > 0) {
        turns.add(turn);
      }
    }
    return turns;
  }

  private void order(String id) throws IOException, InterruptedException {
    String today = LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();
    HttpResponse<String> proposed =
        send(
            CLAUSE,
            Role.OFFICER,
            Map.of(
                "id", id,
                "kind", "SAFEGUARD",
                "clause", "skill-level",
                "from", today,
                "reason", "bench"));
    String proposal =
        proposed
            .headers()
            .firstValue("Location")
            .orElseThrow(() -> new IllegalStateException("not proposed: " + proposed.body()));
    HttpResponse<String> confirmed = send(proposal + "/confirmation", Role.SUPERVISOR, Map.of());
    if (confirmed.statusCode() >= 300) {
      throw new IllegalStateException("not confirmed: " + confirmed.body());
    }
  }

  private HttpResponse<String> send(String path, Role as, Map<String, String> body)
      throws IOException, InterruptedException {
    return http.send(
        to(path, as)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** The n-th run over Sichuan's skill certificates, when it has ended. */
  private JsonNode ended(int nth) throws IOException, InterruptedException {
    while (true) {
      world.checkAlive();
      JsonNode items =
          JSON.readTree(
                  http.send(
                          to("/api/reassessments?limit=500", Role.OFFICER).build(),
                          HttpResponse.BodyHandlers.ofString())
                      .body())
              .path("items");
      List<JsonNode> all = new ArrayList<>();
      for (JsonNode each : items) {
        if (each.path("reaches").toString().contains("510000/SKILL_LEVEL")
            && !each.path("ended").isMissingNode()) {
          all.add(each);
        }
      }
      if (all.size() == nth) {
        return all.getFirst();
      }
      TimeUnit.MILLISECONDS.sleep(250);
    }
  }

  private HttpRequest.Builder to(String path, Role as) {
    return HttpRequest.newBuilder(URI.create(host.url() + path))
        .header("Authorization", world.tokens().bearer(as, URI.create(host.url())));
  }

  /** Only what goes through the driver is on the clock; documents are prepared beside it. */
  private Turn bare(int run, long certificates, double ours) {
    MongoCollection<RawBsonDocument> all =
        database.getCollection("certificates", RawBsonDocument.class);
    MongoCollection<RawBsonDocument> history =
        database.getCollection("floor_history", RawBsonDocument.class);
    double[] seconds = new double[3];
    List<RawBsonDocument> chunk = new ArrayList<>(CHUNK);
    try (MongoCursor<RawBsonDocument> cursor =
        all.find(and(gte("rules", REACH), lt("rules", REACH + "~"))).batchSize(CHUNK).iterator()) {
      boolean more = true;
      while (more) {
        long begun = System.nanoTime();
        while ((more = cursor.hasNext()) && chunk.size() < CHUNK) {
          chunk.add(cursor.next());
        }
        seconds[0] += since(begun);
        if (!chunk.isEmpty()) {
          List<WriteModel<RawBsonDocument>> writes = writes(chunk, run);
          seconds[1] += time(() -> history.insertMany(chunk));
          seconds[2] += time(() -> all.bulkWrite(writes, new BulkWriteOptions().ordered(false)));
          chunk.clear();
        }
      }
    }
    history.drop();
    return new Turn(certificates, ours, seconds[0], seconds[1], seconds[2]);
  }

  /** With another token, for a server may pass over a write that changes nothing. */
  private static List<WriteModel<RawBsonDocument>> writes(List<RawBsonDocument> chunk, int run) {
    List<WriteModel<RawBsonDocument>> writes = new ArrayList<>(chunk.size());
    BsonDocumentCodec codec = new BsonDocumentCodec();
    for (RawBsonDocument each : chunk) {
      BsonDocument copy = each.decode(codec);
      copy.put("write", new BsonString("floor-" + run));
      writes.add(
          new ReplaceOneModel<>(
              and(eq("_id", copy.get("_id")), eq("revision", copy.get("revision"))),
              new RawBsonDocument(copy, codec)));
    }
    return writes;
  }

  private static double time(Runnable work) {
    long begun = System.nanoTime();
    work.run();
    return since(begun);
  }

  private static double since(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }
}
