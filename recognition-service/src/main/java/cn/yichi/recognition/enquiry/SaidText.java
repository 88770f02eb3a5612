package cn.yichi.recognition.enquiry;

import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.recognition.decision.GroundCode;
import cn.yichi.recognition.decision.GroundText;
import cn.yichi.recognition.decision.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Says in words what another region published in codes. That region may run a newer version: a code
 * unknown here is shown as it is.
 */
public final class SaidText {
  private SaidText() {}

  /** The outcome with what is granted, then what must still be answered. */
  public static String answer(HostDecision said, Locale locale) {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        orCode(
            said.outcome(),
            () ->
                AnswerText.say(
                    "said." + said.outcome(), Map.of("what", granted(said, locale)), locale)));
    said.questions().forEach(each -> sentences.add(question(each, locale)));
    return AnswerText.join(sentences, locale);
  }

  /** One ground as a sentence. */
  public static String ground(HostDecision.SaidGround ground, Locale locale) {
    return orCode(
        ground.code(),
        () -> GroundText.sentence(GroundCode.valueOf(ground.code()), ground.parameters(), locale));
  }

  /** One question as a sentence. */
  public static String question(String code, Locale locale) {
    return orCode(code, () -> GroundText.render(Question.valueOf(code), locale));
  }

  private static String granted(HostDecision said, Locale locale) {
    Optional<String> level =
        said.equivalence()
            .flatMap(HostDecision.GrantedAs::level)
            .map(code -> orCode(code, () -> GroundText.level(SkillLevel.valueOf(code), locale)));
    Optional<String> title = said.equivalence().flatMap(HostDecision.GrantedAs::title);
    String type =
        said.equivalence()
            .map(HostDecision.GrantedAs::type)
            .map(code -> orCode(code, () -> AnswerText.say("as." + code, Map.of(), locale)))
            .orElse("");
    String what = level.or(() -> title).orElse("");
    return what.isEmpty() ? type : type + AnswerText.say("as", Map.of("what", what), locale);
  }

  private static String orCode(String code, Supplier<String> words) {
    try {
      return words.get();
    } catch (IllegalArgumentException | MissingResourceException unknown) {
      return code;
    }
  }
}
