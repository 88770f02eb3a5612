package cn.yichi.recognition.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.recognition.decision.ClauseStep;
import cn.yichi.recognition.decision.ClauseStep.Result;
import cn.yichi.recognition.decision.Decision;
import cn.yichi.recognition.decision.Examined;
import cn.yichi.recognition.decision.Outcome;
import cn.yichi.recognition.decision.Question;
import cn.yichi.recognition.decision.RecognitionPolicy;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What holds for every explanation, whatever the case. */
class RandomExplanationsTest {
  private static final long SEED = Long.getLong("yichi.test.seed", new Random().nextLong());
  private static final int DRAWS = 2_000;

  private final RandomCases cases = new RandomCases(new Random(SEED));

  private void each(Consumer<Explanation> check) {
    Explain explain = new Explain();
    List<RandomCases.Drawn> all = new ArrayList<>(cases.table());
    for (int i = 0; i < DRAWS; i++) {
      all.add(cases.next());
    }
    for (RandomCases.Drawn drawn : all) {
      Explanation explanation = explain.of(drawn.subject(), drawn.asOf());
      try {
        check.accept(explanation);
      } catch (AssertionError wrong) {
        throw new AssertionError("seed " + SEED + ": " + drawn.subject(), wrong);
      }
    }
  }

  @Test
  void concludes_what_the_engine_answers_and_marks_the_clause_that_decided() {
    each(
        explanation -> {
          Decision decision =
              new RecognitionPolicy()
                  .assess(explanation.examined().subject(), explanation.examined().asOf());
          assertThat(explanation.decision()).isEqualTo(decision);
          List<Examined.Tried> tried = tried(explanation);
          assertThat(
                  tried.stream().filter(Examined.Tried::decides).map(Examined.Tried::ref).toList())
              .isEqualTo(decision.decidedBy().stream().toList());
          assertThat(tried.stream().filter(it -> it.alone().isPresent()).count())
              .isEqualTo(decision.considered().size());
        });
  }

  private static List<Examined.Tried> tried(Explanation explanation) {
    return explanation.documents().stream()
        .flatMap(it -> it.clauses().stream())
        .map(Explanation.OfClause::tried)
        .toList();
  }

  @Test
  void the_tests_of_a_clause_say_what_it_answers() {
    Set<String> outcomes = new HashSet<>();
    Set<Result> results = EnumSet.noneOf(Result.class);
    each(
        explanation ->
            tried(explanation)
                .forEach(
                    it -> {
                      it.steps().forEach(step -> results.add(step.result()));
                      it.alone().ifPresent(alone -> outcomes.add(alone.code()));
                      fits(it);
                    }));
    assertThat(outcomes)
        .containsExactlyInAnyOrder("GRANTED", "CONDITIONAL", "REFERRED", "REFUSED", "NO_AGREEMENT");
    assertThat(results).isEqualTo(EnumSet.allOf(Result.class));
  }

  private static void fits(Examined.Tried tried) {
    boolean failed = any(tried, Result.NOT_SATISFIED);
    boolean open = any(tried, Result.UNKNOWN);
    boolean asks = tried.steps().stream().anyMatch(it -> !it.questions().isEmpty());
    for (ClauseStep each : tried.steps()) {
      boolean leaves = !each.questions().isEmpty() || !each.conditions().isEmpty();
      assertThat(leaves && each.result() == Result.SATISFIED).as("%s", each).isFalse();
      assertThat(!leaves && each.result() == Result.UNKNOWN).as("%s", each).isFalse();
    }
    if (tried.alone().isEmpty()) {
      assertThat(tried.steps())
          .allMatch(it -> it.result() == Result.NOT_REACHED || it.result() == Result.NOT_SATISFIED);
      return;
    }
    switch (tried.alone().get()) {
      case Outcome.Granted it -> assertThat(failed || open).as("%s", tried).isFalse();
      case Outcome.Conditional it -> {
        assertThat(failed || asks).as("%s", tried).isFalse();
        assertThat(tried.steps().stream().flatMap(step -> step.conditions().stream()).toList())
            .containsExactlyInAnyOrderElementsOf(it.conditions());
      }
      case Outcome.Referred it -> {
        assertThat(failed).as("%s", tried).isFalse();
        List<Question> asked =
            tried.steps().stream().flatMap(step -> step.questions().stream()).distinct().toList();
        assertThat(asked).as("%s", tried).containsAll(it.questions());
        // Where the source gives no table the engine asks nothing else; the tests are told of all.
        if (!it.questions().equals(List.of(Question.CORRESPONDENCE))) {
          assertThat(asked).as("%s", tried).hasSameSizeAs(it.questions());
        }
      }
      case Outcome.Refused it -> assertThat(failed).as("%s", tried).isTrue();
      case Outcome.NoAgreement it -> assertThat(failed).as("%s", tried).isTrue();
    }
  }

  private static boolean any(Examined.Tried tried, Result result) {
    return tried.steps().stream().map(ClauseStep::result).anyMatch(result::equals);
  }

  @Test
  void what_would_be_is_what_the_engine_answers_to_the_altered_case() {
    Set<Change.Code> told = EnumSet.noneOf(Change.Code.class);
    Set<Change.Code> changing = EnumSet.noneOf(Change.Code.class);
    int[] better = {0};
    each(
        explanation -> {
          explanation
              .changes()
              .forEach(
                  change -> {
                    told.add(change.code());
                    change.then().ifPresent(then -> same(explanation, then));
                    change
                        .then()
                        .filter(Counterfactual::differs)
                        .ifPresent(then -> changing.add(change.code()));
                  });
          explanation.documents().stream()
              .flatMap(it -> it.clauses().stream())
              .flatMap(it -> it.together().stream())
              .forEach(
                  then -> {
                    same(explanation, then);
                    better[0] +=
                        then.outcome().rank() < explanation.decision().outcome().rank() ? 1 : 0;
                  });
        });
    // Every sentence has a test of its own; chance may leave a rare change out.
    assertThat(told).hasSizeGreaterThan(Change.Code.values().length - 4);
    assertThat(changing).hasSizeGreaterThan(15);
    assertThat(better[0]).as("several changes together that help").isPositive();
  }

  private static void same(Explanation explanation, Counterfactual then) {
    Examined examined = explanation.examined();
    assertThat(then.decision())
        .isEqualTo(new RecognitionPolicy().assess(then.subject(), then.asOf()));
    assertThat(then.differs()).isEqualTo(!then.outcome().equals(explanation.decision().outcome()));
    assertThat(then.subject().equals(examined.subject()) && then.asOf().equals(examined.asOf()))
        .as("nothing is otherwise in %s", then)
        .isFalse();
  }

  @Test
  void asks_the_engine_no_more_often_than_it_may() {
    each(
        explanation ->
            assertThat(
                    explanation.changes().filter(it -> it.then().isPresent()).count()
                        + explanation.documents().stream()
                            .flatMap(it -> it.clauses().stream())
                            .filter(it -> it.together().isPresent())
                            .count())
                .isLessThanOrEqualTo(Runs.MOST));
  }

  @Test
  void everything_is_said_in_both_languages() {
    each(
        explanation -> {
          for (Locale locale : List.of(Locale.ROOT, Locale.ENGLISH)) {
            ExplanationText text = new ExplanationText(explanation, locale);
            assertThat(text.sentences()).hasSizeGreaterThan(2).allMatch(it -> !it.isBlank());
            explanation
                .changes()
                .forEach(
                    it -> assertThat(text.change(it) + text.who(it.who())).doesNotContain("{"));
            explanation.documents().stream()
                .flatMap(it -> it.clauses().stream())
                .flatMap(it -> it.tests().stream())
                .forEach(it -> assertThat(text.why(it.step())).allMatch(why -> !why.isBlank()));
          }
        });
  }
}
