package cn.yichi.bench.speed;

import static com.mongodb.client.model.Filters.in;

import cn.yichi.platform.security.Role;
import cn.yichi.sandbox.SampleEmployer;
import cn.yichi.sandbox.ServiceAt;
import cn.yichi.sandbox.sample.SampleFile;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A roster from its upload until every row is answered, each time as if nobody had asked before,
 * and right after it the same certificates looked up in batches by the digest of their number
 * through the bare driver, whole documents; then as many documents inserted in batches as the
 * roster left.
 */
final class Rosters {
  private static final int BATCH = 500;
  private static final int MOST = 100_000;
  private static final int WARMING = 9;
  private static final InsertManyOptions UNORDERED = new InsertManyOptions().ordered(false);
  private static final String REMEMBERED = "answers";
  private static final int NAME = 0;
  private static final int NUMBER = 11;

  private final World world;
  private final ServiceAt host;
  private final HttpClient http = HttpClient.newHttpClient();

  Rosters(World world) {
    this.world = world;
    this.host = world.service("recognition-500000");
  }

  /**
   * Seconds of each for so many rows.
   *
   * @param found looking up whole documents in batches
   * @param written inserting the documents that the roster left, in batches
   * @param adverse rows against a holder, who is told
   */
  record Turn(long rows, double ours, double found, double written, long adverse) {
    double ratio() {
      return found / ours;
    }

    /** Beside a bare form that writes what the roster writes, too. */
    double ratioWithWrites() {
      return (found + written) / ours;
    }
  }

  /** Turns, after some that only warm. */
  List<Turn> measure(SampleFile file, int runs) throws IOException, InterruptedException {
    SampleEmployer.authorise(world.api(), world.tokens().provider(), host);
    byte[] roster = roster(file);
    MongoDatabase database = world.mongo().getDatabase(host.database());
    MongoCollection<Document> certificates = database.getCollection("certificates");
    List<String> digests =
        certificates
            .find()
            .projection(Projections.include("numberDigest"))
            .limit(MOST)
            .map(found -> found.getString("numberDigest"))
            .into(new ArrayList<>());
    List<Turn> turns = new ArrayList<>();
    for (int run = -WARMING; run < runs; run++) {
      forget(database);
      long begun = System.nanoTime();
      long rows = ask(roster);
      double ours = seconds(begun);
      double found = bare(certificates, digests, rows);
      Turn turn = new Turn(rows, ours, found, written(database, rows), adverse(database));
      if (run >= 0) {
        turns.add(turn);
      }
    }
    return turns;
  }

  private static long adverse(MongoDatabase database) {
    return database.getCollection(REMEMBERED).countDocuments(Filters.exists("adverse"));
  }

  /** Off the clock: a question asked again would be answered without a write. */
  private void forget(MongoDatabase database) throws IOException, InterruptedException {
    database.getCollection(REMEMBERED).deleteMany(new Document());
    world.tidy();
  }

  /**
   * Inserts what the roster left once more, with nothing between the driver and the wire.
   *
   * @throws IllegalStateException where it left less than a document a row
   */
  private static double written(MongoDatabase database, long rows) {
    List<Document> left = database.getCollection(REMEMBERED).find().into(new ArrayList<>());
    if (left.size() < rows) {
      throw new IllegalStateException(left.size() + " answers of " + rows + " rows");
    }
    MongoCollection<Document> copy = database.getCollection("bench_" + REMEMBERED);
    long begun = System.nanoTime();
    for (int from = 0; from < left.size(); from += BATCH) {
      copy.insertMany(left.subList(from, Math.min(left.size(), from + BATCH)), UNORDERED);
    }
    double seconds = seconds(begun);
    copy.drop();
    return seconds;
  }

  private static byte[] roster(SampleFile file) throws IOException {
    StringBuilder roster = new StringBuilder("工号,证书编号,姓名,部门\n");
    int asked = 0;
    try (BufferedReader rows = Files.newBufferedReader(file.file(), StandardCharsets.UTF_8)) {
      rows.readLine();
      for (int row = 0; row < file.rows() && asked < MOST; row++) {
        String[] cells = rows.readLine().split(",", -1);
        if (file.sound().get(row)) {
          asked++;
          roster.append(asked).append(',').append(cells[NUMBER]).append(',');
          roster.append(cells[NAME]).append(",车间\n");
        }
      }
    }
    return roster.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Returns how many rows were answered.
   *
   * @throws IllegalStateException where a row was not answered with a decision
   */
  private long ask(byte[] roster) throws IOException, InterruptedException {
    HttpResponse<String> taken =
        http.send(
            to("/api/rosters?purpose=OTHER&basis=CONTRACT")
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofByteArray(roster))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    String path =
        taken
            .headers()
            .firstValue("Location")
            .orElseThrow(() -> new IllegalStateException("not taken in: " + taken.body()));
    while (true) {
      JsonNode shown =
          JsonMapper.shared()
              .readTree(http.send(to(path).build(), HttpResponse.BodyHandlers.ofString()).body());
      if (shown.path("state").asString().equals("COMPLETED")) {
        JsonNode outcomes = shown.path("outcomes");
        if (outcomes.has("NOT_RECEIVED") || outcomes.has("FAULTY")) {
          throw new IllegalStateException("answered without decisions: " + outcomes);
        }
        return shown.path("answered").asLong();
      }
      if (shown.path("state").asString().equals("FAILED")) {
        throw new IllegalStateException("failed: " + shown);
      }
      // Each look costs the service a signature check and an entry of its log.
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(host.url() + path))
        .header("Authorization", world.tokens().bearer(Role.EMPLOYER, URI.create(host.url())));
  }

  private static double bare(
      MongoCollection<Document> certificates, List<String> digests, long rows) {
    long begun = System.nanoTime();
    long found = 0;
    for (int from = 0; from < digests.size() && from < rows; from += BATCH) {
      List<String> batch = digests.subList(from, (int) Math.min(digests.size(), from + BATCH));
      found += certificates.find(in("numberDigest", batch)).into(new ArrayList<>()).size();
    }
    double seconds = seconds(begun);
    // As if there had been as many as the roster has rows.
    return seconds * rows / Math.max(1, found);
  }

  private static double seconds(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }
}
