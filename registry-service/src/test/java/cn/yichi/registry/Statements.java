package cn.yichi.registry;

import java.util.LinkedHashMap;
import java.util.Map;

/** Bodies of requests, synthetic. */
final class Statements {
  static final String NAME = "王川江";
  static final String ID_NUMBER = "11010519491231002X";

  private Statements() {}

  /** A sound certificate; the serial tells one from another. */
  static Map<String, Object> certificate(int serial) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("name", NAME);
    body.put("documentType", "居民身份证");
    body.put("documentNumber", ID_NUMBER);
    body.put("mobile", "13800001111");
    body.put("education", "大学专科");
    body.put("kind", "职业技能等级证书");
    body.put("occupationName", "车工");
    body.put("level", "四级/中级工");
    body.put("number", number(serial));
    body.put("issuerCode", "S000050000123");
    body.put("assessedOn", "2023-05-10");
    body.put("issuedOn", "2023-06-01");
    body.put("theoryScore", 85.5);
    body.put("county", "500116");
    return body;
  }

  /** A permit whose number contains the ID number. */
  static Map<String, Object> permit() {
    Map<String, Object> permit = certificate(0);
    permit.put("kind", "特种作业操作证");
    permit.remove("level");
    permit.put("number", "T" + ID_NUMBER);
    permit.put("validUntil", "2029-05-31");
    return permit;
  }

  static String number(int serial) {
    return "S000050000123234%06d".formatted(serial);
  }

  static Map<String, Object> with(Map<String, Object> body, String field, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(body);
    changed.put(field, value);
    return changed;
  }
}
