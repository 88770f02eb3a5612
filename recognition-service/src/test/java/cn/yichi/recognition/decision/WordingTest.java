package cn.yichi.recognition.decision;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.Golden;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.contracts.vocabulary.TitleGrade;
import cn.yichi.recognition.agreement.AgreementBook;
import cn.yichi.recognition.file.Documents;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {
  private static final String UPDATE =
      "mvn -pl recognition-service -am test -Dtest=WordingTest -Dsurefire.failIfNoSpecifiedTests=false";
  private static final AgreementBook BOOK = Documents.agreements();

  @ParameterizedTest
  @CsvSource({"zh,''", "en,en"})
  void the_stories_are_answered_in_the_words_of_the_golden_file(String name, String tag) {
    Locale locale = Locale.forLanguageTag(tag);
    Map<String, Map<String, String>> stories =
        StoryTable.read("/stories/stories.csv").stream()
            .collect(
                Collectors.toMap(
                    row -> row.get("story"), Function.identity(), (a, b) -> a, TreeMap::new));
    Map<String, String> today = new HashMap<>(stories.get("A8"));
    today.put("asOf", "2026-11-23");
    stories.put("A8 as of 2026", today);
    StringBuilder text = new StringBuilder();
    stories.forEach(
        (story, cells) -> {
          LocalDate asOf = LocalDate.parse(cells.get("asOf"));
          Decision decision = new RecognitionPolicy().assess(Cases.of(cells, BOOK), asOf);
          text.append("== ").append(story).append(' ').append(asOf).append('\n');
          DecisionText.lines(decision, locale).forEach(line -> text.append(line).append('\n'));
        });
    Golden.check(
        Golden.repositoryRoot()
            .resolve("recognition-service/src/test/resources/golden/stories." + name + ".txt"),
        text.toString(),
        UPDATE);
  }

  @ParameterizedTest
  @EnumSource(GroundCode.class)
  void every_ground_has_a_sentence_in_both_languages(GroundCode code) {
    assertThat(GroundText.sentence(code, Map.of(), Locale.ROOT)).isNotBlank();
    assertThat(GroundText.sentence(code, Map.of(), Locale.ENGLISH)).isNotBlank();
  }

  @ParameterizedTest
  @EnumSource(Warning.Code.class)
  void every_warning_has_a_sentence_in_both_languages(Warning.Code code) {
    Warning warning = new Warning(code, Map.of());
    assertThat(GroundText.render(warning, Locale.ROOT))
        .isNotEqualTo(GroundText.render(warning, Locale.ENGLISH));
  }

  @ParameterizedTest
  @EnumSource(Question.class)
  void every_question_has_a_sentence_in_both_languages(Question question) {
    assertThat(GroundText.render(question, Locale.ROOT))
        .isNotEqualTo(GroundText.render(question, Locale.ENGLISH));
  }

  @ParameterizedTest
  @EnumSource(Condition.class)
  void every_condition_has_words_in_both_languages(Condition condition) {
    assertThat(GroundText.render(condition, Locale.ROOT))
        .isNotEqualTo(GroundText.render(condition, Locale.ENGLISH));
  }

  @Test
  void what_counts_like_another_is_said_in_both_languages() {
    Equivalence level =
        new Equivalence.Comparative(Optional.of(SkillLevel.TECHNICIAN), Optional.empty());
    Equivalence grade =
        new Equivalence.Comparative(Optional.empty(), Optional.of(TitleGrade.INTERMEDIATE));
    assertThat(GroundText.render(level, Locale.ROOT)).isEqualTo("比照认定为技师（二级）");
    assertThat(GroundText.render(grade, Locale.ROOT)).isEqualTo("比照认定为中级职称");
    assertThat(GroundText.render(level, Locale.ENGLISH))
        .isEqualTo("counts like technician (技师, level 2)");
    assertThat(GroundText.render(grade, Locale.ENGLISH))
        .isEqualTo("counts like a title of the intermediate grade");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cn/yichi/recognition/decision/names",
        "cn/yichi/recognition/decision/grounds",
        "cn/yichi/recognition/benefit/gaps"
      })
  void both_languages_have_the_same_keys(String bundle) throws Exception {
    assertThat(keys(bundle + "_en")).isEqualTo(keys(bundle));
  }

  @Test
  void an_unknown_language_is_answered_in_chinese_whatever_the_machine_speaks() {
    Locale machine = Locale.getDefault();
    try {
      Locale.setDefault(Locale.ENGLISH);
      assertThat(GroundText.render(Condition.FILING, Locale.FRENCH)).isEqualTo("办理备案");
    } finally {
      Locale.setDefault(machine);
    }
  }

  @Test
  void names_counties_that_have_no_english_name_in_chinese() {
    assertThat(
            GroundText.sentence(
                GroundCode.NO_AGREEMENT_BETWEEN_REGIONS,
                Map.of("home", "330000", "host", "500116"),
                Locale.ENGLISH))
        .contains("Zhejiang", "江津");
  }

  private static Set<Object> keys(String bundle) throws Exception {
    Properties properties = new Properties();
    try (var stream = WordingTest.class.getResourceAsStream("/" + bundle + ".properties")) {
      properties.load(stream);
    }
    return properties.keySet();
  }
}
