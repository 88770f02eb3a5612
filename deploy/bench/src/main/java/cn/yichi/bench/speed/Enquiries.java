package cn.yichi.bench.speed;

import cn.yichi.platform.security.Role;
import cn.yichi.sandbox.Processes;
import cn.yichi.sandbox.SampleEmployer;
import cn.yichi.sandbox.ServiceAt;
import cn.yichi.sandbox.sample.SampleFile;
import com.mongodb.client.model.Projections;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.bson.Document;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Employers' questions to one recognition service, beside an endpoint that does nothing but one
 * look-up by id and one insert behind the same web server, filters and sign-in, in a process with
 * the same heap and collector. Both are asked in turn by the same closed-loop clients over
 * kept-alive connections.
 */
final class Enquiries {
  private static final int[] CLIENTS = {1, 4, 16, 64};
  private static final int ASKED_ABOUT = 20_000;

  /**
   * Turns of either before anything is measured: a server is cold for a minute and warm for months.
   */
  private static final int WARMING = 12;

  private static final int LOOKED_AT = 200;
  private static final int NAME = 0;
  private static final int NUMBER = 11;
  private static final String BARE = "bare-endpoint";

  private final World world;
  private final Report report;
  private final EnquiryPlan plan;

  Enquiries(World world, Report report, EnquiryPlan plan) {
    this.world = world;
    this.report = report;
    this.plan = plan;
  }

  /**
   * One turn of each.
   *
   * @param ours what the clients met at the service
   * @param bare what they met right after it at the bare endpoint
   * @param cost microseconds of the service's processor an answer
   * @param bareCost the same of the bare endpoint
   */
  record Turn(Latencies ours, Latencies bare, double cost, double bareCost) {
    double ratio() {
      return ours.perSecond() / bare.perSecond();
    }

    double p99Ratio() {
      return ours.p99() / bare.p99();
    }
  }

  /**
   * What so many clients met.
   *
   * @param rate the turn whose ratio of rates is the median
   * @param tail the turn whose ratio of p99 is the median
   */
  record Met(int clients, Turn rate, Turn tail) {
    static Met of(int clients, List<Turn> turns) {
      return new Met(clients, median(turns, Turn::ratio), median(turns, Turn::p99Ratio));
    }

    private static Turn median(List<Turn> turns, ToDoubleFunction<Turn> by) {
      return turns.stream()
          .sorted(Comparator.comparingDouble(by))
          .toList()
          .get((turns.size() - 1) / 2);
    }

    /** As the result keeps them; times in microseconds. */
    Map<String, Object> figures() {
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("rate", Result.rounded(rate.ours().perSecond()));
      figures.put("floor", Result.rounded(rate.bare().perSecond()));
      figures.put("ratio", Result.rounded(rate.ratio()));
      figures.put("p50", Result.rounded(rate.ours().p50()));
      figures.put("floorP50", Result.rounded(rate.bare().p50()));
      figures.put("p99", Result.rounded(tail.ours().p99()));
      figures.put("floorP99", Result.rounded(tail.bare().p99()));
      figures.put("p99Ratio", Result.rounded(tail.p99Ratio()));
      figures.put("processor", Result.rounded(rate.cost()));
      figures.put("floorProcessor", Result.rounded(rate.bareCost()));
      return figures;
    }
  }

  /** Measures with the certificates of a file that the world has taken in. */
  List<Met> measure(SampleFile file) throws IOException, InterruptedException {
    ServiceAt host = world.service("recognition-500000");
    List<ObjectNode> questions = questions(file);
    SampleEmployer.authorise(world.api(), world.tokens().provider(), host);
    String employer = world.tokens().bearer(Role.EMPLOYER, URI.create(host.url()));
    look(host, questions);
    ClosedLoop ours =
        new ClosedLoop(
            host.port(),
            questions.stream()
                .map(each -> Wire.post("/api/enquiries", each.toString(), employer))
                .toList());
    List<byte[]> lookUps = lookUps(host);
    int port = startBare(host, lookUps.getFirst());
    ClosedLoop bare = new ClosedLoop(port, lookUps);
    for (int turn = 0; turn < WARMING; turn++) {
      ours.run(16, plan.requests() * 2, plan.longest().multipliedBy(2));
      bare.run(16, plan.requests() * 2, plan.longest().multipliedBy(2));
    }
    List<Met> all = new ArrayList<>();
    for (int clients : CLIENTS) {
      List<Turn> turns = new ArrayList<>();
      for (int run = 0; run < plan.runs(); run++) {
        turns.add(turn(clients, host.name(), ours, bare));
      }
      Met met = Met.of(clients, turns);
      all.add(met);
      tell(met);
    }
    return all;
  }

  private Turn turn(int clients, String service, ClosedLoop ours, ClosedLoop bare)
      throws InterruptedException {
    double before = processor(service);
    Latencies answered = ours.run(clients, plan.requests(), plan.longest());
    double used = processor(service) - before;
    double bareBefore = processor(BARE);
    Latencies found = bare.run(clients, plan.requests(), plan.longest());
    double bareUsed = processor(BARE) - bareBefore;
    return new Turn(
        answered, found, used * 1e6 / answered.answers(), bareUsed * 1e6 / found.answers());
  }

  private double processor(String name) {
    return Usage.processor(world.processes(), List.of(name)).getOrDefault(name, Double.NaN);
  }

  private void tell(Met met) {
    Turn rate = met.rate();
    Turn tail = met.tail();
    report.line(
        "%2d clients: %,6.0f/s, bare %,6.0f/s, rate %.2f; p99 %,.0f us, bare %,.0f us, p99 %.2f;"
            + " processor %.0f and %.0f us",
        met.clients(),
        rate.ours().perSecond(),
        rate.bare().perSecond(),
        rate.ratio(),
        tail.ours().p99(),
        tail.bare().p99(),
        tail.p99Ratio(),
        rate.cost(),
        rate.bareCost());
  }

  /** Each names a certificate by its number and its holder, as they stand in the bureau's file. */
  private static List<ObjectNode> questions(SampleFile file) throws IOException {
    JsonMapper json = JsonMapper.builder().build();
    List<ObjectNode> questions = new ArrayList<>();
    try (BufferedReader rows = Files.newBufferedReader(file.file(), StandardCharsets.UTF_8)) {
      rows.readLine();
      for (int row = 0; row < file.rows() && questions.size() < ASKED_ABOUT; row++) {
        String[] cells = rows.readLine().split(",", -1);
        if (file.sound().get(row)) {
          ObjectNode question = json.createObjectNode();
          question.put("certificateNumber", cells[NUMBER]);
          question.put("holderName", cells[NAME]);
          question.put("hostRegion", "500000");
          question.put("purpose", "HIRE");
          question.put("legalBasis", "CONTRACT");
          questions.add(question);
        }
      }
    }
    return questions;
  }

  /**
   * Some are asked and their answers read, for an answer that nothing was received is quick too.
   *
   * @throws IllegalStateException where one is not answered with a decision
   */
  private void look(ServiceAt host, List<ObjectNode> questions) {
    for (int i = 0; i < questions.size(); i += Math.max(1, questions.size() / LOOKED_AT)) {
      JsonNode answer = world.api().post(host.url() + "/api/enquiries", questions.get(i));
      if (!answer.path("versions").has("certificate")) {
        throw new IllegalStateException("answered without a decision: " + answer);
      }
    }
  }

  private List<byte[]> lookUps(ServiceAt host) {
    String officer = world.tokens().bearer(Role.OFFICER, URI.create(host.url()));
    return world
        .mongo()
        .getDatabase(host.database())
        .getCollection("certificates")
        .find()
        .projection(Projections.include("_id"))
        .limit(ASKED_ABOUT)
        .map((Document found) -> Wire.get("/documents/" + found.getString("_id"), officer))
        .into(new ArrayList<>());
  }

  private int startBare(ServiceAt host, byte[] question) throws IOException, InterruptedException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    world.launch(BARE, command(host, port));
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
    while (!answers(port, question)) {
      world.checkAlive();
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("the bare endpoint is not ready");
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
    return port;
  }

  private List<String> command(ServiceAt host, int port) {
    return world
        .processes()
        .java(
            BARE,
            "cn.yichi.bench.speed.bare.BareApplication",
            "512m",
            Processes.arguments(
                host,
                world.backbone(),
                List.of(
                    "--spring.config.name=bare",
                    "--spring.config.import=classpath:yichi-platform.yml",
                    "--server.port=" + port,
                    "--spring.mongodb.uri=" + world.backbone().databaseUri() + "/bare",
                    "--yichi.service=bare",
                    "--bare.database=" + host.database(),
                    "--bare.collection=certificates")));
  }

  private static boolean answers(int port, byte[] question) {
    try (Wire wire = new Wire(port)) {
      return wire.ask(question) > 0;
    } catch (IOException notYet) {
      return false;
    }
  }
}
