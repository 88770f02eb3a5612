package cn.yichi.recognition.enquiry;

import cn.yichi.recognition.asking.GivenAnswer.Adverse;
import cn.yichi.recognition.asking.GivenAnswer.Said;
import cn.yichi.recognition.asking.RememberAnswers.Remembered;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Says what is remembered of an answer, in zh-CN (default) or English, sentence by sentence. */
public final class RememberedText {
  private RememberedText() {}

  /**
   * That the organisation asked before, and whether the answer changed; nothing where it did not.
   */
  public static List<String> before(Remembered kept, Locale locale) {
    return kept.before().map(it -> before(it, kept, locale)).orElse(List.of());
  }

  private static List<String> before(Said before, Remembered kept, Locale locale) {
    List<String> said = new ArrayList<>();
    String outcome = AnswerText.say("before." + before.outcome(), Map.of(), locale);
    said.add(
        AnswerText.say(
            "ASKED_BEFORE",
            Map.of(
                "on", before.on().toString(), "asOf", before.asOf().toString(), "outcome", outcome),
            locale));
    kept.changed()
        .map(it -> it ? "CHANGED_SINCE" : "UNCHANGED_SINCE")
        .ifPresent(key -> said.add(AnswerText.say(key, Map.of(), locale)));
    return said;
  }

  /** Until when an answer against the holder is provisional, and what he knows or said of it. */
  public static List<String> provisional(Remembered kept, LocalDate today, Locale locale) {
    List<String> said = new ArrayList<>();
    kept.now().against().ifPresent(it -> said.addAll(provisional(it, today, locale)));
    kept.now().begins().ifPresent(it -> said.add(AnswerText.say("TOLD", Map.of(), locale)));
    return said;
  }

  private static List<String> provisional(Adverse term, LocalDate today, Locale locale) {
    List<String> said = new ArrayList<>();
    if (term.isOpen(today)) {
      said.add(
          AnswerText.say("PROVISIONAL", Map.of("date", term.actNotBefore().toString()), locale));
    }
    term.reply()
        .ifPresent(
            it -> said.add(AnswerText.say("REPLIED", Map.of("on", it.on().toString()), locale)));
    return said;
  }
}
