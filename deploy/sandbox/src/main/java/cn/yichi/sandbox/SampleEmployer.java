package cn.yichi.sandbox;

import cn.yichi.platform.security.Role;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The provider's sample employer, whose client acts for a made-up firm in Jiangjin. */
public final class SampleEmployer {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String FIRM = "91500116MA5YCHTX1C";

  private SampleEmployer() {}

  /**
   * Has a bureau record that it does; without that its questions are refused.
   *
   * @param provider without a region
   */
  public static void authorise(Api officer, String provider, ServiceAt recognition) {
    ObjectNode body = JSON.createObjectNode();
    body.put("provider", provider + "/" + recognition.region());
    body.put("subject", Role.EMPLOYER.word());
    body.put("from", "2026-01-01");
    body.put("basis", "样例授权书");
    officer.post(recognition.url() + "/api/organisations/" + FIRM + "/authorisations", body);
  }
}
