package cn.yichi.contracts.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTextTest {
  @ParameterizedTest
  @EnumSource(FaultCode.class)
  void every_code_has_a_reason_and_a_remedy_in_both_languages(FaultCode code) {
    for (Locale locale : List.of(Locale.CHINA, Locale.ENGLISH)) {
      assertThat(FaultText.reason(code, locale, "§")).isNotBlank().doesNotContain("{");
      assertThat(FaultText.remedy(code, locale, "§")).isNotBlank().doesNotContain("{");
    }
    assertThat(FaultText.reason(code, Locale.ENGLISH, "§"))
        .isNotEqualTo(FaultText.reason(code, Locale.CHINA, "§"));
    assertThat(FaultText.reason(code, Locale.ENGLISH, "").chars()).allMatch(c -> c < 0x3400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"faults", "faults_en"})
  void no_text_is_left_of_a_code_that_is_gone(String file) {
    ResourceBundle texts =
        ResourceBundle.getBundle(
            "cn.yichi.contracts.vocabulary." + file,
            Locale.ROOT,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    assertThat(texts.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(FaultCode.values())
                .flatMap(code -> Stream.of(code + ".reason", code + ".remedy"))
                .toList());
  }

  @Test
  void shows_the_value_where_the_text_asks_for_it() {
    assertThat(FaultText.reason(FaultCode.UNKNOWN_LEVEL, Locale.CHINA, "六级")).contains("六级");
    assertThat(FaultText.reason(FaultCode.UNKNOWN_LEVEL, Locale.ENGLISH, "六级")).contains("六级");
  }

  @Test
  void answers_in_chinese_unless_english_is_asked_for_whatever_the_machine_speaks() {
    Locale machine = Locale.getDefault();
    try {
      Locale.setDefault(Locale.ENGLISH);
      assertThat(FaultText.reason(FaultCode.BLANK, Locale.CHINA, "")).isEqualTo("没有填写。");
      assertThat(FaultText.reason(FaultCode.BLANK, Locale.FRENCH, "")).isEqualTo("没有填写。");
      assertThat(FaultText.reason(FaultCode.BLANK, Locale.UK, "")).startsWith("The value");
    } finally {
      Locale.setDefault(machine);
    }
  }

  @Test
  void a_finding_never_repeats_a_whole_page() {
    assertThat(new Finding(FaultCode.TOO_LONG, "x".repeat(500)).value()).hasSize(80).endsWith("…");
    assertThat(Finding.of(FaultCode.BLANK).value()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "510104199003072010, 510***********2010",
    "51010419900307201x, 510***********201x",
    "５１０１０４１９９００３０７２０１０, ５１０***********２０１０",
    "510104 19900307 2010, 510*************2010",
    "三级510104199003072010, 三级510***********2010",
    "T510104199003072010, T510***********2010",
    "51010419900307201X13800000001, 510**********************0001",
    "510104900307201, 510********7201",
    "13800000001, 138****0001",
    "138 0000 0001, 138******0001",
    "E12345678, E******78",
    "H1234567890, H12****7890",
    "S000051000101, S000051000101",
    "2024-05-20 < 2024-05-21, 2024-05-20 < 2024-05-21",
    "6-18-02-04, 6-18-02-04",
    "六级, 六级"
  })
  void a_number_of_a_person_in_the_wrong_field_shows_only_its_ends(String stated, String shown) {
    assertThat(new Finding(FaultCode.UNKNOWN_LEVEL, stated).value()).isEqualTo(shown);
  }
}
