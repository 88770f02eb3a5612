package cn.yichi.registry.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import cn.yichi.contracts.vocabulary.TitleGrade;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One row for each fault: what is changed in a sound draft, and which code that gives. */
class DraftValidationTest {
  private static final DraftValidation VALIDATION = Drafts.validation();

  /** Codes that only the reading of a file or the register itself can give. */
  private static final Set<RowFaultCode> NOT_OF_A_DRAFT =
      EnumSet.of(RowFaultCode.ROW_SHAPE, RowFaultCode.NUMBER_CONFLICT, RowFaultCode.CELL_TOO_LONG);

  static Stream<Arguments> faults() {
    return Stream.of(
        row(RowFaultCode.FIELD_MISSING, DraftField.NAME, ""),
        row(RowFaultCode.FIELD_MISSING, DraftField.DOCUMENT_TYPE, ""),
        row(RowFaultCode.FIELD_MISSING, DraftField.DOCUMENT_NUMBER, " "),
        row(RowFaultCode.FIELD_MISSING, DraftField.KIND, ""),
        row(RowFaultCode.FIELD_MISSING, DraftField.LEVEL, "无"),
        row(RowFaultCode.FIELD_MISSING, DraftField.NUMBER, ""),
        row(RowFaultCode.FIELD_MISSING, DraftField.ISSUER_CODE, "/"),
        row(RowFaultCode.FIELD_MISSING, DraftField.ISSUED_ON, ""),
        row(RowFaultCode.FIELD_MALFORMED, DraftField.NAME, "王川江1"),
        row(RowFaultCode.FIELD_MALFORMED, DraftField.DOCUMENT_NUMBER, "1101051949123100"),
        row(RowFaultCode.FIELD_MALFORMED, DraftField.MOBILE, "1380000123"),
        row(RowFaultCode.FIELD_MALFORMED, DraftField.NUMBER, "S0000510001232330?0001"),
        row(RowFaultCode.FIELD_MALFORMED, DraftField.ISSUER_CODE, "机构1"),
        row(RowFaultCode.FIELD_MALFORMED, DraftField.OCCUPATION_CODE, "6180101"),
        row(RowFaultCode.FIELD_MALFORMED, DraftField.ISSUED_ON, "15/06/2023"),
        row(RowFaultCode.FIELD_MALFORMED, DraftField.ISSUED_ON, "2023-02-30"),
        row(RowFaultCode.FIELD_MALFORMED, DraftField.ISSUED_ON, "45092"),
        row(RowFaultCode.FIELD_MALFORMED, DraftField.ASSESSED_ON, "2023-5-"),
        row(RowFaultCode.FIELD_MALFORMED, DraftField.EMPLOYER_CODE, "91350100"),
        row(RowFaultCode.FIELD_MALFORMED, DraftField.LEVEL, "二级/高级工"),
        row(RowFaultCode.UNKNOWN_WORD, DraftField.KIND, "结业证书"),
        row(RowFaultCode.UNKNOWN_WORD, DraftField.DOCUMENT_TYPE, "学生证"),
        row(RowFaultCode.UNKNOWN_WORD, DraftField.LEVEL, "四级工匠"),
        row(RowFaultCode.UNKNOWN_WORD, DraftField.EDUCATION, "高人"),
        row(RowFaultCode.UNKNOWN_WORD, DraftField.OCCUPATION_EDITION, "2018版"),
        row(RowFaultCode.UNKNOWN_WORD, DraftField.COUNTY, "009900"),
        row(RowFaultCode.DOCUMENT_CHECKSUM, DraftField.DOCUMENT_NUMBER, "110105194912310021"),
        row(RowFaultCode.DOCUMENT_BIRTH_DATE, DraftField.DOCUMENT_NUMBER, "110105194902300021"),
        row(RowFaultCode.ISSUER_NAME_FORBIDDEN, DraftField.ISSUER_NAME, "全国职业资格考试认证中心"),
        row(RowFaultCode.ISSUED_IN_FUTURE, DraftField.ISSUED_ON, "2026-03-02"),
        row(RowFaultCode.ISSUED_BEFORE_ASSESSED, DraftField.ISSUED_ON, "2023-05-19"),
        tooYoung(),
        permit(RowFaultCode.VALIDITY_NOT_AFTER_ISSUE, DraftField.VALID_UNTIL, "2023-06-15"),
        permit(RowFaultCode.FIELD_MISSING, DraftField.VALID_UNTIL, ""),
        permit(RowFaultCode.LEVEL_NOT_ALLOWED, DraftField.LEVEL, "三级"),
        row(RowFaultCode.NUMBER_YEAR_MISMATCH, DraftField.NUMBER, "S000051000123223000001"),
        row(RowFaultCode.NUMBER_LEVEL_MISMATCH, DraftField.NUMBER, "S000051000123234000001"),
        row(RowFaultCode.NUMBER_REGION_MISMATCH, DraftField.NUMBER, "S000050000123233000001"),
        row(RowFaultCode.NUMBER_ISSUER_MISMATCH, DraftField.NUMBER, "S000051000129233000001"),
        row(RowFaultCode.OCCUPATION_UNKNOWN, DraftField.OCCUPATION_CODE, "6-18-88-88"),
        byName(RowFaultCode.OCCUPATION_UNKNOWN, "天文航海工"),
        byName(RowFaultCode.OCCUPATION_AMBIGUOUS, "钳工"),
        row(RowFaultCode.OCCUPATION_NAME_MISMATCH, DraftField.OCCUPATION_NAME, "焊工"),
        row(RowFaultCode.COUNTY_OUTSIDE_REGION, DraftField.COUNTY, "500116"),
        row(RowFaultCode.PERSONAL_DATA_MISPLACED, DraftField.JOB_TYPE, "王川江的工种"),
        row(RowFaultCode.PERSONAL_DATA_MISPLACED, DraftField.EXCEPTIONAL_BASIS, "王川江获金奖"),
        row(
            RowFaultCode.PERSONAL_DATA_MISPLACED,
            DraftField.STANDARD_VERSION,
            Drafts.sound().getOrDefault(DraftField.DOCUMENT_NUMBER, "").toLowerCase(Locale.ROOT)),
        row(
            RowFaultCode.PERSONAL_DATA_MISPLACED,
            DraftField.EXCEPTIONAL_BASIS,
            Drafts.sound().getOrDefault(DraftField.MOBILE, "")),
        row(RowFaultCode.SCORE_OUT_OF_RANGE, DraftField.THEORY_SCORE, "100.5"),
        row(RowFaultCode.SCORE_OUT_OF_RANGE, DraftField.PRACTICE_SCORE, "优"),
        unfiled(),
        outOfScope("6-18-01-04", "磨工"),
        suspended());
  }

  private static Arguments row(RowFaultCode code, DraftField field, String value) {
    return changed(Drafts.sound(), code, field, value);
  }

  private static Arguments permit(RowFaultCode code, DraftField field, String value) {
    return changed(Drafts.permit(), code, field, value);
  }

  private static Arguments byName(RowFaultCode code, String name) {
    Map<DraftField, String> row = Drafts.sound();
    row.remove(DraftField.OCCUPATION_CODE);
    row.remove(DraftField.JOB_TYPE);
    return changed(row, code, DraftField.OCCUPATION_NAME, name);
  }

  private static Arguments outOfScope(String code, String name) {
    Map<DraftField, String> row = Drafts.sound();
    row.put(DraftField.OCCUPATION_NAME, name);
    row.put(DraftField.OCCUPATION_CODE, code);
    return arguments(RowFaultCode.ISSUER_OUT_OF_SCOPE, DraftField.ISSUER_CODE, name, row);
  }

  private static Arguments tooYoung() {
    Map<DraftField, String> row = Drafts.sound();
    row.remove(DraftField.ASSESSED_ON);
    return changed(row, RowFaultCode.ISSUED_BEFORE_BIRTH, DraftField.ISSUED_ON, "1960-01-01");
  }

  private static Arguments unfiled() {
    Map<DraftField, String> row = Drafts.sound();
    row.put(DraftField.NUMBER, "S000051000999233000001");
    return changed(row, RowFaultCode.ISSUER_NOT_FILED, DraftField.ISSUER_CODE, "S000051000999");
  }

  private static Arguments suspended() {
    Map<DraftField, String> row = Drafts.sound();
    row.put(DraftField.ISSUER_CODE, Drafts.SUSPENDED);
    row.put(DraftField.NUMBER, "S000051000124253000001");
    row.put(DraftField.ISSUED_ON, "2025-06-15");
    return arguments(
        RowFaultCode.ISSUER_NOT_IN_GOOD_STANDING, DraftField.ISSUER_CODE, "suspended", row);
  }

  private static Arguments changed(
      Map<DraftField, String> row, RowFaultCode code, DraftField field, String value) {
    row.put(field, value);
    return arguments(code, field, value, row);
  }

  @ParameterizedTest(name = "{0}: {1} = {2}")
  @MethodSource("faults")
  void refuses_and_names_code_field_reason_and_remedy(
      RowFaultCode code, DraftField field, String value, Map<DraftField, String> row) {
    List<RowFault> faults = faults(row);
    assertThat(RowFault.primary(faults)).isEqualTo(code);
    assertThat(faults)
        .anySatisfy(
            fault -> {
              assertThat(fault.code()).isEqualTo(code);
              assertThat(fault.field()).contains(field);
              for (Locale language : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
                assertThat(RowFaultText.reason(fault, language)).isNotBlank().doesNotContain("{");
                assertThat(RowFaultText.remedy(fault, language)).isNotBlank().doesNotContain("{");
              }
            });
  }

  @Test
  void every_code_has_a_row_in_the_table() {
    Set<Object> covered = faults().map(each -> each.get()[0]).collect(Collectors.toSet());
    assertThat(EnumSet.complementOf(EnumSet.copyOf(NOT_OF_A_DRAFT)))
        .allSatisfy(code -> assertThat(covered).contains(code));
  }

  static Stream<Arguments> sound() {
    return Stream.of(
        arguments("all columns", Drafts.sound()),
        arguments("a permit", Drafts.permit()),
        arguments("a title", Drafts.title()),
        arguments("level as a digit", with(DraftField.LEVEL, "3")),
        arguments("date with slashes", with(DraftField.ISSUED_ON, "2023/6/15")),
        arguments("date with dots", with(DraftField.ISSUED_ON, "2023.06.15")),
        arguments("date in Chinese", with(DraftField.ISSUED_ON, "2023年6月15日")),
        arguments("date packed", with(DraftField.ISSUED_ON, "20230615")),
        arguments("date with midnight", with(DraftField.ISSUED_ON, "2023-06-15 00:00:00")),
        arguments("date in full width", with(DraftField.ISSUED_ON, "２０２３-06-15")),
        arguments("issued today", today()),
        arguments("issued on the day of assessment", with(DraftField.ASSESSED_ON, "2023-06-15")),
        arguments("no edition means the newest", with(DraftField.OCCUPATION_EDITION, "")),
        arguments("occupation by code alone", with(DraftField.OCCUPATION_NAME, "")),
        arguments("a job type as the occupation's name", with(DraftField.OCCUPATION_NAME, "数控车工")),
        arguments("never expires, said so", with(DraftField.VALID_UNTIL, "长期")),
        arguments("score of a hundred", with(DraftField.THEORY_SCORE, "100")),
        arguments("score of nought", with(DraftField.PRACTICE_SCORE, "0分")),
        arguments("mobile with country code", with(DraftField.MOBILE, "+86 138-0000-1234")),
        arguments("occupation filed but not listed", unlisted()),
        arguments("older number names no province of GB/T 2260", qualification()));
  }

  private static Map<DraftField, String> with(DraftField field, String value) {
    Map<DraftField, String> row = Drafts.sound();
    row.put(field, value);
    return row;
  }

  private static Map<DraftField, String> today() {
    Map<DraftField, String> row = with(DraftField.ISSUED_ON, "2026-03-01");
    row.put(DraftField.NUMBER, "S000051000123263000001");
    return row;
  }

  private static Map<DraftField, String> unlisted() {
    Map<DraftField, String> row = with(DraftField.OCCUPATION_CODE, "6-18-99-99");
    row.put(DraftField.OCCUPATION_NAME, "备案中的新职业");
    return row;
  }

  private static Map<DraftField, String> qualification() {
    Map<DraftField, String> row = with(DraftField.KIND, "职业资格证书");
    row.put(DraftField.NUMBER, "1610012003300001");
    row.put(DraftField.ISSUED_ON, "2016-06-15");
    row.put(DraftField.ASSESSED_ON, "");
    return row;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sound")
  void accepts(String what, Map<DraftField, String> row) {
    assertThat(check(row)).isInstanceOf(Checked.Sound.class);
  }

  @Test
  void lists_every_fault_of_a_row_in_the_fixed_order() {
    Map<DraftField, String> row = Drafts.sound();
    row.put(DraftField.NAME, "");
    row.put(DraftField.MOBILE, "12");
    row.put(DraftField.NUMBER, "S000050000129224000001");
    row.put(DraftField.THEORY_SCORE, "-1");
    assertThat(faults(row))
        .extracting(RowFault::code)
        .containsExactly(
            RowFaultCode.FIELD_MISSING,
            RowFaultCode.FIELD_MALFORMED,
            RowFaultCode.NUMBER_YEAR_MISMATCH,
            RowFaultCode.NUMBER_LEVEL_MISMATCH,
            RowFaultCode.NUMBER_REGION_MISMATCH,
            RowFaultCode.NUMBER_ISSUER_MISMATCH,
            RowFaultCode.SCORE_OUT_OF_RANGE);
  }

  @Test
  void reads_a_title_from_the_columns_of_occupation_and_level() {
    Map<DraftField, String> row = Drafts.title();
    row.put(DraftField.OCCUPATION_NAME, "主任医师");
    row.put(DraftField.LEVEL, "正高级");
    assertThat(registration(row).title())
        .hasValueSatisfying(title -> assertThat(title.grade()).isEqualTo(TitleGrade.SENIOR));
    assertThat(registration(row).level()).isEmpty();
  }

  @Test
  void asks_for_the_grade_of_a_title_it_does_not_know() {
    Map<DraftField, String> row = Drafts.title();
    row.put(DraftField.OCCUPATION_NAME, "主任医师");
    assertThat(faults(row))
        .extracting(RowFault::field)
        .contains(Optional.of(DraftField.TITLE_GRADE));
  }

  @Test
  void warns_and_does_not_keep_a_validity_of_a_kind_that_does_not_expire() {
    Map<DraftField, String> row = with(DraftField.VALID_UNTIL, "2030-01-01");
    assertThat(registration(row).validUntil()).isEmpty();
    assertThat(warnings(row)).contains(RowWarning.Code.VALIDITY_NOT_APPLICABLE);
  }

  @Test
  void warns_of_oddities_and_accepts() {
    assertThat(warnings(with(DraftField.JOB_TYPE, "自动车工")))
        .contains(RowWarning.Code.JOB_TYPE_NOT_LISTED);
    assertThat(warnings(with(DraftField.ISSUER_NAME, "四川某中心")))
        .contains(RowWarning.Code.ISSUER_NAME_DIFFERS);
    assertThat(warnings(with(DraftField.NUMBER, "川A-2023-1")))
        .contains(RowWarning.Code.NUMBER_SCHEME_UNKNOWN);
    assertThat(warnings(with(DraftField.EMPLOYER_CODE, "91350211M0000XUF46")))
        .contains(RowWarning.Code.VALUE_DOUBTFUL);
    assertThat(warnings(Drafts.sound())).isEmpty();
  }

  @Test
  void shows_personal_values_masked() {
    Map<DraftField, String> row = with(DraftField.DOCUMENT_NUMBER, "110105194912310021");
    row.put(DraftField.MOBILE, "1380000123");
    assertThat(faults(row))
        .allSatisfy(
            fault ->
                assertThat(RowFaultText.reason(fault, Locale.ENGLISH))
                    .doesNotContain("110105194912310021")
                    .doesNotContain("1380000123"));
  }

  private static List<RowFault> faults(Map<DraftField, String> row) {
    return switch (check(row)) {
      case Checked.Faulty(List<RowFault> faults) -> faults;
      case Checked.Sound sound -> throw new AssertionError("no fault found");
    };
  }

  private static Registration registration(Map<DraftField, String> row) {
    return switch (check(row)) {
      case Checked.Sound sound -> sound.registration();
      case Checked.Faulty faulty -> throw new AssertionError(faulty.toString());
    };
  }

  private static List<RowWarning.Code> warnings(Map<DraftField, String> row) {
    return switch (check(row)) {
      case Checked.Sound sound -> sound.warnings().stream().map(RowWarning::code).toList();
      case Checked.Faulty faulty -> throw new AssertionError(faulty.toString());
    };
  }

  private static Checked check(Map<DraftField, String> row) {
    return VALIDATION.check(CertificateDraft.of(row), false, Optional.empty());
  }
}
