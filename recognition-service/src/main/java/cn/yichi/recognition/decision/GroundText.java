package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.Citation;
import cn.yichi.contracts.vocabulary.SkillLevel;
import java.util.Locale;
import java.util.Map;

/** Says grounds, warnings, questions and outcomes in zh-CN (default) or English. */
public final class GroundText {
  private static final String BUNDLE = "cn.yichi.recognition.decision.grounds";
  private static final Wording CHINESE = Wording.of(BUNDLE, Locale.ROOT);
  private static final Wording ENGLISH = Wording.of(BUNDLE, Locale.ENGLISH);

  private GroundText() {}

  /** The ground as one sentence, with its citation. */
  public static String render(Ground ground, Locale locale) {
    return sentence(ground.code(), ground.parameters(), locale)
        + ground
            .citation()
            .map(
                cited ->
                    of(locale).sentence("citation", "mark", Map.of("cited", render(cited, locale))))
            .orElse("");
  }

  /** A citation: document, clause where there is one, and what was read. */
  public static String render(Citation cited, Locale locale) {
    return of(locale)
        .sentence(
            "citation",
            cited.clause().isEmpty() ? "document" : "clause",
            Map.of(
                "document", cited.document(),
                "clause", cited.clause(),
                "source", cited.source()));
  }

  /** The sentence of a code without citation, for readers of stored decisions. */
  public static String sentence(GroundCode code, Map<String, String> parameters, Locale locale) {
    return of(locale).sentence("ground", code.name(), parameters);
  }

  public static String render(Warning warning, Locale locale) {
    return of(locale).sentence("warning", warning.code().name(), warning.parameters());
  }

  public static String render(Question question, Locale locale) {
    return of(locale).sentence("question", "show", Map.of("question", question.name()));
  }

  public static String render(Condition condition, Locale locale) {
    return of(locale).sentence("condition", "show", Map.of("condition", condition.name()));
  }

  /** What is granted, in words. */
  public static String render(Equivalence equivalence, Locale locale) {
    return switch (equivalence) {
      case Equivalence.SameLevel it ->
          it.level()
              .map(held -> say("SAME_LEVEL", Map.of("level", held.name()), locale))
              .orElseGet(() -> say("AS_IT_IS", Map.of(), locale));
      case Equivalence.SameTitle it ->
          say(
              "SAME_TITLE",
              Map.of("title", it.title().nameZh(), "grade", it.title().grade().name()),
              locale);
      case Equivalence.MappedLevel it ->
          say("MAPPED_LEVEL", Map.of("level", it.level().name()), locale);
      case Equivalence.MappedTitle it ->
          say("MAPPED_TITLE", Map.of("grade", it.grade().name()), locale);
      case Equivalence.DeemedLevel it ->
          say("DEEMED_LEVEL", Map.of("level", it.level().name()), locale);
      case Equivalence.EligibleToApply it ->
          it.level()
              .map(held -> say("ELIGIBLE_LEVEL", Map.of("level", held.name()), locale))
              .or(
                  () ->
                      it.grade()
                          .map(next -> say("ELIGIBLE_GRADE", Map.of("grade", next.name()), locale)))
              .orElseGet(() -> say("ELIGIBLE_ANY", Map.of(), locale));
      case Equivalence.DirectApplication it ->
          say("DIRECT_APPLICATION", Map.of("grade", it.grade().name()), locale);
      case Equivalence.EqualTreatment it ->
          say("EQUAL_TREATMENT", Map.of("grade", it.grade().name()), locale);
      case Equivalence.Comparative it ->
          it.level()
              .map(held -> say("COMPARATIVE_LEVEL", Map.of("level", held.name()), locale))
              .orElseGet(
                  () ->
                      say(
                          "COMPARATIVE_GRADE",
                          Map.of("grade", it.grade().orElseThrow().name()),
                          locale));
      case Equivalence.Exemption it ->
          say(
              "EXEMPTION",
              Map.of(
                  "target",
                  it.target().name(),
                  "operation",
                  it.operation(),
                  "part",
                  it.part().name()),
              locale);
    };
  }

  /** The outcome as a headline. */
  public static String render(Outcome outcome, Locale locale) {
    return of(locale)
        .sentence(
            "outcome",
            outcome.code(),
            Map.of("what", outcome.granted().map(granted -> render(granted, locale)).orElse("")));
  }

  public static String level(SkillLevel level, Locale locale) {
    return of(locale).level(level);
  }

  public static String kind(CertificateKind kind, Locale locale) {
    return of(locale).kind(kind);
  }

  private static String say(String form, Map<String, String> parameters, Locale locale) {
    return of(locale).sentence("equivalence", form, parameters);
  }

  private static Wording of(Locale locale) {
    return locale.getLanguage().equals("en") ? ENGLISH : CHINESE;
  }
}
