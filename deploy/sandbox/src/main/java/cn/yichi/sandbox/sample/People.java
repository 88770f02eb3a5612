package cn.yichi.sandbox.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;

/** Draws synthetic persons. Numbers pass the checks of GB 11643 and belong to nobody we know of. */
final class People {
  private static final String[] SURNAMES = {
    "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "欧阳", "司马"
  };
  private static final String GIVEN = "伟芳娜敏静秀丽强磊军洋勇艳杰涛明超兰霞平刚桂英华文玉建国红梅";
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECK = "10X98765432";

  private final SplittableRandom random;
  private final List<String> areas;

  People(SplittableRandom random, List<String> areas) {
    this.random = random;
    this.areas = areas;
  }

  String name() {
    StringBuilder name = new StringBuilder(pick(SURNAMES));
    int length = random.nextInt(10) < 7 ? 2 : 1;
    for (int i = 0; i < length; i++) {
      name.append(GIVEN.charAt(random.nextInt(GIVEN.length())));
    }
    return name.toString();
  }

  /**
   * An ID number whose person is 22 to 60 years old in 2026; the row number keeps it unique enough.
   */
  String idNumber() {
    LocalDate birth = LocalDate.of(1966, 1, 1).plusDays(random.nextInt(365 * 33));
    return idNumber(areas.get(random.nextInt(areas.size())), birth, random.nextInt(1000));
  }

  static String idNumber(String area, LocalDate birth, int sequence) {
    String body = area + birth.toString().replace("-", "") + "%03d".formatted(sequence);
    return body + check(body);
  }

  static char check(String body) {
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      sum += (body.charAt(i) - '0') * WEIGHTS[i];
    }
    return CHECK.charAt(sum % 11);
  }

  String mobile() {
    return "1" + (3 + random.nextInt(7)) + "%09d".formatted(random.nextInt(1_000_000_000));
  }

  private String pick(String[] words) {
    return words[random.nextInt(words.length)];
  }
}
