package cn.yichi.bench.faults;

import cn.yichi.bench.faults.Snapshot.Decided;
import cn.yichi.sandbox.ServiceAt;
import cn.yichi.sandbox.ServiceAt.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/** Asks for single rows of an input file as a bureau and an employer would. */
final class RowsCheck {
  private static final Map<String, String> LEVELS =
      Map.of(
          "五级", "JUNIOR_WORKER",
          "四级", "INTERMEDIATE_WORKER",
          "三级", "SENIOR_WORKER",
          "二级", "TECHNICIAN",
          "一级", "SENIOR_TECHNICIAN",
          "特级技师", "MASTER_TECHNICIAN");

  private final World world;
  private final Http http;
  private final Changes changes;
  private final Snapshot now;

  RowsCheck(World world, Http http, Changes changes, Snapshot now) {
    this.world = world;
    this.http = http;
    this.changes = changes;
    this.now = now;
  }

  void check(Input input, int sample, long seed, Findings findings) throws IOException {
    List<Map<String, String>> rows = new ArrayList<>(input.soundRows());
    Collections.shuffle(rows, new Random(seed));
    for (Map<String, String> row : rows.subList(0, Math.min(sample, rows.size()))) {
      check(input.region(), row, findings);
    }
  }

  private void check(String region, Map<String, String> row, Findings findings) throws IOException {
    String number = Claim.cell(row, "证书编号");
    Http.Answer found =
        http.post(
            world.service(Kind.REGISTRY, region).url() + "/api/certificates/lookup",
            Map.of("number", number, "documentNumber", Claim.cell(row, "证件号码")),
            Map.of());
    JsonNode certificate = found.body().path("certificates").path(0);
    if (!found.done() || certificate.isMissingNode()) {
      findings.lost(1, region + ": row " + masked(number) + " cannot be looked up");
      return;
    }
    String level = LEVELS.getOrDefault(Claim.cell(row, "等级"), "");
    if (!certificate.path("level").asString("").equals(level)
        || !certificate.path("issuedOn").asString("").equals(Claim.cell(row, "发证日期"))
        || !certificate.path("issuerCode").asString("").equals(Claim.cell(row, "评价机构代码"))) {
      findings.unexplained(1, region + ": row " + masked(number) + " is registered otherwise");
    }
    String id = certificate.path("certificateId").asString("");
    for (String host : now.hosts().keySet()) {
      asked(region, host, id, row, findings);
    }
  }

  private void asked(
      String home, String host, String id, Map<String, String> row, Findings findings)
      throws IOException {
    ServiceAt service = world.service(Kind.RECOGNITION, host);
    String number = Claim.cell(row, "证书编号");
    Http.Answer answer =
        http.post(
            service.url() + "/api/enquiries",
            Map.of(
                "certificateNumber",
                number,
                "holderName",
                Claim.cell(row, "姓名"),
                "hostRegion",
                host),
            Map.of());
    String outcome = answer.body().path("outcome").asString("");
    if (!answer.done() || outcome.equals("NOT_RECEIVED")) {
      findings.lost(1, host + ": row " + masked(number) + " is answered " + answer.body());
      return;
    }
    Decided decided = now.hosts().getOrDefault(host, Map.of()).get(id);
    if (decided != null && !decided.outcome().equals(outcome)) {
      findings.stale(
          1, host + ": " + id + " is stored as " + decided.outcome() + ", asked " + outcome);
    }
    if (Claim.of(row).covered() && !changes.touched().contains(id) && !outcome.equals("GRANTED")) {
      findings.unexplained(1, home + "→" + host + ": " + id + " is " + outcome);
    }
  }

  private static String masked(String number) {
    return number.substring(0, Math.min(6, number.length())) + "…";
  }
}
