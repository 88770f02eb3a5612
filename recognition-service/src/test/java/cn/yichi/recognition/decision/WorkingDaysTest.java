package cn.yichi.recognition.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {
  @ParameterizedTest
  @CsvSource({
    "2026-11-27, 0, 2026-11-27",
    "2026-11-27, 1, 2026-11-30",
    "2026-11-28, 1, 2026-11-30",
    "2026-11-29, 5, 2026-12-04",
    "2026-11-27, 10, 2026-12-11",
    "2026-09-28, 5, 2026-10-05"
  })
  void counts_monday_to_friday_and_knows_no_holiday(LocalDate from, int days, LocalDate last) {
    assertThat(WorkingDays.after(from, days)).isEqualTo(last);
  }
}
