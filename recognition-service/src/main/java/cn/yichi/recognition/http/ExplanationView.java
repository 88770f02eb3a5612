package cn.yichi.recognition.http;

import cn.yichi.recognition.agreement.Agreement;
import cn.yichi.recognition.decision.ClauseStep;
import cn.yichi.recognition.decision.ClauseTest;
import cn.yichi.recognition.decision.Examined;
import cn.yichi.recognition.explanation.Change;
import cn.yichi.recognition.explanation.Counterfactual;
import cn.yichi.recognition.explanation.Explanation;
import cn.yichi.recognition.explanation.ExplanationText;
import cn.yichi.recognition.explanation.Who;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Why the answer is what it is: a tree of documents, clauses and tests, and in sentences. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Explanation")
record ExplanationView(
    @Schema(
            description =
                "in the caller's language; the answer first, then why, then what would change it")
        List<String> sentences,
    @Schema(description = "whether the certificate itself stands on the day") Test validity,
    @Schema(description = "the host is its home, where it counts without any agreement")
        boolean atHome,
    List<Document> documents,
    @Schema(description = "what would change the answer whatever any clause says")
        List<Would> wouldChange,
    @Schema(description = "changes that the engine was not asked about, for there were too many")
        int untried) {

  /** A document between the two regions. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "ExplainedDocument")
  record Document(
      String id,
      int version,
      String title,
      Examined.Standing standing,
      String text,
      DecisionParts.Cited citation,
      List<Clause> clauses,
      List<Would> wouldChange) {}

  /** A clause. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "ExplainedClause")
  record Clause(
      String clause,
      DecisionParts.Cited citation,
      @Schema(description = "what it alone answers; absent where it was not tried")
          @Nullable String outcome,
      @Schema(description = "the answer is its answer") boolean decides,
      @Schema(description = "it leads to the other ladder and never decides") boolean besides,
      List<Test> tests,
      @Schema(description = "the answer once the first change of every open test has come about")
          @Nullable Then together) {}

  /** A test of a clause. */
  @Schema(name = "ExplainedTest")
  record Test(
      ClauseTest test,
      String name,
      ClauseStep.Result result,
      List<DecisionParts.Said> why,
      List<Would> wouldChange) {}

  /** Something that would have to be otherwise. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "WouldChange")
  record Would(
      Change.Code what,
      String text,
      Who who,
      String whoText,
      @Schema(description = "what the engine answers then; absent where no case can say it")
          @Nullable Then then) {}

  /** What the engine answers to the altered case. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "ThenAnswered")
  record Then(
      String outcome,
      DecisionParts.@Nullable Equals equivalence,
      LocalDate asOf,
      @Schema(description = "whether that is another answer than the present one")
          boolean differs) {}

  static ExplanationView of(Explanation explanation, Locale locale) {
    return new Saying(new ExplanationText(explanation, locale), locale).view(explanation);
  }

  /** Says the parts of one explanation. */
  private record Saying(ExplanationText text, Locale locale) {
    ExplanationView view(Explanation explanation) {
      Examined examined = explanation.examined();
      return new ExplanationView(
          text.sentences(),
          test(examined.validity(), List.of()),
          examined.atHome(),
          explanation.documents().stream().map(this::document).toList(),
          would(explanation.wouldChange()),
          explanation.untried());
    }

    private Document document(Explanation.OfDocument explained) {
      Agreement agreement = explained.document().agreement();
      return new Document(
          agreement.id(),
          agreement.version(),
          locale.getLanguage().equals("en") ? agreement.titleEn() : agreement.titleZh(),
          explained.document().standing(),
          text.standing(explained.document()),
          DecisionParts.of(agreement.citation()),
          explained.clauses().stream().map(this::clause).toList(),
          would(explained.wouldChange()));
    }

    private Clause clause(Explanation.OfClause explained) {
      Examined.Tried tried = explained.tried();
      return new Clause(
          tried.clause().id(),
          DecisionParts.of(tried.clause().citation()),
          tried.alone().map(it -> it.code()).orElse(null),
          tried.decides(),
          tried.beside(),
          explained.tests().stream().map(it -> test(it.step(), it.wouldChange())).toList(),
          explained.together().map(this::then).orElse(null));
    }

    private Test test(ClauseStep step, List<Change> changes) {
      List<String> why = text.why(step);
      List<DecisionParts.Said> said =
          step.grounds().isEmpty()
              ? List.of(new DecisionParts.Said(step.result().name(), why.getFirst()))
              : IntStream.range(0, why.size())
                  .mapToObj(
                      at ->
                          new DecisionParts.Said(step.grounds().get(at).code().name(), why.get(at)))
                  .toList();
      return new Test(step.test(), text.name(step.test()), step.result(), said, would(changes));
    }

    private List<Would> would(List<Change> changes) {
      return changes.stream()
          .map(
              it ->
                  new Would(
                      it.code(),
                      text.change(it),
                      it.who(),
                      text.who(it.who()),
                      it.then().map(this::then).orElse(null)))
          .toList();
    }

    private Then then(Counterfactual it) {
      return new Then(
          it.outcome().code(),
          DecisionParts.equivalence(it.outcome(), locale),
          it.asOf(),
          it.differs());
    }
  }
}
