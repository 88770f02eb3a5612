package cn.yichi.contracts.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrganisationCodesTest {
  @ParameterizedTest
  @ValueSource(strings = {"91350100M000100Y43", "91350100m000100y43", "11100000000013338W"})
  void accepts_a_social_credit_code_that_fits_its_check_character(String written) {
    assertThat(Faults.warnings(SocialCreditCode.parse(written))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"91350211M0000XUF46", "91350100M000100Y44"})
  void only_warns_where_the_check_character_does_not_fit(String written) {
    Parsed<SocialCreditCode> parsed = SocialCreditCode.parse(written);
    assertThat(Faults.warnings(parsed)).containsExactly(FaultCode.USCC_CHECKSUM);
    assertThat(parsed.orThrow().value()).isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "91350100M000100Y4",
        "91350100M000100Y433",
        "91350100I000100Y43",
        "91350100M000100O43",
        "9135010ZM000100Y43",
        "91X50100M000100Y43",
        "91350100M000100Y4-"
      })
  void refuses_what_is_not_written_as_a_social_credit_code(String written) {
    assertThat(Faults.of(SocialCreditCode.parse(written))).isEqualTo(FaultCode.USCC_FORMAT);
    assertThatThrownBy(() -> new SocialCreditCode(written))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "S000050000123, S000050000123, 500000, true",
    "y000051000042, Y000051000042, 510000, true",
    "S000099000123, S000099000123, , true",
    "10012003, 10012003, , false",
    "CQ-JD-0001, CQ-JD-0001, , false",
    "91350100M000100Y43, 91350100M000100Y43, , false"
  })
  void reads_an_issuer_code_and_the_province_it_names(
      String written, String value, String province, boolean filedForm) {
    IssuerCode code = IssuerCode.parse(written).orThrow();
    assertThat(code.value()).isEqualTo(value);
    assertThat(code.province()).isEqualTo(Optional.ofNullable(province).map(Region::new));
    assertThat(code.isFiledForm()).isEqualTo(filedForm);
  }

  @ParameterizedTest
  @ValueSource(strings = {"S1", "S0000_50", "S000050000123S000050000123S000050", "重庆鉴定"})
  void refuses_what_is_no_issuer_code(String written) {
    assertThat(Faults.of(IssuerCode.parse(written))).isEqualTo(FaultCode.ISSUER_CODE_FORMAT);
    assertThatThrownBy(() -> new IssuerCode(written)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void blank_is_blank() {
    assertThat(Faults.of(SocialCreditCode.parse(" "))).isEqualTo(FaultCode.BLANK);
    assertThat(Faults.of(IssuerCode.parse(""))).isEqualTo(FaultCode.BLANK);
  }
}
