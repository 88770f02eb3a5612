package cn.yichi.sandbox.sample;

import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.sandbox.sample.SampleIssuer.Trade;
import java.util.ArrayList;
import java.util.List;

/**
 * A region with its made-up issuers.
 *
 * @param code GB/T 2260 code of the province
 * @param nameZh short name
 * @param counties GB/T 2260 codes below it
 * @param issuers who may issue there
 */
public record SampleRegion(
    String code, String nameZh, List<String> counties, List<SampleIssuer> issuers) {
  private static final List<Trade> METAL =
      List.of(
          new Trade("6-18-02-04", "焊工"),
          new Trade("6-18-01-01", "车工"),
          new Trade("6-18-01-02", "铣工"));
  private static final List<Trade> POWER =
      List.of(
          new Trade("6-31-01-03", "电工"),
          new Trade("6-31-01-02", "机修钳工"),
          new Trade("6-20-01-01", "装配钳工"));
  private static final List<Trade> BUILDING =
      List.of(
          new Trade("6-29-01-05", "架子工"),
          new Trade("6-29-01-04", "钢筋工"),
          new Trade("6-29-01-01", "砌筑工"),
          new Trade("6-29-03-01", "机械设备安装工"));
  private static final List<Trade> CARE =
      List.of(
          new Trade("4-10-01-05", "养老护理员"),
          new Trade("4-10-01-03", "保育师"),
          new Trade("4-10-01-06", "家政服务员"));
  private static final List<Trade> KITCHEN =
      List.of(
          new Trade("4-03-02-01", "中式烹调师"),
          new Trade("4-03-02-02", "中式面点师"),
          new Trade("4-03-02-07", "茶艺师"));
  private static final List<Trade> DIGITAL =
      List.of(new Trade("4-04-05-05", "人工智能训练师"), new Trade("6-31-07-01", "工业机器人系统运维员"));
  private static final List<String> GRADED = List.of("5", "4", "3", "2", "1");

  static final SampleRegion SICHUAN =
      of(
          "510000",
          "四川",
          List.of("510100", "511500", "511600", "510500", "511700", "511723"),
          "24000001");
  static final SampleRegion CHONGQING =
      of("500000", "重庆", List.of("500116", "500120", "500101", "500154", "500103"), "23000001");
  static final SampleRegion ZHEJIANG =
      of(
          "330000",
          "浙江",
          List.of("330100", "330109", "330110", "330122", "330600", "330681", "330822"),
          "12000001");

  /** The three regions that the sandbox always has. */
  public static List<SampleRegion> all() {
    return List.of(SICHUAN, CHONGQING, ZHEJIANG);
  }

  /** The region of that code: one of the three, or any other province with issuers of its own. */
  public static SampleRegion named(String code) {
    return all().stream()
        .filter(region -> region.code.equals(code))
        .findFirst()
        .orElseGet(() -> further(new Region(code)));
  }

  /** Its people live in the first city; its appraisal centre has a code that no table gives out. */
  private static SampleRegion further(Region province) {
    String code = province.code();
    return of(
        code,
        province.nameZh(),
        List.of(code.substring(0, 2) + "0100"),
        "99" + code.substring(0, 2) + "0001");
  }

  private static SampleRegion of(
      String code, String nameZh, List<String> counties, String appraisalCenter) {
    List<SampleIssuer> issuers = new ArrayList<>();
    List<List<Trade>> groups = List.of(METAL, POWER, BUILDING, CARE, KITCHEN, DIGITAL);
    for (int group = 0; group < groups.size(); group++) {
      issuers.add(
          skill(code, nameZh, 'S', 101 + group, "SOCIAL_BODY", "评价组织", groups.get(group), GRADED));
      issuers.add(
          skill(
              code,
              nameZh,
              'Y',
              201 + group,
              "EMPLOYER",
              "用人单位",
              groups.get(group),
              GRADED.subList(0, 3)));
    }
    issuers.add(skill(code, nameZh, 'Y', 301, "EMPLOYER", "龙头企业", METAL, List.of("T")));
    issuers.add(
        new SampleIssuer(
            appraisalCenter,
            nameZh + "职业技能鉴定样例中心",
            "APPRAISAL_CENTER",
            "VOCATIONAL_QUALIFICATION",
            concat(METAL, POWER),
            GRADED,
            SampleIssuer.FILED));
    issuers.add(
        new SampleIssuer(
            "ZX-" + code.substring(0, 2) + "-01",
            nameZh + "专项能力考核样例站",
            "APPRAISAL_CENTER",
            "SPECIALIZED_ABILITY",
            concat(KITCHEN, CARE),
            List.of(),
            SampleIssuer.FILED));
    issuers.add(
        new SampleIssuer(
            "YJ-" + code.substring(0, 2) + "-01",
            nameZh + "应急样例考核站",
            "DEPARTMENT",
            "SPECIAL_OPERATION",
            POWER,
            List.of(),
            SampleIssuer.FILED));
    return new SampleRegion(code, nameZh, counties, List.copyOf(issuers));
  }

  private static SampleIssuer skill(
      String region,
      String nameZh,
      char letter,
      int sequence,
      String issuerClass,
      String word,
      List<Trade> trades,
      List<String> levels) {
    String code = "%c0000%s%06d".formatted(letter, region.substring(0, 2), sequence);
    String name = nameZh + "样例" + word + sequence + "号";
    return new SampleIssuer(
        code, name, issuerClass, "SKILL_LEVEL", trades, levels, SampleIssuer.FILED);
  }

  private static List<Trade> concat(List<Trade> one, List<Trade> other) {
    List<Trade> both = new ArrayList<>(one);
    both.addAll(other);
    return List.copyOf(both);
  }

  /** Issuers of a kind. */
  List<SampleIssuer> issuersOf(String kind) {
    return issuers.stream().filter(issuer -> issuer.kind().equals(kind)).toList();
  }
}
