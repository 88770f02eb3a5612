package cn.yichi.bench.speed;

import cn.yichi.platform.security.Role;
import cn.yichi.sandbox.Api;
import cn.yichi.sandbox.ServiceAt;
import cn.yichi.sandbox.sample.SampleIssuer;
import cn.yichi.sandbox.sample.SampleRegion;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Suspends and reinstates Sichuan's issuers of skill certificates, as two persons of a bureau. */
final class IssuerSteps {
  private static final ZoneId LEGAL_ZONE = ZoneId.of("Asia/Shanghai");

  private final HttpClient http = HttpClient.newHttpClient();
  private final ServiceAt registry;
  private final Api officer;
  private final Api supervisor;
  private final List<String> issuers =
      SampleRegion.named("510000").issuers().stream()
          .filter(issuer -> issuer.kind().equals("SKILL_LEVEL"))
          .map(SampleIssuer::code)
          .toList();

  IssuerSteps(World world) {
    this.registry = world.service("registry-510000");
    this.officer = world.api();
    this.supervisor = new Api(world.tokens(), Role.SUPERVISOR);
  }

  /** What one person asked for and another has to confirm. */
  enum Step {
    SUSPENSION,
    REINSTATEMENT;

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A step proposed for some issuers.
   *
   * @param versions of each issuer, once it is confirmed
   * @param proposals addresses to confirm at
   */
  record Proposed(Map<String, Integer> versions, List<String> proposals) {}

  /** The codes of the issuers. */
  List<String> issuers() {
    return issuers;
  }

  /** An officer proposes a step for each of these, from today on. */
  Proposed propose(Step step, List<String> some) throws IOException, InterruptedException {
    Map<String, Integer> versions = new LinkedHashMap<>();
    List<String> proposals = new ArrayList<>();
    for (String issuer : some) {
      String url = registry.url() + "/api/issuers/" + issuer;
      int version = officer.get(url).path("version").asInt();
      proposals.add(registry.url() + "/api/proposals/" + propose(url, version, step));
      versions.put(issuer, version + 1);
    }
    return new Proposed(versions, proposals);
  }

  private String propose(String issuer, int version, Step step)
      throws IOException, InterruptedException {
    Map<String, String> body =
        Map.of("from", LocalDate.now(LEGAL_ZONE).toString(), "reason", "样例：测速");
    HttpResponse<String> answer =
        http.send(
            officer
                .request(issuer + "/" + step.word())
                .header("If-Match", "\"" + version + "\"")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)))
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() != 202) {
      throw new IllegalStateException("not proposed: " + answer.body());
    }
    return JsonMapper.shared().readTree(answer.body()).path("id").asString();
  }

  /** The supervisor confirms all, one after another. */
  void confirm(Proposed proposed) {
    for (String proposal : proposed.proposals()) {
      JsonNode answer =
          supervisor.post(proposal + "/confirmation", JsonMapper.shared().createObjectNode());
      if (!answer.path("state").asString().equals("CARRIED_OUT")) {
        throw new IllegalStateException("not carried out: " + answer);
      }
    }
  }
}
