package cn.yichi.contracts.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonNameTest {
  @ParameterizedTest
  @CsvSource({
    "王川江, 王*江",
    "王江, 王*",
    "王, *",
    "欧阳修, 欧阳*",
    "欧阳娜娜, 欧阳*娜",
    "东方, 东*",
    "司马相如, 司马*如",
    "陈张小明, 陈**明",
    "阿卜杜·热合曼, 阿卜杜·*",
    "阿卜杜•热合曼·买买提, 阿卜杜·*",
    "阿卜杜．热合曼, 阿卜杜·*",
    "John Smith, J***",
    "𠮷川江, 𠮷*江",
    "John F. Kennedy Jr., J***",
    "张小三., 张*三",
    "张小三.), 张*三",
    "张小三..', 张*三"
  })
  void shows_as_much_as_its_owner_needs(String name, String masked) {
    assertThat(new PersonName(name).masked()).isEqualTo(masked);
    assertThat(new PersonName(name).toString()).contains(masked);
  }

  @ParameterizedTest
  @CsvSource({
    "王川江, 王 川 江",
    "王川江, '　王川江　'",
    "阿卜杜·热合曼, 阿卜杜•热合曼",
    "阿卜杜·热合曼, 阿卜杜・热合曼",
    "阿卜杜·热合曼, 阿卜杜･热合曼",
    "阿卜杜·热合曼, 阿卜杜．热合曼",
    "阿卜杜·热合曼, 阿卜杜 · 热合曼",
    "John Smith, JOHN SMITH",
    "John Smith, Ｊｏｈｎ　Ｓｍｉｔｈ",
    "吕小明, 吕小明",
    "张小三., 张小三"
  })
  void two_spellings_of_one_name_compare_alike(String one, String other) {
    assertThat(new PersonName(one).normalized()).isEqualTo(new PersonName(other).normalized());
  }

  @Test
  void is_kept_as_written() {
    assertThat(new PersonName(" 阿卜杜•热合曼 ").value()).isEqualTo("阿卜杜•热合曼");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "王*江",
        "王川江1",
        "<b>王</b>",
        "=王川江",
        "王\u0000江",
        "·",
        "@王",
        "王\n江",
        "-张三",
        "张三-",
        "·张三",
        "张三·",
        "(张三",
        "张三，"
      })
  void refuses_what_no_name_holds(String written) {
    assertThat(Faults.of(PersonName.parse(written))).isEqualTo(FaultCode.NAME_FORMAT);
    assertThatThrownBy(() -> new PersonName(written))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("王");
  }

  @Test
  void refuses_nothing_and_too_much() {
    assertThat(Faults.of(PersonName.parse("　 "))).isEqualTo(FaultCode.BLANK);
    assertThat(Faults.of(PersonName.parse("\u200B"))).isEqualTo(FaultCode.BLANK);
    assertThat(Faults.of(PersonName.parse("王".repeat(101)))).isEqualTo(FaultCode.TOO_LONG);
  }

  @ParameterizedTest
  @CsvSource({
    "13812345678, 13812345678, 138****5678", "+86 138-1234-5678, 13812345678, 138****5678",
    "86 13812345678, 13812345678, 138****5678", "008613812345678, 13812345678, 138****5678",
    "１３８１２３４５６７８, 13812345678, 138****5678"
  })
  void reads_and_masks_a_mobile_number(String written, String value, String masked) {
    MobileNumber number = MobileNumber.parse(written).orThrow();
    assertThat(number.value()).isEqualTo(value);
    assertThat(number.masked()).isEqualTo(masked);
    assertThat(number.toString()).doesNotContain(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12812345678",
        "1381234567",
        "138123456789",
        "23812345678",
        "023-68812345",
        "1381234567a"
      })
  void refuses_what_is_no_mobile_number(String written) {
    assertThat(Faults.of(MobileNumber.parse(written))).isEqualTo(FaultCode.MOBILE_FORMAT);
    assertThatThrownBy(() -> new MobileNumber(written))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
