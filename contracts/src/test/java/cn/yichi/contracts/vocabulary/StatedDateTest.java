package cn.yichi.contracts.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatedDateTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2023-01-31",
        "2023/1/31",
        "2023.1.31",
        "20230131",
        "2023年1月31日",
        "２０２３-０１-３１",
        "2023-01-31 00:00:00",
        "2023-01-31T00:00"
      })
  void reads_every_form_that_the_remedy_names_and_more(String text) {
    assertThat(StatedDate.parse(text).asOptional()).contains(LocalDate.of(2023, 1, 31));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2023",
        "2023-1",
        "2023-13-01",
        "2023-02-30",
        "31-01-2023",
        "1/31/2023",
        "2023-1/31",
        "2023-01-31 08:00",
        "20231301",
        "今天"
      })
  void guesses_at_nothing_else(String text) {
    assertThat(StatedDate.parse(text).refusal().orElseThrow().code())
        .isEqualTo(FaultCode.DATE_FORMAT);
  }
}
