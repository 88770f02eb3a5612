package cn.yichi.recognition.enquiry;

import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.benefit.BenefitAnswer;
import cn.yichi.recognition.benefit.FactDeclaration;
import cn.yichi.recognition.benefit.FactName;
import cn.yichi.recognition.benefit.Gap;
import cn.yichi.recognition.benefit.GapText;
import cn.yichi.recognition.decision.DayStanding;
import cn.yichi.recognition.decision.Decision;
import cn.yichi.recognition.decision.Ground;
import cn.yichi.recognition.decision.GroundCode;
import cn.yichi.recognition.decision.GroundText;
import cn.yichi.recognition.decision.Outcome;
import cn.yichi.recognition.decision.Question;
import cn.yichi.recognition.decision.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Says answers in zh-CN (default) or English. The first sentence is the answer; what follows says
 * what it rests on or what to do.
 */
public final class AnswerText {
  private static final String BUNDLE = "cn.yichi.recognition.enquiry.answers";
  private static final Wording CHINESE = Wording.of(BUNDLE, Locale.ROOT);
  private static final Wording ENGLISH = Wording.of(BUNDLE, Locale.ENGLISH);

  private AnswerText() {}

  /** A sentence of the bundle. */
  public static String say(String key, Map<String, String> values, Locale locale) {
    return (english(locale) ? ENGLISH : CHINESE).sentence(key, values);
  }

  /** The same sentence for an unknown number and a holder that does not match. */
  public static String notReceived(Locale locale) {
    return say("NOT_RECEIVED", Map.of(), locale);
  }

  public static String ambiguous(Locale locale) {
    return join(
        List.of(
            GroundText.render(new Outcome.Referred(List.of()), locale),
            GroundText.render(Question.AMBIGUOUS_NUMBER, locale)),
        locale);
  }

  /** A decision in a few sentences. */
  public static String of(Decision decision, Locale locale) {
    List<String> sentences = new ArrayList<>();
    sentences.add(lead(decision, locale));
    switch (decision.outcome()) {
      case Outcome.Granted granted ->
          first(decision, ground -> ground.code().side() == GroundCode.Side.FOR, locale, sentences);
      case Outcome.Conditional(var equivalence, var conditions) ->
          conditions.forEach(each -> sentences.add(GroundText.render(each, locale)));
      case Outcome.Referred(var questions) -> {
        first(decision, ground -> ground.code().side() == GroundCode.Side.OPEN, locale, sentences);
        questions.forEach(each -> sentences.add(GroundText.render(each, locale)));
      }
      case Outcome.Refused refused ->
          first(
              decision,
              ground -> ground.code().side() == GroundCode.Side.AGAINST,
              locale,
              sentences);
      case Outcome.NoAgreement none -> absence(decision, locale, sentences);
    }
    decision.warnings().forEach(each -> sentences.add(GroundText.render(each, locale)));
    return join(sentences, locale);
  }

  /** What is said first: of a certificate that does not stand, that. */
  private static String lead(Decision decision, Locale locale) {
    return switch (DayStanding.of(decision)) {
      case VALID -> GroundText.render(decision.outcome(), locale);
      case INVALID -> say("INVALID", Map.of(), locale);
      case NOT_YET_ISSUED -> say("NOT_YET_ISSUED", Map.of(), locale);
      case SUSPENDED -> say("SUSPENDED", Map.of(), locale);
    };
  }

  /** An answer with more sentences behind it. */
  public static String and(String answer, List<String> more, Locale locale) {
    List<String> all = new ArrayList<>(List.of(answer));
    all.addAll(more);
    return join(all, locale);
  }

  private static void absence(Decision decision, Locale locale, List<String> sentences) {
    for (Ground ground : decision.grounds()) {
      switch (ground.code()) {
        case NO_AGREEMENT_BETWEEN_REGIONS,
            AGREEMENT_NOT_YET_IN_FORCE,
            AGREEMENT_NO_LONGER_IN_FORCE,
            AGREEMENT_SUSPENDED,
            AGREEMENT_TERMINATED,
            SAFEGUARD,
            NATIONAL_VERIFICATION_ADVISED ->
            sentences.add(GroundText.sentence(ground.code(), ground.parameters(), locale));
        default -> {}
      }
    }
  }

  private static void first(
      Decision decision, Predicate<Ground> which, Locale locale, List<String> sentences) {
    for (Ground ground : decision.grounds()) {
      if (which.test(ground)) {
        sentences.add(GroundText.render(ground, locale));
        return;
      }
    }
  }

  /** A benefit's answer in a few sentences. */
  public static String of(EligibilityAnswer.Answered answered, Locale locale) {
    List<String> sentences = new ArrayList<>();
    switch (answered.answer()) {
      case BenefitAnswer.Eligible(var amount, var claimBy) -> {
        sentences.add(say("ELIGIBLE", Map.of("amount", amount.toString()), locale));
        sentences.add(
            claimBy
                .map(day -> say("CLAIM_BY", Map.of("date", day.toString()), locale))
                .orElseGet(() -> say("CLAIM_BY_UNSTATED", Map.of(), locale)));
      }
      case BenefitAnswer.NeedsFacts(var facts) -> {
        sentences.add(say("NEEDS_FACTS", Map.of(), locale));
        sentences.add(
            answered.policy().facts().stream()
                .filter(fact -> facts.contains(fact.name()))
                .map(fact -> question(fact, locale))
                .collect(
                    Collectors.joining(
                        english(locale) ? "; " : "；", "", english(locale) ? "." : "。")));
      }
      case BenefitAnswer.NotEligible(var gaps) -> {
        sentences.add(say("NOT_ELIGIBLE", Map.of(), locale));
        gaps.forEach(gap -> sentences.add(GapText.render(gap, locale)));
      }
    }
    return join(sentences, locale);
  }

  /** A benefit refused because the certificate is not recognised where it is paid. */
  public static String of(EligibilityAnswer.NotRecognised refused, Locale locale) {
    List<String> sentences = new ArrayList<>();
    sentences.add(say(refused.open() ? "BENEFIT_OPEN" : "NOT_ELIGIBLE", Map.of(), locale));
    sentences.add(notRecognised(refused.decision(), locale));
    for (Gap gap : refused.gaps()) {
      sentences.add(GapText.render(gap, locale));
    }
    return join(sentences, locale);
  }

  /** That the certificate does not count where the benefit is paid, and why. */
  public static String notRecognised(Decision decision, Locale locale) {
    return say(
        "NOT_RECOGNISED", Map.of("answer", GroundText.render(decision.outcome(), locale)), locale);
  }

  /** The question to a claimant. */
  public static String question(FactDeclaration fact, Locale locale) {
    return english(locale) ? fact.en() : fact.zh();
  }

  /** Name of a fact's question, for a fact that the policy declares. */
  public static String question(List<FactDeclaration> declared, FactName name, Locale locale) {
    return declared.stream()
        .filter(fact -> fact.name().equals(name))
        .findFirst()
        .map(fact -> question(fact, locale))
        .orElse(name.value());
  }

  /** Who must act. */
  public static String of(Actor actor, Region home, Region host, Locale locale) {
    return say("actor." + actor.name(), Map.of("home", home.code(), "host", host.code()), locale);
  }

  /** Name of a region in the reader's language. */
  public static String name(Region region, Locale locale) {
    return say("region", Map.of("region", region.code()), locale);
  }

  static String join(List<String> sentences, Locale locale) {
    return String.join(english(locale) ? " " : "", sentences);
  }

  private static boolean english(Locale locale) {
    return locale.getLanguage().equals("en");
  }
}
