package cn.yichi.contracts.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeCellTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+86 138",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "＝1+1",
        "＋1",
        "－1",
        "＠x"
      })
  void guards_what_a_spreadsheet_would_run_and_reads_it_back(String cell) {
    assertThat(SafeCell.guarded(cell)).isEqualTo("'" + cell);
    assertThat(SafeCell.restored(SafeCell.guarded(cell))).isEqualTo(cell);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "王川江", "2023-06-15", "'tis", "a=b", "'"})
  void leaves_other_cells_as_they_are(String cell) {
    assertThat(SafeCell.guarded(cell)).isEqualTo(cell);
    assertThat(SafeCell.restored(cell)).isEqualTo(cell);
  }
}
