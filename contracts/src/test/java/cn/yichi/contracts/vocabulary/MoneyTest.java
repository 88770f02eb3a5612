package cn.yichi.contracts.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
  @ParameterizedTest
  @CsvSource({"800000, 80000.00", "1000000, 100000.00", "1500000, 100000.00", "0, 0.00"})
  void ten_percent_of_a_price_capped_at_a_hundred_thousand_yuan(long yuan, String subsidy) {
    Money capped = Money.ofYuan(yuan).times(new BigDecimal("0.10")).min(Money.ofYuan(100_000));
    assertThat(capped).hasToString(subsidy);
  }

  @ParameterizedTest
  @CsvSource({"5, 0.1, 1", "4, 0.1, 0", "15, 0.1, 2", "101, 0.5, 51", "3, 0.333, 1"})
  void a_rate_rounds_half_up_to_a_whole_fen(long fen, BigDecimal rate, long expected) {
    assertThat(new Money(fen).times(rate)).isEqualTo(new Money(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "800000, 80000000",
    "'1,500.50', 150050",
    "800元, 80000",
    "￥0.5, 50",
    "０, 0",
    "12.30, 1230"
  })
  void reads_yuan(String written, long fen) {
    assertThat(Money.parse(written)).isEqualTo(Parsed.valid(new Money(fen)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1.234", "1e9", ".5", "5.", "十元", "1.2.3", "99999999999999999999"})
  void refuses_what_is_no_amount(String written) {
    assertThat(Faults.of(Money.parse(written))).isEqualTo(FaultCode.MONEY_FORMAT);
  }

  @Test
  void is_never_negative_and_never_wraps() {
    assertThatThrownBy(() -> new Money(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Money(1).times(new BigDecimal("-1")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Money.ofYuan(Long.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> new Money(Long.MAX_VALUE).plus(new Money(1)))
        .isInstanceOf(ArithmeticException.class);
    assertThat(Money.ZERO.plus(Money.ofYuan(1))).isEqualByComparingTo(new Money(100));
  }
}
