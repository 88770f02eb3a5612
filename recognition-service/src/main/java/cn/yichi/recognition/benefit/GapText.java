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
      case Gap.NoCertificate it ->
          words.sentence(
              "NO_CERTIFICATE",
              Map.of("kinds", kinds(it.kinds(), words), "level", it.needed().name()));
      case Gap.NotValid it -> words.sentence("NOT_VALID", Map.of());
      case Gap.LevelTooLow it ->
          words.sentence(
              it.held().isPresent() ? "LEVEL_TOO_LOW" : "NO_LEVEL",
              Map.of(
                  "level", it.needed().name(),
                  "held", it.held().map(SkillLevel::name).orElse(""),
                  "ladder", ladder(it.ladder())));
      case Gap.LevelAbove it ->
          words.sentence(
              "LEVEL_ABOVE", Map.of("held", it.held().name(), "level", it.named().name()));
      case Gap.Unfulfilled it ->
          words.sentence(
              "UNFULFILLED",
              Map.of("gap", english ? it.condition().gapEn() : it.condition().gapZh()));
      case Gap.NotYet it -> words.sentence("NOT_YET", Map.of("from", it.from().toString()));
      case Gap.Ended it -> words.sentence("ENDED", Map.of("until", it.until().toString()));
      case Gap.ClaimedTooLate it ->
          words.sentence("CLAIMED_TOO_LATE", Map.of("date", it.lastDay().toString()));
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
