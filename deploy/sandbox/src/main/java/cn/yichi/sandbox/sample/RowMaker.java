package cn.yichi.sandbox.sample;

import static cn.yichi.sandbox.sample.Column.*;
import static java.util.Objects.requireNonNull;

import cn.yichi.sandbox.sample.SampleIssuer.Trade;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Makes up rows that a registry accepts, in a realistic mix of kinds, levels, occupations and
 * issuers.
 */
final class RowMaker {
  private static final Map<String, String> LEVEL_WORDS =
      Map.of("5", "五级", "4", "四级", "3", "三级", "2", "二级", "1", "一级", "T", "特级技师");
  private static final String[] SCHOOLING = {"初中", "高中", "中专", "大专", "本科", "硕士研究生"};
  private static final LocalDate FIRST = LocalDate.of(2019, 7, 1);
  private static final LocalDate LAST = LocalDate.of(2026, 10, 31);

  private final SampleRegion region;
  private final SplittableRandom random;
  private final People people;
  private final Map<String, Integer> serials = new HashMap<>();
  private final Set<String> permits = new HashSet<>();

  RowMaker(SampleRegion region, SplittableRandom random) {
    this.region = region;
    this.random = random;
    this.people = new People(random, region.counties());
  }

  Row good() {
    int draw = random.nextInt(100);
    if (draw < 90) {
      return skill();
    }
    if (draw < 94) {
      return qualification();
    }
    return draw < 97 ? specialized() : permit();
  }

  /** A row of the kind most checks apply to. */
  Row skill() {
    List<SampleIssuer> issuers = region.issuersOf("SKILL_LEVEL");
    SampleIssuer issuer = issuers.get(random.nextInt(issuers.size()));
    String level = level(issuer);
    LocalDate issued = day(FIRST, LAST);
    String yearOfIssue = "%02d".formatted(issued.getYear() % 100);
    String stem = issuer.code() + yearOfIssue + level;
    String number =
        level.equals("T")
            ? "Y" + issuer.code().substring(1) + yearOfIssue + "T" + serial(stem, 6)
            : stem + serial(stem, 6);
    return common(issuer, issued)
        .put(KIND, "职业技能等级证书")
        .put(LEVEL, requireNonNull(LEVEL_WORDS.get(level)))
        .put(NUMBER, number)
        .put(STANDARD, issued.getYear() < 2022 ? "2018" : "2022");
  }

  private Row qualification() {
    SampleIssuer issuer = region.issuersOf("VOCATIONAL_QUALIFICATION").getFirst();
    String level = level(issuer);
    LocalDate issued = day(LocalDate.of(2016, 1, 1), LocalDate.of(2020, 12, 31));
    String stem = "%02d".formatted(issued.getYear() % 100) + issuer.code() + level;
    return common(issuer, issued)
        .put(KIND, "职业资格证书")
        .put(LEVEL, requireNonNull(LEVEL_WORDS.get(level)))
        .put(NUMBER, stem + serial(stem, 5));
  }

  Row specialized() {
    SampleIssuer issuer = region.issuersOf("SPECIALIZED_ABILITY").getFirst();
    LocalDate issued = day(FIRST, LAST);
    String stem = "ZXNL" + region.code().substring(0, 2) + issued.getYear();
    return common(issuer, issued).put(KIND, "专项职业能力证书").put(NUMBER, stem + serial(stem, 7));
  }

  /** A special-operation permit: its number contains the holder's ID number, and it expires. */
  Row permit() {
    SampleIssuer issuer = region.issuersOf("SPECIAL_OPERATION").getFirst();
    LocalDate issued = day(FIRST.plusYears(3), LAST);
    Row row =
        common(issuer, issued)
            .put(KIND, "特种作业操作证")
            .put(VALID_UNTIL, issued.plusYears(6).minusDays(1).toString());
    // The number is the person's: two made-up persons with one ID number would be in conflict.
    while (!permits.add(row.get(DOCUMENT_NUMBER))) {
      row.put(DOCUMENT_NUMBER, people.idNumber());
    }
    return row.put(NUMBER, "T" + row.get(DOCUMENT_NUMBER));
  }

  private Row common(SampleIssuer issuer, LocalDate issued) {
    Trade trade = issuer.trades().get(random.nextInt(issuer.trades().size()));
    return new Row()
        .put(NAME, people.name())
        .put(DOCUMENT_TYPE, "居民身份证")
        .put(DOCUMENT_NUMBER, people.idNumber())
        .put(MOBILE, random.nextInt(10) < 7 ? people.mobile() : "")
        .put(EDUCATION, SCHOOLING[random.nextInt(SCHOOLING.length)])
        .put(OCCUPATION_NAME, trade.nameZh())
        .put(OCCUPATION_CODE, trade.code())
        .put(EDITION, "2022")
        .put(ISSUER_CODE, issuer.code())
        .put(ISSUER_NAME, issuer.name())
        .put(ASSESSED_ON, issued.minusDays(random.nextInt(5, 40)).toString())
        .put(ISSUED_ON, issued.toString())
        .put(THEORY, Integer.toString(random.nextInt(60, 101)))
        .put(PRACTICE, Integer.toString(random.nextInt(60, 101)))
        .put(COUNTY, region.counties().get(random.nextInt(region.counties().size())));
  }

  /** Lower levels are more common: of 15 holders 5 have the lowest. */
  private String level(SampleIssuer issuer) {
    int size = issuer.levels().size();
    int draw = random.nextInt(size * (size + 1) / 2);
    int index = 0;
    for (int weight = size; draw >= weight; weight--) {
      draw -= weight;
      index++;
    }
    return issuer.levels().get(index);
  }

  private LocalDate day(LocalDate from, LocalDate until) {
    return from.plusDays(random.nextLong(until.toEpochDay() - from.toEpochDay() + 1));
  }

  private String serial(String stem, int digits) {
    return ("%0" + digits + "d").formatted(serials.merge(stem, 1, Integer::sum));
  }
}
