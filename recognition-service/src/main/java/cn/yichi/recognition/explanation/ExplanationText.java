package cn.yichi.recognition.explanation;

import cn.yichi.contracts.vocabulary.Occupation;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.recognition.agreement.Agreement;
import cn.yichi.recognition.decision.Case;
import cn.yichi.recognition.decision.CertificateView;
import cn.yichi.recognition.decision.ClauseStep;
import cn.yichi.recognition.decision.ClauseTest;
import cn.yichi.recognition.decision.Examined;
import cn.yichi.recognition.decision.GroundText;
import cn.yichi.recognition.decision.Outcome;
import cn.yichi.recognition.decision.Wording;
import cn.yichi.recognition.explanation.Explanation.OfClause;
import cn.yichi.recognition.explanation.Explanation.OfDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Says the parts of an explanation, and the whole of it, in zh-CN (default) or English. */
public final class ExplanationText {
  private static final String BUNDLE = "cn.yichi.recognition.explanation.explanation";
  private static final Wording CHINESE = Wording.of(BUNDLE, Locale.ROOT);
  private static final Wording ENGLISH = Wording.of(BUNDLE, Locale.ENGLISH);

  private final Explanation explanation;
  private final Locale locale;
  private final Map<String, String> named;

  public ExplanationText(Explanation explanation, Locale locale) {
    this.explanation = explanation;
    this.locale = locale;
    this.named = named(explanation.examined());
  }

  private static Map<String, String> named(Examined examined) {
    Case subject = examined.subject();
    CertificateView certificate = subject.certificate();
    Map<String, String> named = new HashMap<>();
    named.put("kind", certificate.kind().name());
    named.put("home", certificate.home().code());
    named.put("host", subject.host().code());
    named.put("issuer", certificate.issuerName());
    named.put("issued", certificate.issuedOn().toString());
    named.put("asOf", examined.asOf().toString());
    certificate.level().map(SkillLevel::name).ifPresent(it -> named.put("level", it));
    certificate.title().ifPresent(it -> named.put("grade", it.grade().name()));
    certificate.standardVersion().ifPresent(it -> named.put("standard", it));
    certificate
        .occupationName()
        .or(() -> certificate.occupation().map(Occupation::key))
        .ifPresent(it -> named.put("occupation", it));
    return named;
  }

  /** The name of a test. */
  public String name(ClauseTest test) {
    return say("test." + test.name(), Map.of());
  }

  /** Why a test came out as it did: at least one sentence. */
  public List<String> why(ClauseStep step) {
    List<String> said =
        step.grounds().stream()
            .map(each -> GroundText.sentence(each.code(), each.parameters(), locale))
            .toList();
    return said.isEmpty() ? List.of(plain(step)) : said;
  }

  private String plain(ClauseStep step) {
    return switch (step.result()) {
      case SATISFIED -> say("satisfied." + step.test().name(), named);
      case NOT_SATISFIED -> say("failed." + step.test().name(), named);
      case NOT_REACHED -> say("notReached", named);
      case UNKNOWN -> open(step);
    };
  }

  private String open(ClauseStep step) {
    return step.questions().isEmpty()
        ? GroundText.render(step.conditions().getFirst(), locale)
        : GroundText.render(step.questions().getFirst(), locale);
  }

  /** How a document stands. */
  public String standing(Examined.Document document) {
    Agreement agreement = document.agreement();
    Map<String, String> values = new HashMap<>(named);
    values.put("title", english() ? agreement.titleEn() : agreement.titleZh());
    values.put("version", Integer.toString(agreement.version()));
    values.put("from", agreement.effective().from().toString());
    agreement.effective().until().ifPresent(last -> values.put("until", last.toString()));
    document
        .measure()
        .ifPresent(
            it -> {
              values.put("region", it.by().code());
              values.put("from", it.from().toString());
              values.put("reason", it.reason());
            });
    return say("standing." + document.standing().name(), values);
  }

  /** What would have to be otherwise. */
  public String change(Change change) {
    Map<String, String> values = new HashMap<>(named);
    values.putAll(change.parameters());
    return say("change." + change.code().name(), values);
  }

  public String who(Who who) {
    return say("who." + who.name(), named);
  }

  /** The whole in sentences: the answer, why, and what would change it. */
  public List<String> sentences() {
    List<String> lines = new ArrayList<>();
    lines.add(GroundText.render(explanation.decision().outcome(), locale));
    lines.add(decided());
    if (explanation.examined().validity().result() != ClauseStep.Result.SATISFIED) {
      lines.addAll(why(explanation.examined().validity()));
    } else if (explanation.examined().atHome()) {
      lines.add(say("atHome", named));
    }
    explanation.documents().forEach(each -> document(each, lines));
    lines.addAll(changes());
    return List.copyOf(lines);
  }

  private String decided() {
    return explanation
        .decision()
        .decidedBy()
        .flatMap(
            ref ->
                explanation.documents().stream()
                    .flatMap(each -> each.clauses().stream())
                    .filter(each -> each.tried().ref().equals(ref))
                    .findFirst())
        .map(each -> GroundText.render(each.tried().clause().citation(), locale))
        .orElseGet(() -> say("noneDecided", named));
  }

  private void document(OfDocument document, List<String> lines) {
    lines.add(standing(document.document()));
    boolean inForce = document.document().standing() == Examined.Standing.IN_FORCE;
    if (inForce && document.clauses().stream().noneMatch(ExplanationText::speaksOfKind)) {
      lines.add(say("noClause", named));
    }
    for (OfClause each : document.clauses()) {
      if (each.tried().alone().isPresent()) {
        clause(each, lines);
      }
    }
  }

  private static boolean speaksOfKind(OfClause clause) {
    return clause.tried().steps().stream()
        .noneMatch(
            each ->
                each.test() == ClauseTest.KIND && each.result() == ClauseStep.Result.NOT_SATISFIED);
  }

  private String alone(Outcome outcome) {
    return outcome instanceof Outcome.NoAgreement
        ? say("notCovered", Map.of())
        : GroundText.render(outcome, locale);
  }

  /** Of the deciding clause every test, of another what stands in its way. */
  private void clause(OfClause clause, List<String> lines) {
    Examined.Tried tried = clause.tried();
    lines.add(
        say(
            tried.decides() ? "clause.decides" : tried.beside() ? "clause.beside" : "clause.other",
            Map.of(
                "clause",
                tried.clause().id(),
                "answer",
                tried.alone().map(this::alone).orElse(""))));
    for (ClauseStep each : tried.steps()) {
      boolean reached = each.result() != ClauseStep.Result.NOT_REACHED;
      if (reached && (tried.decides() || each.result() != ClauseStep.Result.SATISFIED)) {
        Map<String, String> values =
            Map.of("name", name(each.test()), "why", String.join(english() ? " " : "", why(each)));
        lines.add(say("line." + each.result().name(), values));
      }
    }
  }

  private List<String> changes() {
    LinkedHashSet<String> said = new LinkedHashSet<>();
    explanation
        .changes()
        .filter(each -> each.then().filter(Counterfactual::differs).filter(this::helps).isPresent())
        .forEach(each -> said.add(then(each)));
    List<String> lines = new ArrayList<>();
    lines.add(say(said.isEmpty() ? none() : "wouldChange", Map.of()));
    lines.addAll(said);
    return lines;
  }

  /** Nobody is advised to do what makes it worse; a higher level or one question less helps. */
  private boolean helps(Counterfactual then) {
    return then.outcome().rank() <= explanation.decision().outcome().rank();
  }

  /** Nothing can be said of what the engine was not asked. */
  private String none() {
    boolean all =
        explanation.untried() == 0
            && explanation.changes().allMatch(each -> each.then().isPresent());
    return all ? "noChange" : "noChangeTried";
  }

  private String then(Change change) {
    return say(
        "then",
        Map.of(
            "what",
            change(change),
            "who",
            who(change.who()),
            "answer",
            change.then().map(it -> GroundText.render(it.outcome(), locale)).orElse("")));
  }

  private String say(String key, Map<String, String> values) {
    return (english() ? ENGLISH : CHINESE).sentence(key, values);
  }

  private boolean english() {
    return locale.getLanguage().equals("en");
  }
}
