package cn.yichi.bench.speed;

import static com.mongodb.client.model.Filters.in;

import cn.yichi.platform.security.Role;
import cn.yichi.sandbox.SampleEmployer;
import cn.yichi.sandbox.ServiceAt;
import cn.yichi.sandbox.sample.SampleFile;
import com.mongodb.client.MongoCollection;
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
 * A roster from its upload until every row is answered, and right after it the same certificates
 * looked up in batches by the digest of their number through the bare driver, whole documents.
 */
final class Rosters {
  private static final int BATCH = 500;
  private static final int MOST = 100_000;
  private static final int NAME = 0;
  private static final int NUMBER = 11;

  private final World world;
  private final ServiceAt host;
  private final HttpClient http = HttpClient.newHttpClient();

  Rosters(World world) {
    this.world = world;
    this.host = world.service("recognition-500000");
  }

  /** Seconds of either for so many rows. */
  record Turn(long rows, double ours, double bare) {
    double ratio() {
      return bare / ours;
    }
  }

  /** Pairs, after one that only warms. */
  List<Turn> measure(SampleFile file, int runs) throws IOException, InterruptedException {
    SampleEmployer.authorise(world.api(), world.tokens().provider(), host);
    byte[] roster = roster(file);
    MongoCollection<Document> certificates =
        world.mongo().getDatabase(host.database()).getCollection("certificates");
    List<String> digests =
        certificates
            .find()
            .projection(Projections.include("numberDigest"))
            .limit(MOST)
            .map(found -> found.getString("numberDigest"))
            .into(new ArrayList<>());
    List<Turn> turns = new ArrayList<>();
    for (int run = 0; run <= runs; run++) {
      long begun = System.nanoTime();
      long rows = ask(roster);
      double ours = seconds(begun);
      Turn turn = new Turn(rows, ours, bare(certificates, digests, rows));
      if (run > 0) {
        turns.add(turn);
      }
    }
    return turns;
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
            to("/api/rosters?purpose=OTHER&basis=bench")
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
      TimeUnit.MILLISECONDS.sleep(20);
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
