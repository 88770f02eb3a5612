package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.SkillLevel;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A level that somebody's records state for the holder, such as an employer's personnel file. The
 * certificate governs; a differing record is a warning, never a ground.
 *
 * @param origin whose record, in words
 * @param level the level it states
 */
public record HolderRecord(String origin, SkillLevel level) {
  /** A level word before an occupation (高级焊工) or after it (电焊工高级技师). */
  private static final Pattern AROUND_OCCUPATION =
      Pattern.compile("(?<before>[初中高])级\\p{IsHan}*[工师员]|\\p{IsHan}*[工师员](?<after>高级技师|技师)");

  // 四级工匠, 首席技师 of a district, 技术能手: honours that sound like levels and are none.
  // 高级工程师 and its like are professional titles.
  private static final List<String> NO_LEVELS =
      List.of("工匠", "首席", "大师", "能手", "标兵", "工程师", "会计师", "经济师", "统计师", "农艺师", "技术员");

  /**
   * Reads what a record says in its own words, such as 高级焊工, 电焊工高级技师, 三级 or 高级工.
   *
   * @return empty where the words name no level, or an honour or title that is none
   */
  public static Optional<HolderRecord> inWords(String origin, String words) {
    String text = words.strip();
    if (NO_LEVELS.stream().anyMatch(text::contains)) {
      return Optional.empty();
    }
    return SkillLevel.parse(text)
        .asOptional()
        .or(() -> aroundOccupation(text))
        .map(level -> new HolderRecord(origin, level));
  }

  private static Optional<SkillLevel> aroundOccupation(String text) {
    Matcher matcher = AROUND_OCCUPATION.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String before = matcher.group("before");
    String word = before == null ? matcher.group("after") : before + "级工";
    return SkillLevel.parse(word).asOptional();
  }
}
