package cn.yichi.sandbox.sample;

import static cn.yichi.sandbox.sample.Column.*;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The people of the stories, as rows of their bureaus' files. Names come from the newspaper
 * reports; every number and document is made up.
 */
public enum StoryPeople {
  /** 四川 中级车工, 42 in 2021, moves to 江津. The report gives no issue date: after the signing here. */
  WANG_CHUANJIANG(
      "510000",
      "王川江",
      People.idNumber("511602", LocalDate.of(1979, 5, 6), 101),
      "S000051000101214900001") {
    @Override
    Row row() {
      return skill(
          "车工", "6-18-01-01", "四级", "2021-03-15", "S000051000101", "四川样例评价组织101号", "511600");
    }
  },
  /** A made-up holder of 特级技师, for the housing subsidy of 江津. */
  MASTER(
      "510000",
      "何川渝",
      People.idNumber("510104", LocalDate.of(1970, 2, 3), 103),
      "Y00005100030123T900001") {
    @Override
    Row row() {
      return skill(
          "焊工", "6-18-02-04", "特级技师", "2023-09-01", "Y000051000301", "四川样例龙头企业301号", "510100");
    }
  },
  /** 重庆 电焊工高级技师 of 2016 by exceptional promotion, an old qualification certificate. */
  ZHOU_XUYANG(
      "500000",
      "周旭阳",
      People.idNumber("511602", LocalDate.of(1986, 8, 9), 105),
      "1623000001190001") {
    @Override
    Row row() {
      return base("焊工", "6-18-02-04", "2016-06-20", "23000001", "重庆职业技能鉴定样例中心", "500103")
          .put(KIND, "职业资格证书")
          .put(JOB_TYPE, "电焊工")
          .put(LEVEL, "一级")
          .put(EXCEPTIONAL, "破格晋升");
    }
  },
  /** 诸暨 机械设备安装三级 of January 2023. */
  WEI_WEI(
      "330000",
      "魏玮",
      People.idNumber("330681", LocalDate.of(1995, 11, 12), 107),
      "S000033000103233900001") {
    @Override
    Row row() {
      return skill(
          "机械设备安装工", "6-29-03-01", "三级", "2023-01-16", "S000033000103", "浙江样例评价组织103号", "330681");
    }
  };

  private final String region;
  private final String name;
  private final String idNumber;
  private final String number;

  StoryPeople(String region, String name, String idNumber, String number) {
    this.region = region;
    this.name = name;
    this.idNumber = idNumber;
    this.number = number;
  }

  abstract Row row();

  /** Home region of the certificate. */
  public String region() {
    return region;
  }

  public String holder() {
    return name;
  }

  /** Made up; passes the checks. */
  public String documentNumber() {
    return idNumber;
  }

  public String certificateNumber() {
    return number;
  }

  /** Writes one file a region with its people; answers the files by region. */
  public static Map<String, Path> write(Path folder) throws IOException {
    Map<String, List<StoryPeople>> byRegion =
        List.of(values()).stream().collect(Collectors.groupingBy(StoryPeople::region));
    for (Map.Entry<String, List<StoryPeople>> region : byRegion.entrySet()) {
      String rows =
          region.getValue().stream()
              .map(each -> each.row().csv() + "\r\n")
              .collect(Collectors.joining());
      Files.writeString(
          folder.resolve("stories-" + region.getKey() + ".csv"), Row.headings() + "\r\n" + rows);
    }
    return byRegion.keySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                region -> region, region -> folder.resolve("stories-" + region + ".csv")));
  }

  Row skill(
      String trade,
      String code,
      String level,
      String issued,
      String issuer,
      String issuerName,
      String county) {
    return base(trade, code, issued, issuer, issuerName, county)
        .put(KIND, "职业技能等级证书")
        .put(LEVEL, level);
  }

  Row base(
      String trade, String code, String issued, String issuer, String issuerName, String county) {
    return new Row()
        .put(NAME, name)
        .put(DOCUMENT_TYPE, "居民身份证")
        .put(DOCUMENT_NUMBER, idNumber)
        .put(MOBILE, "1390000" + number.substring(number.length() - 4))
        .put(OCCUPATION_NAME, trade)
        .put(OCCUPATION_CODE, code)
        .put(EDITION, "2022")
        .put(NUMBER, number)
        .put(ISSUER_CODE, issuer)
        .put(ISSUER_NAME, issuerName)
        .put(ISSUED_ON, issued)
        .put(COUNTY, county);
  }
}
