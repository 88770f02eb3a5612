package cn.yichi.recognition.receipt;

import cn.yichi.recognition.decision.Wording;
import cn.yichi.recognition.receipt.Pins.PinnedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Says in words what came of taking an answer again, in zh-CN or English. */
public final class ReplayText {
  private static final String BUNDLE = "cn.yichi.recognition.receipt.replay";
  private static final Wording ZH = Wording.of(BUNDLE, Locale.SIMPLIFIED_CHINESE);
  private static final Wording EN = Wording.of(BUNDLE, Locale.ENGLISH);

  private ReplayText() {}

  /** Stable code: {@code SAME}, {@code DIFFERS} or {@code CANNOT_TELL}. */
  public static String code(Replayed replayed) {
    return switch (replayed) {
      case Replayed.Same same -> "SAME";
      case Replayed.Differs differs -> "DIFFERS";
      case Replayed.CannotTell missing -> "CANNOT_TELL";
    };
  }

  /** The result first, then each difference, or each text that is missing. */
  public static List<String> lines(Replayed replayed, Locale locale) {
    return switch (replayed) {
      case Replayed.Same same -> List.of(say("same", Map.of(), locale));
      case Replayed.Differs differs -> differences(differs, locale);
      case Replayed.CannotTell(List<String> missing) ->
          missing.stream().map(it -> say("missing", Map.of("text", it), locale)).toList();
    };
  }

  private static List<String> differences(Replayed.Differs differs, Locale locale) {
    List<String> lines = new ArrayList<>();
    lines.add(say("differs", Map.of(), locale));
    if (!differs.engineThen().equals(differs.engineNow())) {
      Map<String, String> engines =
          Map.of("engineThen", differs.engineThen(), "engineNow", differs.engineNow());
      lines.add(say("engine", engines, locale));
    }
    if (differs.catalogueMoved()) {
      lines.add(say("catalogue", Map.of(), locale));
    }
    differs.differences().forEach(each -> lines.add(line(each, locale)));
    return lines;
  }

  /** One difference: what was said, and what comes out now. */
  private static String line(Difference each, Locale locale) {
    String nothing = say("nothing", Map.of(), locale);
    return say(
        "part." + each.part().name(),
        Map.of(
            "then", each.then().isEmpty() ? nothing : each.then(),
            "now", each.now().isEmpty() ? nothing : each.now()),
        locale);
  }

  /** Why what was presented counts for nothing; a part of a sentence. */
  public static String doubt(Doubt doubt, Locale locale) {
    return say("doubt." + doubt.name(), Map.of(), locale);
  }

  /** That a file that was named is not there. */
  public static String noFile(String file, Locale locale) {
    return say("noFile", Map.of("file", file), locale);
  }

  /** Where the texts of a book are published. */
  public static String whereFrom(String book, Locale locale) {
    return say("whereFrom", Map.of("book", book), locale);
  }

  /** That another text of a pinned version was found. */
  public static String otherText(PinnedText pinned, Locale locale) {
    return say("other", Map.of("text", pinned.name()), locale);
  }

  /** What a proof of having asked proves. */
  public static String asked(AskingProof proof, Locale locale) {
    return say(
        "asked",
        Map.of(
            "organisation", proof.organisation().value(),
            "at", proof.askedAt().toString(),
            "day", proof.on().toString(),
            "purpose", proof.purpose().name(),
            "code", proof.code(),
            "certificate", proof.certificate().value(),
            "asOf", proof.asOf().toString(),
            "outcome", proof.outcome()),
        locale);
  }

  private static String say(String key, Map<String, String> parameters, Locale locale) {
    return (locale.getLanguage().equals("en") ? EN : ZH).sentence(key, parameters);
  }
}
