package cn.yichi.recognition.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.Region;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store of published months keeps to. */
public interface PublicationsContract {
  Publications publications();

  private static Publication month(int month, long certificates) {
    return new Publication(
        YearMonth.of(2026, month),
        Instant.parse("2026-12-01T00:00:00Z"),
        List.of(
            new Flow(Optional.of(new Region("510000")), Optional.of("TECHNICIAN"), certificates),
            new Flow(Optional.empty(), Optional.empty(), 900)),
        new Funnel(Optional.of(40L), Map.of(Ended.NOT_FOUND, 12L), Optional.empty()));
  }

  @Test
  default void a_month_is_given_back_as_it_was_and_never_changes() {
    Publications publications = publications();
    publications.keep(month(9, 11));
    publications.keep(month(9, 12));
    assertThat(publications.page(Optional.empty(), 5)).containsExactly(month(9, 11));
  }

  @Test
  default void the_latest_come_first_page_by_page() {
    Publications publications = publications();
    assertThat(publications.latest()).isEmpty();
    for (int month = 8; month <= 11; month++) {
      publications.keep(month(month, 100));
    }
    assertThat(publications.latest()).contains(YearMonth.of(2026, 11));
    assertThat(publications.page(Optional.empty(), 2))
        .extracting(Publication::month)
        .containsExactly(YearMonth.of(2026, 11), YearMonth.of(2026, 10));
    assertThat(publications.page(Optional.of(YearMonth.of(2026, 10)), 5))
        .extracting(Publication::month)
        .containsExactly(YearMonth.of(2026, 9), YearMonth.of(2026, 8));
  }
}
