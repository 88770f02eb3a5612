package cn.yichi.platform.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeepTest {
  private static final Instant NOON = Instant.parse("2026-11-27T04:00:00Z");
  private static final Kind NOTICES = Kind.of("notices", "when it was sent");
  private static final Kind HISTORY = Kind.of("certificate-history", "when it was replaced");
  private static final Kind AUDIT =
      Kind.of("audit", "its last entry").atLeast(Period.ofMonths(6), "MLPS");

  @ParameterizedTest
  @CsvSource({
    "365d, 2025-11-27T04:00:00Z",
    "P1Y, 2025-11-27T04:00:00Z",
    "p1y6m, 2025-05-27T04:00:00Z",
    "P30D, 2026-10-28T04:00:00Z",
    "P2W, 2026-11-13T04:00:00Z",
    "36h, 2026-11-25T16:00:00Z",
    "PT36H, 2026-11-25T16:00:00Z",
  })
  void a_period_is_read_as_iso_or_as_a_number_with_its_unit(String setting, Instant before) {
    assertThat(Keep.parse(setting).before(NOON)).contains(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"FOREVER", " forever "})
  void for_ever_is_a_word(String setting) {
    assertThat(Keep.parse(setting).before(NOON)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"365", "", "P", "a year", "-1d", "P-1Y", "0d", "P0D", "PT0S", "1y", "P99999999Y"})
  void what_is_no_period_is_refused(String setting) {
    assertThatThrownBy(() -> periods("notices", setting))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("yichi.retention.notices=" + setting)
        .hasMessageContaining("write it as 365d, P1Y6M or FOREVER");
  }

  @ParameterizedTest
  @ValueSource(strings = {"183d", "P5M", "P181D", "4000h"})
  void less_than_the_least_is_refused_with_its_reason(String setting) {
    assertThatThrownBy(() -> periods("audit", setting))
        .hasMessage("yichi.retention.audit=" + setting + ": shorter than P6M: MLPS");
  }

  @ParameterizedTest
  @ValueSource(strings = {"P6M", "184d", "P1Y", "FOREVER"})
  void the_least_itself_and_more_is_taken(String setting) {
    assertThat(periods("audit", setting).of(AUDIT).words()).isEqualTo(setting);
  }

  private static Periods ofTwo(Map<String, String> stated) {
    return new Periods(
        List.of(
            Kind.of("askings", "the day"),
            Kind.of("answers", "the day").asLongAs("askings", "they stand in them")),
        stated);
  }

  @ParameterizedTest
  @CsvSource({",", "365d,365d", "365d,P1Y1M", "30d,FOREVER", "30d,", "48h,2d"})
  void a_kind_that_holds_another_may_be_kept_as_long_or_longer(
      @Nullable String askings, @Nullable String answers) {
    assertThatCode(() -> ofTwo(stated(askings, answers))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({",90d", "FOREVER,90d", "P1Y,365d", "91d,90d"})
  void a_kind_that_holds_another_is_not_deleted_before_it(
      @Nullable String askings, String answers) {
    assertThatThrownBy(() -> ofTwo(stated(askings, answers)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("yichi.retention.answers=" + answers)
        .hasMessageContaining("yichi.retention.askings=" + (askings == null ? "FOREVER" : askings))
        .hasMessageContaining("they stand in them");
  }

  private static Map<String, String> stated(@Nullable String askings, @Nullable String answers) {
    Map<String, String> stated = new HashMap<>();
    if (askings != null) {
      stated.put("askings", askings);
    }
    if (answers != null) {
      stated.put("answers", answers);
    }
    return stated;
  }

  @Test
  void what_is_not_set_is_kept_for_ever() {
    Periods periods = new Periods(List.of(NOTICES, AUDIT), Map.of("audit", "P1Y"));
    assertThat(periods.before(NOTICES, NOON)).isEqualTo(Optional.empty());
    assertThat(periods.before(AUDIT, NOON)).isPresent();
  }

  @Test
  void a_kind_that_the_service_does_not_have_is_refused() {
    assertThatThrownBy(() -> periods("notice", "365d"))
        .hasMessageContaining("yichi.retention.notice")
        .hasMessageContaining("[audit, certificate-history, notices]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"certificate-history", "certificate.history", "certificatehistory"})
  void a_name_is_known_as_files_and_environments_write_it(String name) {
    assertThat(periods(name, "P1Y").of(HISTORY).words()).isEqualTo("P1Y");
  }

  @Test
  void how_the_job_works_is_no_kind() {
    assertThat(periods("job.page", "100").of(NOTICES)).isEqualTo(Keep.FOREVER);
  }

  private static Periods periods(String name, String value) {
    return new Periods(List.of(NOTICES, HISTORY, AUDIT), Map.of(name, value));
  }
}
