package cn.yichi.recognition.decision;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.recognition.agreement.AgreementBook;
import cn.yichi.recognition.agreement.ClauseRef;
import cn.yichi.recognition.file.Documents;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The people of the newspapers and their neighbours, against a table written from the sources. */
class StoriesTest {
  private static final int DRAWS = 5;
  private static final long SEED = Long.getLong("yichi.test.seed", new Random().nextLong());
  private static final AgreementBook BOOK = Documents.agreements();
  private static final RecognitionPolicy POLICY = new RecognitionPolicy();
  private static final Map<String, Map<String, String>> STORIES =
      StoryTable.read("/stories/stories.csv").stream()
          .collect(Collectors.toMap(row -> row.get("story"), Function.identity()));
  private static final List<Map<String, String>> EXPECTATIONS =
      StoryTable.read("/stories/expectations.csv");

  @TestFactory
  List<DynamicTest> every_story_and_neighbour_is_answered_as_the_table_says() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Map<String, String> expected : EXPECTATIONS) {
      String name =
          expected.get("story") + " " + expected.get("neighbour") + " (seed " + SEED + ")";
      Random random = new Random(SEED + name.hashCode());
      int draws = expected.get("change").isEmpty() ? 1 : DRAWS;
      for (int i = 0; i < draws; i++) {
        Map<String, String> cells =
            Neighbours.draw(STORIES.get(expected.get("story")), expected.get("change"), random);
        tests.add(DynamicTest.dynamicTest(name, () -> check(cells, expected)));
      }
    }
    return tests;
  }

  @Test
  void every_story_has_at_least_five_neighbours() {
    assertThat(
            EXPECTATIONS.stream()
                .filter(row -> !row.get("change").isEmpty())
                .collect(Collectors.groupingBy(row -> row.get("story"), Collectors.counting())))
        .containsOnlyKeys(STORIES.keySet())
        .allSatisfy((story, count) -> assertThat(count).isGreaterThanOrEqualTo(5));
  }

  private static void check(Map<String, String> cells, Map<String, String> expected) {
    Decision decision = POLICY.assess(Cases.of(cells, BOOK), LocalDate.parse(cells.get("asOf")));
    SoftAssertions soft = new SoftAssertions();
    soft.assertThat(decision.outcome().code()).as("outcome").isEqualTo(expected.get("outcome"));
    soft.assertThat(decision.outcome().granted().map(Equivalence::code).orElse(""))
        .as("equivalence")
        .isEqualTo(expected.get("equivalence"));
    soft.assertThat(level(decision)).as("level").isEqualTo(filled(expected.get("level"), cells));
    soft.assertThat(questions(decision))
        .as("questions")
        .isEqualTo(words(expected.get("questions")));
    soft.assertThat(decision.decidedBy().map(ClauseRef::toString).orElse(""))
        .as("decided by")
        .isEqualTo(expected.get("decidedBy"));
    codes(
        soft,
        decision.grounds().stream().map(ground -> ground.code().name()).toList(),
        expected.get("grounds"));
    codes(
        soft,
        decision.warnings().stream().map(warning -> warning.code().name()).toList(),
        expected.get("warnings"));
    soft.assertThat(
            decision.considered().stream()
                .map(finding -> finding.clause() + "=" + finding.outcome().code())
                .toList())
        .as("considered")
        .containsAll(words(expected.get("also")));
    soft.assertThat(decision.asOf()).isEqualTo(cells.get("asOf"));
    soft.assertAll();
  }

  private static void codes(SoftAssertions soft, List<String> codes, String expected) {
    for (String each : words(expected)) {
      if (each.startsWith("-")) {
        soft.assertThat(codes).doesNotContain(each.substring(1));
      } else {
        soft.assertThat(codes).contains(each);
      }
    }
  }

  private static String level(Decision decision) {
    return decision.outcome().granted().map(StoriesTest::levelOf).orElse("");
  }

  private static String levelOf(Equivalence equivalence) {
    return switch (equivalence) {
      case Equivalence.SameLevel it -> it.level().map(Enum::name).orElse("");
      case Equivalence.MappedLevel it -> it.level().name();
      case Equivalence.DeemedLevel it -> it.level().name();
      default -> "";
    };
  }

  private static List<String> questions(Decision decision) {
    return decision.outcome() instanceof Outcome.Referred referred
        ? referred.questions().stream().map(Enum::name).toList()
        : List.of();
  }

  private static String filled(String template, Map<String, String> cells) {
    return template.startsWith("{")
        ? cells.get(template.substring(1, template.length() - 1))
        : template;
  }

  private static List<String> words(String cell) {
    return cell.isEmpty() ? List.of() : Arrays.asList(cell.split(" "));
  }
}
