package cn.yichi.contracts.vocabulary;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Headings of tables as people write them: {@code *姓 名}, {@code 证件号码（身份证）}. */
public final class HeadingWords {
  private static final Pattern NOISE = Pattern.compile("[\\s\\p{Cf}\\p{Cc}*_\\-.:：、\"'/]");
  private static final Pattern BRACKETS = Pattern.compile("[()\\[\\]【】{}]");
  private static final Pattern BRACKETED = Pattern.compile("\\([^)]*\\)|\\[[^]]*]|【[^】]*】");

  private HeadingWords() {}

  /** The heading without what only decorates it, for comparing. */
  public static String folded(String heading) {
    String compatible = Normalizer.normalize(heading, Normalizer.Form.NFKC);
    return NOISE.matcher(compatible).replaceAll("").toLowerCase(Locale.ROOT);
  }

  /**
   * What a heading may mean, folded, the nearest first: as it stands, without its brackets, without
   * what stands in them.
   */
  public static List<String> readings(String heading) {
    String text = folded(heading);
    return List.of(
        text, BRACKETS.matcher(text).replaceAll(""), BRACKETED.matcher(text).replaceAll(""));
  }
}
