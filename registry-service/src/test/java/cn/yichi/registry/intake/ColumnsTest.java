package cn.yichi.registry.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.yichi.registry.certificate.CertificateDraft;
import cn.yichi.registry.certificate.DraftField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnsTest {
  private static final List<String> CHINESE =
      Arrays.stream(DraftField.values()).map(DraftField::nameZh).toList();

  @ParameterizedTest
  @CsvSource({
    "姓名, NAME",
    "*姓 名, NAME",
    "姓名（必填）, NAME",
    "Full Name, NAME",
    "证件号码(身份证), DOCUMENT_NUMBER",
    "身份证号, DOCUMENT_NUMBER",
    "id_number, DOCUMENT_NUMBER",
    "县（区）代码, COUNTY",
    "职业(工种)名称, OCCUPATION_NAME",
    "职业（工种）, OCCUPATION_NAME",
    "发证日期\u3000, ISSUED_ON",
    "issuedOn, ISSUED_ON",
    "Issue Date, ISSUED_ON",
    "技能等级, LEVEL",
    "certificate_number, NUMBER",
    "Certificate No., NUMBER",
    "评价机构编码, ISSUER_CODE",
    "理论知识考试成绩, THEORY_SCORE",
    "备注, "
  })
  void reads_headings_as_bureaus_write_them(String heading, DraftField field) {
    assertThat(Headings.fieldOf(heading).orElse(null)).isEqualTo(field);
  }

  @Test
  void takes_columns_in_any_order_and_ignores_unknown_ones() throws FileRefused {
    List<String> headings = new ArrayList<>(CHINESE);
    headings.add(3, "备注");
    Collections.reverse(headings);
    Columns columns = Columns.of(headings);
    CertificateDraft draft = columns.draft(headings);
    assertThat(draft.text(DraftField.NUMBER)).isEqualTo("证书编号");
    assertThat(draft.text(DraftField.COUNTY)).isEqualTo("县区代码");
    assertThat(Columns.ignored(columns.headings())).containsExactly("备注");
    assertThat(columns.language()).isEqualTo(Locale.SIMPLIFIED_CHINESE);
  }

  @Test
  void names_every_missing_column() {
    FileFault fault = refusal(List.of("姓名", "证件类型", "证件号码", "等级", "证书编号"));
    assertThat(fault.code()).isEqualTo(FileFault.Code.COLUMN_MISSING);
    assertThat(fault.value()).contains("证书类别", "评价机构代码", "发证日期", "职业名称 / 职业编码");
  }

  @Test
  void names_missing_columns_in_the_language_of_the_headings() {
    assertThat(refusal(List.of("name", "kind")).value()).contains("documentNumber", "issuedOn");
  }

  @Test
  void refuses_two_columns_of_one_field() {
    List<String> headings = new ArrayList<>(CHINESE);
    headings.add("身份证号");
    FileFault fault = refusal(headings);
    assertThat(fault.code()).isEqualTo(FileFault.Code.COLUMN_TWICE);
    assertThat(fault.value()).contains("证件号码", "身份证号");
  }

  @Test
  void refuses_a_first_line_without_any_known_heading() {
    assertThat(refusal(List.of("王川江", "111")).code()).isEqualTo(FileFault.Code.HEADINGS_UNKNOWN);
  }

  @Test
  void shows_nothing_of_a_first_line_that_is_a_persons_row() throws FileRefused {
    assertThat(refusal(List.of("王川江", "510104199003072010")).value()).isEqualTo("2");
    List<String> headings = new ArrayList<>(CHINESE);
    headings.addAll(List.of("王川江", "510104199003072010"));
    assertThat(Columns.ignored(headings)).containsExactly("***", "***");
  }

  @Test
  void every_fault_has_its_words_in_both_languages() {
    for (FileFault.Code code : FileFault.Code.values()) {
      FileFault fault = new FileFault(code, "x", 7);
      for (Locale language : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
        assertThat(FileFaultText.reason(fault, language)).isNotBlank().doesNotContain("{");
        assertThat(FileFaultText.remedy(fault, language)).isNotBlank().doesNotContain("{");
      }
    }
  }

  private static FileFault refusal(List<String> headings) {
    return catchThrowableOfType(FileRefused.class, () -> Columns.of(headings)).fault();
  }
}
