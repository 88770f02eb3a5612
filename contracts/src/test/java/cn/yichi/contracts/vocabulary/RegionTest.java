package cn.yichi.contracts.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegionTest {
  @ParameterizedTest
  @CsvSource({
    "510000, 510000, 四川", "51, 510000, 四川", "四川, 510000, 四川", "四川省, 510000, 四川",
    "重庆市, 500000, 重庆", "500116, 500116, 江津", "５００１１６, 500116, 江津", "江津, 500116, 江津",
    "内蒙古自治区, 150000, 内蒙古", "香港特别行政区, 810000, 香港", "330681, 330681, 诸暨"
  })
  void reads_a_code_or_a_name(String written, String code, String nameZh) {
    Parsed<Region> parsed = Region.parse(written);
    assertThat(parsed).isEqualTo(Parsed.valid(new Region(code)));
    assertThat(parsed.orThrow().nameZh()).isEqualTo(nameZh);
  }

  @Test
  void accepts_and_marks_a_county_that_is_not_listed() {
    Parsed<Region> parsed = Region.parse("512221");
    assertThat(Faults.warnings(parsed)).containsExactly(FaultCode.REGION_NOT_LISTED);
    assertThat(parsed.orThrow().province()).isEqualTo(new Region("510000"));
    assertThat(parsed.orThrow().nameZh()).isEqualTo("四川（512221）");
  }

  @ParameterizedTest
  @ValueSource(strings = {"990000", "00", "830000", "5001", "5001167", "50011X", "蜀", "000000"})
  void refuses_what_is_in_no_known_province(String written) {
    assertThat(Faults.of(Region.parse(written))).isEqualTo(FaultCode.UNKNOWN_REGION);
  }

  @ParameterizedTest
  @CsvSource({
    "510000, 510000, true", "510000, 511723, true", "511700, 511723, true",
    "511723, 511723, true", "511700, 511600, false", "511723, 511700, false",
    "500000, 500116, true", "500000, 510000, false", "330600, 330681, true",
    "330100, 330681, false"
  })
  void contains_itself_and_what_lies_in_it(String outer, String inner, boolean contained) {
    assertThat(new Region(outer).contains(new Region(inner))).isEqualTo(contained);
  }

  @Test
  void knows_the_34_provinces_and_their_iso_codes() {
    assertThat(Region.provinces())
        .hasSize(34)
        .allMatch(Region::isProvince)
        .isSortedAccordingTo((a, b) -> a.code().compareTo(b.code()));
    assertThat(Region.provinces()).allMatch(province -> province.iso().isPresent());
    assertThat(new Region("510000").iso()).isEqualTo(Optional.of("CN-SC"));
    assertThat(new Region("500116").iso()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"99", "5", "", "510", "5x", "ＡＢ"})
  void there_is_no_province_of_another_prefix(String prefix) {
    assertThat(Region.provinceOf(prefix)).isEmpty();
  }

  @Test
  void cannot_be_made_of_an_unknown_code() {
    assertThatThrownBy(() -> new Region("990000")).isInstanceOf(IllegalArgumentException.class);
  }
}
