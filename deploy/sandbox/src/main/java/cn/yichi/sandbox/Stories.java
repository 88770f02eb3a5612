package cn.yichi.sandbox;

import cn.yichi.sandbox.sample.StoryPeople;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Asks the stories' questions as an employer or a worker would, and shows the answers in words. */
final class Stories {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Api employer;
  private final Api officer;
  private final List<ServiceAt> services;

  /**
   * @param employer asks what a certificate is worth
   * @param officer asks for a claimant at the bureau's desk
   */
  Stories(Api employer, Api officer, List<ServiceAt> services) {
    this.employer = employer;
    this.officer = officer;
    this.services = services;
  }

  /**
   * A question and its answer.
   *
   * @param id name of the story
   * @param question in words
   * @param outcome code of the answer
   * @param answer in words
   */
  record Told(String id, String question, String outcome, String answer) {}

  List<Told> tell() {
    List<Told> told = new ArrayList<>();
    told.add(
        enquiry("A1", "王川江（四川 车工 四级）在重庆江津", StoryPeople.WANG_CHUANJIANG, "500116", null, null));
    told.add(housing("A2", "王川江申请江津购房补贴", StoryPeople.WANG_CHUANJIANG, null));
    told.add(housing("A2", "特级技师，未报房价", StoryPeople.MASTER, null));
    told.add(housing("A2", "特级技师，房价 80 万元", StoryPeople.MASTER, 80_000_000L));
    told.add(housing("A2", "特级技师，房价 100 万元", StoryPeople.MASTER, 100_000_000L));
    told.add(housing("A2", "特级技师，房价 150 万元", StoryPeople.MASTER, 150_000_000L));
    told.add(
        enquiry(
            "A3",
            "周旭阳（重庆 焊工 一级，2016）2017 年在四川",
            StoryPeople.ZHOU_XUYANG,
            "510000",
            "2017-05-01",
            null));
    told.add(enquiry("A4", "周旭阳今日在四川", StoryPeople.ZHOU_XUYANG, "510000", null, null));
    told.add(enquiry("A5", "周旭阳，档案写“高级工”", StoryPeople.ZHOU_XUYANG, "510000", null, "高级工"));
    told.add(
        enquiry(
            "A8", "魏玮（浙江诸暨 三级）2023 年 1 月在重庆", StoryPeople.WEI_WEI, "500000", "2023-01-20", null));
    told.add(enquiry("A8", "魏玮今日在重庆", StoryPeople.WEI_WEI, "500000", null, null));
    return told;
  }

  /** The answer to the first story, asked again and again while the journey is under way. */
  boolean firstRecognised() {
    return someoneFromSichuanIsRecognised()
        && enquiry("A1", "", StoryPeople.WANG_CHUANJIANG, "500000", null, null)
            .outcome()
            .equals("GRANTED");
  }

  /** Who asks too often for what has not arrived yet is slowed down, as everybody is. */
  private boolean someoneFromSichuanIsRecognised() {
    JsonNode summary = officer.get(recognition("500000") + "/api/decisions/summary");
    for (JsonNode direction : summary.path("directions")) {
      if (direction.path("home").asString("").equals("510000")) {
        return direction.path("outcomes").path("GRANTED").asLong() > 0;
      }
    }
    return false;
  }

  private Told enquiry(
      String id,
      String question,
      StoryPeople person,
      String host,
      @Nullable String asOf,
      @Nullable String statedLevel) {
    ObjectNode body = JSON.createObjectNode();
    body.put("certificateNumber", person.certificateNumber());
    body.put("holderName", person.holder());
    body.put("hostRegion", host);
    body.put("purpose", "HIRE");
    body.put("legalBasis", "CONTRACT");
    if (asOf != null) {
      body.put("asOf", asOf);
    }
    if (statedLevel != null) {
      body.put("statedLevel", statedLevel);
    }
    JsonNode answer = employer.post(recognition(host) + "/api/enquiries", body);
    return told(id, question, answer);
  }

  private Told housing(String id, String question, StoryPeople person, @Nullable Long priceFen) {
    ObjectNode body = JSON.createObjectNode();
    body.put("certificateNumber", person.certificateNumber());
    body.put("documentNumber", person.documentNumber());
    ObjectNode facts = body.putObject("facts");
    if (priceFen != null) {
      facts.put("housePriceFen", priceFen);
      facts.put("homeInJiangjin", true);
      facts.put("firstClaim", true);
    }
    String policy =
        officer
            .get(recognition("500000") + "/api/benefits")
            .path("benefits")
            .path(0)
            .path("id")
            .asString();
    return told(
        id,
        question,
        officer.post(recognition("500000") + "/api/benefits/" + policy + "/eligibility", body));
  }

  private static Told told(String id, String question, JsonNode answer) {
    return new Told(
        id, question, answer.path("outcome").asString(""), answer.path("answer").asString(""));
  }

  private String recognition(String host) {
    String region = host.substring(0, 2) + "0000";
    return services.stream()
        .filter(
            service ->
                service.kind() == ServiceAt.Kind.RECOGNITION && service.region().equals(region))
        .findFirst()
        .orElseThrow()
        .url();
  }
}
