package cn.yichi.contracts.vocabulary;

import static cn.yichi.contracts.vocabulary.CertificateKind.PROFESSIONAL_TITLE;
import static cn.yichi.contracts.vocabulary.CertificateKind.SKILL_LEVEL;
import static cn.yichi.contracts.vocabulary.CertificateKind.SPECIAL_OPERATION;
import static cn.yichi.contracts.vocabulary.CertificateKind.VOCATIONAL_QUALIFICATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateNumberTest {
  @ParameterizedTest
  @CsvSource({
    "S000050000123233000001, 500000, 2023, SENIOR_WORKER, S000050000123, 000001",
    "Y000123456789195000001, 230000, 2019, JUNIOR_WORKER, Y000123456789, 000001",
    "j000051000042221999999, 510000, 2022, SENIOR_TECHNICIAN, J000051000042, 999999",
    "'Ｙ000 1 23 456789 19 5 000001', 230000, 2019, JUNIOR_WORKER, Y000123456789, 000001"
  })
  void reads_the_parts_of_a_skill_level_number(
      String written, String province, int year, SkillLevel level, String issuer, String serial) {
    Parsed<CertificateNumber> parsed = CertificateNumber.parse(SKILL_LEVEL, written);
    assertThat(Faults.warnings(parsed)).isEmpty();
    assertThat(parsed.orThrow().scheme()).isEqualTo(NumberScheme.SKILL_LEVEL_22);
    assertThat(parsed.orThrow().parts())
        .isEqualTo(
            Optional.of(
                new NumberParts(
                    Optional.of(new Region(province)),
                    year,
                    Optional.of(level),
                    new IssuerCode(issuer),
                    serial)));
  }

  @Test
  void reads_a_master_technicians_number_with_a_letter_for_the_level() {
    CertificateNumber number =
        CertificateNumber.parse(SKILL_LEVEL, "Y00005000012324T000001").orThrow();
    assertThat(number.scheme()).isEqualTo(NumberScheme.MASTER_TECHNICIAN_22);
    assertThat(number.parts().orElseThrow().level())
        .isEqualTo(Optional.of(SkillLevel.MASTER_TECHNICIAN));
    assertThat(number.parts().orElseThrow().year()).isEqualTo(2024);
    assertThat(number.parts().orElseThrow().issuer()).isEqualTo(new IssuerCode("Y000050000123"));
  }

  @Test
  void reads_no_parts_where_a_master_technicians_second_letter_stands_elsewhere() {
    CertificateNumber number =
        CertificateNumber.parse(SKILL_LEVEL, "YT00050000123243000001").orThrow();
    assertThat(number.scheme()).isEqualTo(NumberScheme.MASTER_TECHNICIAN_22);
    assertThat(number.parts()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1610012003300001, 2016, SENIOR_WORKER, 10012003, 00001",
    "9872002001112345, 1998, SENIOR_TECHNICIAN, 72002001, 12345",
    "0010010001500007, 2000, JUNIOR_WORKER, 10010001, 00007"
  })
  void reads_the_parts_of_a_16_digit_number_but_no_province(
      String written, int year, SkillLevel level, String issuer, String serial) {
    Parsed<CertificateNumber> parsed = CertificateNumber.parse(VOCATIONAL_QUALIFICATION, written);
    assertThat(Faults.warnings(parsed)).isEmpty();
    assertThat(parsed.orThrow().scheme()).isEqualTo(NumberScheme.QUALIFICATION_16);
    assertThat(parsed.orThrow().parts())
        .isEqualTo(
            Optional.of(
                new NumberParts(
                    Optional.empty(), year, Optional.of(level), new IssuerCode(issuer), serial)));
  }

  @Test
  void an_old_shanghai_number_is_looked_up_with_three_zeros() {
    CertificateNumber number =
        CertificateNumber.parse(VOCATIONAL_QUALIFICATION, "0409012345678").orThrow();
    assertThat(number.scheme()).isEqualTo(NumberScheme.QUALIFICATION_13_SHANGHAI);
    assertThat(number.lookupForm()).isEqualTo("0000409012345678");
    assertThat(number.parts()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "SKILL_LEVEL, RSN5001162301300001XX",
    "SKILL_LEVEL, S00005000012323300000",
    "SKILL_LEVEL, S0000500001232330000011",
    "SKILL_LEVEL, 0S00050000123233000001",
    "SKILL_LEVEL, SS000500001232330000AB",
    "SKILL_LEVEL, S0000-0000123233000001",
    "SKILL_LEVEL, 渝人社技字第123号",
    "VOCATIONAL_QUALIFICATION, 1610015003300001",
    "VOCATIONAL_QUALIFICATION, 161001200330000",
    "VOCATIONAL_QUALIFICATION, A610012003300001"
  })
  void keeps_and_marks_a_number_of_no_published_scheme(CertificateKind kind, String written) {
    Parsed<CertificateNumber> parsed = CertificateNumber.parse(kind, written);
    assertThat(Faults.warnings(parsed)).containsExactly(FaultCode.NUMBER_SCHEME_UNKNOWN);
    assertThat(parsed.orThrow())
        .isEqualTo(new CertificateNumber(written, NumberScheme.UNKNOWN_SCHEME, Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "SKILL_LEVEL, S000099000123233000001, NUMBER_PROVINCE",
    "SKILL_LEVEL, S000071000123233000001, NUMBER_PROVINCE",
    "SKILL_LEVEL, S000050000123236000001, NUMBER_LEVEL",
    "SKILL_LEVEL, S000050000123230000001, NUMBER_LEVEL",
    "VOCATIONAL_QUALIFICATION, 1610012003900001, NUMBER_LEVEL"
  })
  void says_what_keeps_a_number_from_its_scheme(
      CertificateKind kind, String written, FaultCode why) {
    assertThat(Faults.warnings(CertificateNumber.parse(kind, written)))
        .containsExactly(FaultCode.NUMBER_SCHEME_UNKNOWN, why);
  }

  @Test
  void marks_an_unusual_issuer_class() {
    Parsed<CertificateNumber> parsed =
        CertificateNumber.parse(SKILL_LEVEL, "Q000050000123233000001");
    assertThat(Faults.warnings(parsed)).containsExactly(FaultCode.NUMBER_ISSUER_CLASS);
    assertThat(parsed.orThrow().parts()).isPresent();
  }

  @ParameterizedTest
  @EnumSource(
      value = CertificateKind.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"SKILL_LEVEL", "VOCATIONAL_QUALIFICATION"})
  void keeps_the_numbers_of_kinds_without_a_published_rule_as_they_are(CertificateKind kind) {
    Parsed<CertificateNumber> parsed = CertificateNumber.parse(kind, "渝职改办〔2021〕-0123号");
    assertThat(parsed.refusal().map(Finding::code)).isEqualTo(Optional.empty());
    assertThat(Faults.warnings(parsed)).isEmpty();
    assertThat(parsed.orThrow().scheme()).isEqualTo(NumberScheme.UNKNOWN_SCHEME);
  }

  @ParameterizedTest
  @ValueSource(strings = {"S00005\u00000000123233000001<", "=1+1", "12*34", "A\"B", "no;t", "1,2"})
  void refuses_characters_that_no_number_has(String written) {
    assertThat(Faults.of(CertificateNumber.parse(SKILL_LEVEL, written)))
        .isEqualTo(FaultCode.NUMBER_FORMAT);
  }

  @Test
  void refuses_nothing_and_too_much() {
    assertThat(Faults.of(CertificateNumber.parse(SKILL_LEVEL, "　"))).isEqualTo(FaultCode.BLANK);
    assertThat(Faults.of(CertificateNumber.parse(PROFESSIONAL_TITLE, "1".repeat(65))))
        .isEqualTo(FaultCode.TOO_LONG);
    assertThatThrownBy(
            () -> new CertificateNumber("a b", NumberScheme.UNKNOWN_SCHEME, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_permit_number_that_holds_an_id_number_shows_no_birth_date() {
    CertificateNumber number =
        CertificateNumber.parse(SPECIAL_OPERATION, "T11010519491231002X").orThrow();
    assertThat(number.masked()).isEqualTo("T11************002X").doesNotContain("1949");
    assertThat(SPECIAL_OPERATION.numberIsPersonal()).isTrue();
  }

  @Test
  void is_compared_in_one_form() {
    assertThat(CertificateNumber.normalise(" ｓ0000 50000123233000001\u200B"))
        .isEqualTo("S000050000123233000001");
  }
}
