package cn.yichi.bench.faults;

import java.time.LocalDate;
import java.util.Map;

/**
 * What a sound row of an input file says, as far as the books can be held against it.
 *
 * @param document the holder's document number
 * @param mobile empty where the row states none
 */
record Claim(
    String number, String document, String mobile, String kind, String level, LocalDate issuedOn) {
  private static final String SKILL_LEVEL = "职业技能等级证书";

  /** Day of signing of the Sichuan–Chongqing memo on skill certificates. */
  private static final LocalDate MEMO = LocalDate.of(2020, 7, 3);

  static Claim of(Map<String, String> row) {
    return new Claim(
        cell(row, "证书编号"),
        cell(row, "证件号码"),
        cell(row, "手机号码"),
        cell(row, "证书类别").intern(),
        cell(row, "等级").intern(),
        LocalDate.parse(cell(row, "发证日期")));
  }

  /** A cell of a row as it is read, empty where there is none. */
  static String cell(Map<String, String> row, String heading) {
    return row.getOrDefault(heading, "").strip();
  }

  /**
   * Whether either region must grant it whatever else holds; of others a person may have to answer
   * something, or no agreement covers them.
   */
  boolean covered() {
    return kind.equals(SKILL_LEVEL) && !issuedOn.isBefore(MEMO);
  }

  /** Whether it is a master technician's (特级技师), to whom Jiangjin pays towards a home. */
  boolean masterTechnician() {
    return kind.equals(SKILL_LEVEL) && level.equals("特级技师");
  }
}
