package cn.yichi.recognition.benefit;

import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.recognition.decision.Wording;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Says what is missing in words a worker can act on, in zh-CN (default) or English. */
public final class GapText {
  private static final String BUNDLE = "cn.yichi.recognition.benefit.gaps";
  private static final Wording CHINESE = Wording.of(BUNDLE, Locale.ROOT);
  private static final Wording ENGLISH = Wording.of(BUNDLE, Locale.ENGLISH);

  private GapText() {}

  /** One sentence for one gap; for a level the ladder from the one held to the one needed. */
  public static String render(Gap gap, Locale locale) {
    boolean english = locale.getLanguage().equals("en");
    Wording words = english ? ENGLISH : CHINESE;
    return switch (gap) {
      case Gap.NoCertificate(var kinds, var needed) ->
          words.sentence(
              "NO_CERTIFICATE", Map.of("kinds", kinds(kinds, words), "level", needed.name()));
      case Gap.NotValid() -> words.sentence("NOT_VALID", Map.of());
      case Gap.LevelTooLow(var held, var needed, var ladder) ->
          words.sentence(
              held.isPresent() ? "LEVEL_TOO_LOW" : "NO_LEVEL",
              Map.of(
                  "level", needed.name(),
                  "held", held.map(SkillLevel::name).orElse(""),
                  "ladder", ladder(ladder)));
      case Gap.LevelAbove(var held, var named) ->
          words.sentence("LEVEL_ABOVE", Map.of("held", held.name(), "level", named.name()));
      case Gap.Unfulfilled(var condition) ->
          words.sentence(
              "UNFULFILLED", Map.of("gap", english ? condition.gapEn() : condition.gapZh()));
      case Gap.NotYet(var from) -> words.sentence("NOT_YET", Map.of("from", from.toString()));
      case Gap.Ended(var until) -> words.sentence("ENDED", Map.of("until", until.toString()));
      case Gap.ClaimedTooLate(var day) ->
          words.sentence("CLAIMED_TOO_LATE", Map.of("date", day.toString()));
    };
  }

  // In Chinese in both languages: these are the words on the certificates.
  private static String ladder(List<SkillLevel> rungs) {
    return rungs.stream().map(SkillLevel::nameZh).collect(Collectors.joining("→"));
  }

  private static String kinds(List<CertificateKind> kinds, Wording words) {
    return kinds.stream().map(words::kind).collect(Collectors.joining("、"));
  }
}
