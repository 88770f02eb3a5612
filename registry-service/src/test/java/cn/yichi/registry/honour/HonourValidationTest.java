package cn.yichi.registry.honour;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.ContestClass;
import cn.yichi.contracts.vocabulary.FaultCode;
import cn.yichi.contracts.vocabulary.HonourKind;
import cn.yichi.contracts.vocabulary.HonourScope;
import cn.yichi.contracts.vocabulary.Medal;
import cn.yichi.registry.certificate.Registrations;
import cn.yichi.registry.honour.HonourValidation.Checked;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HonourValidationTest {
  @Test
  void a_contest_result_is_understood() {
    Distinction says = HonourDrafts.sound(HonourDrafts.contest()).says();
    assertThat(says.kind()).isEqualTo(HonourKind.CONTEST_RESULT);
    assertThat(says.result())
        .contains(
            new Distinction.Result(
                ContestClass.NATIONAL_CLASS_2, Optional.of(3), Optional.empty()));
    assertThat(says.occupation().orElseThrow().occupation().code()).isEqualTo("6-18-01-01");
    assertThat(says.region()).isEmpty();
  }

  @Test
  void a_medal_of_worldskills_is_understood() {
    Map<HonourField, String> stated = HonourDrafts.contest();
    stated.put(HonourField.SCOPE, "世界级");
    stated.put(HonourField.CONTEST_CLASS, "世界技能大赛");
    stated.put(HonourField.MEDAL, "优胜奖");
    stated.remove(HonourField.PLACE);
    assertThat(HonourDrafts.sound(stated).says().result().flatMap(Distinction.Result::medal))
        .contains(Medal.EXCELLENCE);
  }

  /** DOMAIN: honours whose names sound like the eighth level, or like level four. */
  @ParameterizedTest
  @ValueSource(strings = {"首席技师", "四级工匠", "特级技师", "高级工"})
  void a_name_that_sounds_like_a_level_is_kept_as_a_name_and_carries_none(String name) {
    Distinction says = HonourDrafts.sound(HonourDrafts.named(name)).says();
    assertThat(says.nameZh()).isEqualTo(name);
    assertThat(says.kind()).isEqualTo(HonourKind.OTHER);
    assertThat(Arrays.stream(Distinction.class.getRecordComponents()).map(it -> it.getName()))
        .doesNotContain("level");
  }

  @ParameterizedTest
  @CsvSource({
    "NAME,'',BLANK",
    "NAME,12345,NAME_FORMAT",
    "DOCUMENT_TYPE,学生证,UNKNOWN_DOCUMENT_TYPE",
    "DOCUMENT_NUMBER,110105194912310021,ID_CHECKSUM",
    "KIND,首席技师,UNKNOWN_HONOUR_WORD",
    "SCOPE,'',BLANK",
    "SCOPE,市级,UNKNOWN_HONOUR_WORD",
    "SCOPE,区县级,SCOPE_MISMATCH",
    "SCOPE,世界级,SCOPE_MISMATCH",
    "CONTEST_CLASS,'',BLANK",
    "CONTEST_CLASS,三类,UNKNOWN_HONOUR_WORD",
    "CONTEST_CLASS,世界技能大赛,SCOPE_MISMATCH",
    "PLACE,0,BAD_FORMAT",
    "PLACE,1000,BAD_FORMAT",
    "PLACE,-1,BAD_FORMAT",
    "PLACE,第三,BAD_FORMAT",
    "MEDAL,金牌,NOT_EXPECTED_HERE",
    "REGION,500000,NOT_EXPECTED_HERE",
    "NAME_ZH,'',BLANK",
    "NAME_ZH,王川江技能大师工作室,HOLDER_NAMED",
    "NAME_ZH,王 川江技能大师工作室,HOLDER_NAMED",
    "NAME_ZH,第三名 11010519491231002X,PERSONAL_NUMBER",
    "NAME_ZH,第三名 13800001111,PERSONAL_NUMBER",
    "CONFERRED_BY,王川江,HOLDER_NAMED",
    "CONFERRED_BY,'',BLANK",
    "CONFERRED_ON,2026-03-02,DATE_IN_FUTURE",
    "CONFERRED_ON,1949-12-30,DATES_OUT_OF_ORDER",
    "CONFERRED_ON,去年,DATE_FORMAT",
    "OCCUPATION_NAME,没有这个职业,UNKNOWN_OCCUPATION",
    "OCCUPATION_CODE,6-99,OCCUPATION_FORMAT",
    "OCCUPATION_EDITION,1888,UNKNOWN_EDITION"
  })
  void what_is_wrong_is_said_of_its_field(HonourField field, String text, FaultCode code) {
    assertThat(faults(HonourDrafts.with(HonourDrafts.contest(), field, text)))
        .anySatisfy(
            fault -> {
              assertThat(fault.why().code()).isEqualTo(code);
              boolean scope = code == FaultCode.SCOPE_MISMATCH;
              assertThat(fault.field()).isEqualTo(scope ? HonourField.SCOPE : field);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "CONTEST_CLASS,区县赛,NOT_EXPECTED_HERE",
    "PLACE,1,NOT_EXPECTED_HERE",
    "MEDAL,金牌,NOT_EXPECTED_HERE",
    "REGION,'',BLANK",
    "REGION,510000,REGION_OUTSIDE_HOME",
    "REGION,500116,REGION_RANK_MISMATCH",
    "REGION,990000,UNKNOWN_REGION",
    "OCCUPATION_EDITION,2022,NOT_EXPECTED_HERE",
    "OCCUPATION_CODE,6-99-99-99,UNKNOWN_OCCUPATION"
  })
  void what_is_no_contest_has_no_place_and_a_division_of_its_rank(
      HonourField field, String text, FaultCode code) {
    assertThat(faults(HonourDrafts.with(HonourDrafts.expert(), field, text)))
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.field()).isEqualTo(field);
              assertThat(fault.why().code()).isEqualTo(code);
            });
  }

  @ParameterizedTest
  @EnumSource(HonourField.class)
  void a_field_longer_than_any_real_one_is_not_read(HonourField field) {
    Map<HonourField, String> stated = HonourDrafts.contest();
    stated.put(HonourField.SCOPE, "省级");
    stated.put(HonourField.CONTEST_CLASS, "省级行业赛");
    stated.put(HonourField.REGION, "500000");
    stated.put(HonourField.OCCUPATION_CODE, "6-18-01-01");
    assertThat(faults(HonourDrafts.with(stated, field, "九".repeat(101))))
        .anyMatch(it -> it.field() == field && it.why().code() == FaultCode.TOO_LONG);
  }

  @ParameterizedTest
  @ValueSource(ints = {0x0, 0xA, 0x202E, 0x2028, 0xFFFD})
  void words_that_cannot_be_read_are_refused(int character) {
    String name = "第三" + Character.toString(character) + "名";
    assertThat(faults(HonourDrafts.with(HonourDrafts.contest(), HonourField.NAME_ZH, name)))
        .extracting(it -> it.why().code())
        .containsExactly(FaultCode.UNREADABLE_CHARACTERS);
  }

  @Test
  void nothing_stated_is_every_needed_field_missing() {
    assertThat(faults(Map.of()))
        .extracting(HonourFault::field)
        .containsExactlyInAnyOrder(
            HonourField.NAME,
            HonourField.DOCUMENT_TYPE,
            HonourField.DOCUMENT_NUMBER,
            HonourField.KIND,
            HonourField.SCOPE,
            HonourField.NAME_ZH,
            HonourField.CONFERRED_BY,
            HonourField.CONFERRED_ON);
  }

  @Test
  void no_fault_repeats_a_name_or_a_number() {
    Map<HonourField, String> stated = HonourDrafts.contest();
    stated.put(HonourField.DOCUMENT_NUMBER, "110105194912310021");
    stated.put(HonourField.NAME_ZH, Registrations.NAME + " 110105194912310021");
    stated.put(HonourField.KIND, Registrations.ID_NUMBER);
    assertThat(faults(stated))
        .allSatisfy(
            fault ->
                assertThat(fault.why().value())
                    .doesNotContain(Registrations.NAME)
                    .doesNotContain("110105194912310021")
                    .doesNotContain(Registrations.ID_NUMBER));
  }

  @Test
  void a_code_that_the_catalogue_does_not_list_is_taken_with_its_name() {
    Map<HonourField, String> stated = HonourDrafts.contest();
    stated.put(HonourField.OCCUPATION_CODE, "6-99-99-99");
    stated.put(HonourField.OCCUPATION_NAME, "样例职业");
    assertThat(HonourDrafts.sound(stated).says().occupation().orElseThrow().nameZh())
        .isEqualTo("样例职业");
  }

  @Test
  void a_name_that_is_not_the_codes_is_refused() {
    assertThat(
            faults(
                HonourDrafts.with(
                    HonourDrafts.contest(), HonourField.OCCUPATION_CODE, "6-18-01-02")))
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.field()).isEqualTo(HonourField.OCCUPATION_NAME);
              assertThat(fault.why().code()).isEqualTo(FaultCode.OCCUPATION_NAME_MISMATCH);
            });
  }

  /** 行业工种 of a national contest are in no class; so any scope may stand beside it. */
  @ParameterizedTest
  @EnumSource(HonourScope.class)
  void a_contest_without_a_class_may_have_any_scope(HonourScope scope) {
    Map<HonourField, String> stated = HonourDrafts.contest();
    stated.put(HonourField.CONTEST_CLASS, "未列类别");
    stated.put(HonourField.SCOPE, scope.name());
    assertThat(faults(stated)).extracting(HonourFault::field).doesNotContain(HonourField.SCOPE);
  }

  private static List<HonourFault> faults(Map<HonourField, String> stated) {
    return switch (HonourDrafts.checked(stated)) {
      case Checked.Sound sound -> List.of();
      case Checked.Faulty(List<HonourFault> faults) -> faults;
    };
  }
}
