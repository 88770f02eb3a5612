package cn.yichi.bench.faults;

import java.util.Map;

/**
 * What a sound row of an input file says, as far as the books can be held against it.
 *
 * @param document the holder's document number
 * @param mobile empty where the row states none
 */
record Claim(String number, String document, String mobile, String kind, String level) {

  static Claim of(Map<String, String> row) {
    return new Claim(
        cell(row, "证书编号"),
        cell(row, "证件号码"),
        cell(row, "手机号码"),
        cell(row, "证书类别").intern(),
        cell(row, "等级").intern());
  }

  private static String cell(Map<String, String> row, String heading) {
    return row.getOrDefault(heading, "").strip();
  }

  /** Whether it is a master technician's (特级技师), to whom Jiangjin pays towards a home. */
  boolean masterTechnician() {
    return kind.equals("职业技能等级证书") && level.equals("特级技师");
  }
}
