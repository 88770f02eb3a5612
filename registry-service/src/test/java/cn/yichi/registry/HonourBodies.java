package cn.yichi.registry;

import java.util.LinkedHashMap;
import java.util.Map;

/** Bodies of requests about honours, synthetic. */
final class HonourBodies {
  private HonourBodies() {}

  /** Third of a national contest of class 2; the serial tells one from another. */
  static Map<String, Object> contest(int serial) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("name", Statements.NAME);
    body.put("documentType", "居民身份证");
    body.put("documentNumber", Statements.ID_NUMBER);
    body.put("kind", "竞赛成绩");
    body.put("scope", "国家级");
    body.put("contestClass", "国家级二类技能竞赛");
    body.put("place", 3);
    body.put("nameZh", name(serial));
    body.put("occupationName", "车工");
    body.put("conferredBy", "样例组织委员会（合成数据）");
    body.put("conferredOn", "2023-06-01");
    return body;
  }

  static String name(int serial) {
    return "样例技能大赛" + serial + "车工项目第三名（合成数据）";
  }
}
