package cn.yichi.contracts.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HonourWordsTest {
  @ParameterizedTest
  @EnumSource(HonourKind.class)
  void every_kind_is_read_by_its_name_and_its_identifier(HonourKind kind) {
    assertThat(HonourKind.parse(kind.nameZh()).orThrow()).isEqualTo(kind);
    assertThat(HonourKind.parse(" " + kind.name() + " ").orThrow()).isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(strings = {"首席技师", "四级工匠", "高级技师", "特级技师"})
  void a_name_that_sounds_like_a_level_is_no_kind(String name) {
    assertThat(Faults.of(HonourKind.parse(name))).isEqualTo(FaultCode.UNKNOWN_HONOUR_WORD);
  }

  @Test
  void scopes_classes_and_medals_are_read_likewise() {
    assertThat(HonourScope.parse("国家级").orThrow()).isEqualTo(HonourScope.NATIONAL);
    assertThat(ContestClass.parse("国家级二类技能竞赛").orThrow()).isEqualTo(ContestClass.NATIONAL_CLASS_2);
    assertThat(Medal.parse("优胜奖").orThrow()).isEqualTo(Medal.EXCELLENCE);
    assertThat(Faults.of(Medal.parse("铁牌"))).isEqualTo(FaultCode.UNKNOWN_HONOUR_WORD);
    assertThat(Faults.of(HonourScope.parse(" "))).isEqualTo(FaultCode.BLANK);
  }

  @Test
  void an_id_is_of_twenty_bytes() {
    assertThat(HonourId.of(new byte[20]).value()).isEqualTo("a".repeat(32));
    assertThatThrownBy(() -> HonourId.of(new byte[19]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new HonourId("A".repeat(32)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
