package cn.yichi.recognition.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a row of a roster says, and what no row should say. */
class RowQuestionTest {
  private static final String NUMBER = "S000051000123234000001";
  private static final String DOCUMENT = "11010519491231002X";

  private static RowQuestion of(String... cells) throws RosterRefused {
    return RowQuestion.of(
        RosterColumns.of(List.of("部门", "证书编号（必填）", "持证人姓名", "身份证号码")), List.of(cells));
  }

  private static RowFault fault(String... cells) throws RosterRefused {
    assertThat(of(cells)).isInstanceOf(RowQuestion.Faulty.class);
    return ((RowQuestion.Faulty) of(cells)).fault();
  }

  @Test
  void a_number_and_one_fact_of_the_holder_are_enough() throws RosterRefused {
    assertThat(of("x", NUMBER, "王川江")).isInstanceOf(RowQuestion.Asked.class);
    assertThat(of("x", NUMBER, "", DOCUMENT)).isInstanceOf(RowQuestion.Asked.class);
    assertThat(of("x", " " + NUMBER + " ", "王川江", DOCUMENT)).isInstanceOf(RowQuestion.Asked.class);
  }

  @Test
  void every_fault_of_a_row_has_its_name() throws RosterRefused {
    assertThat(fault("x", NUMBER, "王川江", DOCUMENT, "y")).isEqualTo(RowFault.ROW_SHAPE);
    assertThat(fault("x".repeat(1_001), NUMBER, "王川江")).isEqualTo(RowFault.CELL_TOO_LONG);
    assertThat(of("x".repeat(1_000), NUMBER, "王川江")).isInstanceOf(RowQuestion.Asked.class);
    assertThat(fault("x", " ", "王川江")).isEqualTo(RowFault.NUMBER_MISSING);
    assertThat(fault("x", "1.23457E+21", "王川江")).isEqualTo(RowFault.NUMBER_ROUNDED);
    assertThat(fault("x", "<?>", "王川江")).isEqualTo(RowFault.NUMBER_FAULTY);
    assertThat(fault("x", NUMBER)).isEqualTo(RowFault.HOLDER_MISSING);
    assertThat(fault("x", NUMBER, "1234")).isEqualTo(RowFault.NAME_FAULTY);
    assertThat(fault("x", NUMBER, "王川江", "110105194912310021"))
        .as("the check digit")
        .isEqualTo(RowFault.DOCUMENT_FAULTY);
  }

  @Test
  void headings_must_say_a_number_and_a_fact_of_the_holder_once() throws RosterRefused {
    assertThat(RosterColumns.of(List.of("Certificate_No.", "ID Number")).places()).hasSize(2);
    assertThat(refusal(List.of("姓名", "备注"))).isEqualTo(RosterFault.Code.COLUMN_MISSING);
    assertThat(refusal(List.of("证书编号", "备注"))).isEqualTo(RosterFault.Code.COLUMN_MISSING);
    assertThat(refusal(List.of("证书编号", "姓名", "证书号"))).isEqualTo(RosterFault.Code.COLUMN_TWICE);
    List<String> wide = new ArrayList<>(Collections.nCopies(62, "备注"));
    wide.addAll(List.of("证书编号", "姓名"));
    assertThat(RosterColumns.of(wide).headings()).hasSize(64);
    wide.add("备注");
    assertThat(refusal(wide)).isEqualTo(RosterFault.Code.TOO_MANY_COLUMNS);
  }

  private static RosterFault.Code refusal(List<String> headings) {
    return catchThrowableOfType(RosterRefused.class, () -> RosterColumns.of(headings))
        .fault()
        .code();
  }
}
