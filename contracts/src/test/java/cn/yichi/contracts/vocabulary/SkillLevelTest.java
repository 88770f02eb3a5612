package cn.yichi.contracts.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SkillLevelTest {
  @ParameterizedTest
  @CsvSource({
    "APPRENTICE, 学徒工, 1, 0, false",
    "JUNIOR_WORKER, 初级工, 2, 5, false",
    "INTERMEDIATE_WORKER, 中级工, 3, 4, false",
    "SENIOR_WORKER, 高级工, 4, 3, false",
    "TECHNICIAN, 技师, 5, 2, false",
    "SENIOR_TECHNICIAN, 高级技师, 6, 1, false",
    "MASTER_TECHNICIAN, 特级技师, 7, 0, true",
    "CHIEF_TECHNICIAN, 首席技师, 8, 0, true"
  })
  void rank_runs_up_while_the_certificate_code_runs_down(
      SkillLevel level, String nameZh, int rank, int code, boolean tied) {
    assertThat(level.nameZh()).isEqualTo(nameZh);
    assertThat(level.rank()).isEqualTo(rank);
    assertThat(level.code()).isEqualTo(code == 0 ? Optional.empty() : Optional.of(code));
    assertThat(level.tiedToEmployer()).isEqualTo(tied);
  }

  @ParameterizedTest
  @CsvSource({
    "学徒工, APPRENTICE",
    "学徒, APPRENTICE",
    "五级, JUNIOR_WORKER",
    "5, JUNIOR_WORKER",
    "５, JUNIOR_WORKER",
    "5级, JUNIOR_WORKER",
    "初级, JUNIOR_WORKER",
    "初级工, JUNIOR_WORKER",
    "初级工（五级）, JUNIOR_WORKER",
    "四级, INTERMEDIATE_WORKER",
    "中级工, INTERMEDIATE_WORKER",
    "中级, INTERMEDIATE_WORKER",
    "四级/中级工, INTERMEDIATE_WORKER",
    "三级, SENIOR_WORKER",
    "３级, SENIOR_WORKER",
    "高级, SENIOR_WORKER",
    "高级工, SENIOR_WORKER",
    "三级工, SENIOR_WORKER",
    "三级/高级工, SENIOR_WORKER",
    "三级／高级工, SENIOR_WORKER",
    "高级工（三级）, SENIOR_WORKER",
    "高级工(3), SENIOR_WORKER",
    "三级高级工, SENIOR_WORKER",
    "三级、高级工, SENIOR_WORKER",
    "国家职业资格三级（高级工）, SENIOR_WORKER",
    "职业技能等级三级, SENIOR_WORKER",
    "' 三 级 ', SENIOR_WORKER",
    "senior_worker, SENIOR_WORKER",
    "二级, TECHNICIAN",
    "技师, TECHNICIAN",
    "二级/技师, TECHNICIAN",
    "二级技师, TECHNICIAN",
    "一级, SENIOR_TECHNICIAN",
    "1, SENIOR_TECHNICIAN",
    "高级技师, SENIOR_TECHNICIAN",
    "一级高级技师, SENIOR_TECHNICIAN",
    "高级技师（一级）, SENIOR_TECHNICIAN",
    "特级技师, MASTER_TECHNICIAN",
    "特级, MASTER_TECHNICIAN",
    "首席技师, CHIEF_TECHNICIAN"
  })
  void reads_a_level_as_bureaus_write_it(String written, SkillLevel level) {
    assertThat(SkillLevel.parse(written)).isEqualTo(Parsed.valid(level));
  }

  @ParameterizedTest
  @ValueSource(strings = {"四级工匠", "区首席技师", "萧山区首席技师", "首席技师（区级）", "浙江工匠", "技术能手"})
  void refuses_an_honour_that_sounds_like_a_level(String honour) {
    assertThat(Faults.of(SkillLevel.parse(honour))).isEqualTo(FaultCode.LEVEL_IS_HONOUR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"二级/高级工", "高级工（四级）", "一级技师", "5/4", "特级高级技师"})
  void refuses_two_words_that_contradict_each_other(String written) {
    assertThat(Faults.of(SkillLevel.parse(written))).isEqualTo(FaultCode.LEVEL_CONTRADICTS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"六级", "0", "6", "35", "高级工程师", "技术员", "一级建造师", "中级车工", "高级焊工", "英语6级", "()", "级"})
  void refuses_what_is_no_level(String written) {
    assertThat(Faults.of(SkillLevel.parse(written))).isEqualTo(FaultCode.UNKNOWN_LEVEL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\u3000", "无", "/", "-", "—"})
  void takes_the_signs_of_an_empty_cell_for_blank(String written) {
    assertThat(Faults.of(SkillLevel.parse(written))).isEqualTo(FaultCode.BLANK);
  }

  @ParameterizedTest
  @EnumSource(SkillLevel.class)
  void reads_back_each_name_identifier_and_code(SkillLevel level) {
    assertThat(SkillLevel.parse(level.nameZh())).isEqualTo(Parsed.valid(level));
    assertThat(SkillLevel.parse(level.name())).isEqualTo(Parsed.valid(level));
    level
        .code()
        .ifPresent(code -> assertThat(SkillLevel.ofCode(code)).isEqualTo(Optional.of(level)));
  }

  @Test
  void only_codes_one_to_five_have_a_level() {
    assertThat(SkillLevel.ofCode(0)).isEmpty();
    assertThat(SkillLevel.ofCode(6)).isEmpty();
    assertThat(SkillLevel.ofCode(-1)).isEmpty();
  }

  @Test
  void highly_skilled_begins_with_the_senior_worker() {
    assertThat(Arrays.stream(SkillLevel.values()).filter(SkillLevel::highlySkilled))
        .allMatch(level -> level.atLeast(SkillLevel.SENIOR_WORKER))
        .hasSize(5);
  }
}
