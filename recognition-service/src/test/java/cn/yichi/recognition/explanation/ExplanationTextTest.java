package cn.yichi.recognition.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.Golden;
import cn.yichi.recognition.decision.Cases;
import cn.yichi.recognition.decision.ClauseTest;
import cn.yichi.recognition.decision.StoryTable;
import cn.yichi.recognition.file.Documents;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ExplanationTextTest {
  private static final String UPDATE =
      "mvn -pl recognition-service -am test -Dtest=ExplanationTextTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false";

  @ParameterizedTest
  @CsvSource({"zh,''", "en,en"})
  void the_stories_are_explained_in_the_words_of_the_golden_file(String name, String tag) {
    Locale locale = Locale.forLanguageTag(tag);
    StringBuilder text = new StringBuilder();
    for (Map<String, String> cells : StoryTable.read("/stories/stories.csv")) {
      LocalDate asOf = LocalDate.parse(cells.get("asOf"));
      Explanation explanation = new Explain().of(Cases.of(cells, Documents.agreements()), asOf);
      text.append("== ").append(cells.get("story")).append(' ').append(asOf).append('\n');
      new ExplanationText(explanation, locale)
          .sentences()
          .forEach(line -> text.append(line).append('\n'));
    }
    Golden.check(
        Golden.repositoryRoot()
            .resolve("recognition-service/src/test/resources/golden/explanations." + name + ".txt"),
        text.toString(),
        UPDATE);
  }

  @ParameterizedTest
  @EnumSource(ClauseTest.class)
  void every_test_has_a_name_and_a_sentence(ClauseTest test) throws IOException {
    assertThat(keys("")).contains("test." + test.name(), "satisfied." + test.name());
  }

  @Test
  void every_change_and_whoever_can_bring_it_about_has_a_sentence() throws IOException {
    for (Change.Code each : Change.Code.values()) {
      assertThat(keys("")).contains("change." + each.name());
    }
    for (Who each : Who.values()) {
      assertThat(keys("")).contains("who." + each.name());
    }
  }

  @Test
  void both_languages_have_the_same_keys() throws IOException {
    assertThat(keys("_en")).isEqualTo(keys(""));
  }

  private static Set<Object> keys(String language) throws IOException {
    Properties properties = new Properties();
    try (var stream =
        ExplanationTextTest.class.getResourceAsStream(
            "/cn/yichi/recognition/explanation/explanation" + language + ".properties")) {
      properties.load(stream);
    }
    return properties.keySet();
  }
}
