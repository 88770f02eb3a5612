package cn.yichi.registry.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.registry.issuer.Standing.Status;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Timelines as months: {@code G1 S4 W9} is good from January, suspended from April, out from
 * September.
 */
class StandingRuleTest {
  private static final String REFUSED = "refused";

  @ParameterizedTest
  @CsvSource({
    // suspending until further notice
    "G1, S4, G1 S4",
    "G1 S6 G9, S4, G1 S4",
    "G1 W9, S4, G1 S4 W9",
    "G1 S6, S4, G1 S4",
    "G1 S2 G9, S4, G1 S2 S4",
    "G1 S2, S4, refused",
    "G1 W2, S4, refused",
    "G5, S4, refused",
    // suspending for some days
    "G1, S4-6, G1 S4 G7",
    "G1 S8, S4-6, G1 S4 G7 S8",
    "G1 S5 G6, S4-7, G1 S4 G8",
    "G1 S5 G9, S4-6, G1 S4 S7 G9",
    "G1 W6, S4-8, G1 S4 W6",
    "G1 G7, S4-6, G1 S4 G7",
    "G1 S2, S4-6, refused",
    // lifting
    "G1 S2, G4, G1 S2 G4",
    "G1 S2 G9, G4, G1 S2 G4 G9",
    "G1 S2 W9, G4, G1 S2 G4 W9",
    "G1 S2 G6 S8, G4, G1 S2 G4 G6 S8",
    "G1 S2 S3, G2, G1 G2",
    "G1 W2, G4, G1 W2 G4",
    "G1, G4, refused",
    "G1 S6, G4, refused",
    // striking off
    "G1, W4, G1 W4",
    "G1 S2 G9, W4, G1 S2 W4",
    "G1 W2, W4, refused"
  })
  void a_change_makes_the_timeline_that_the_table_says(String known, String wanted, String next) {
    Optional<List<Standing>> after =
        StandingRule.after(timeline(known), change(wanted), "proposal");
    assertThat(after.map(StandingRuleTest::written).orElse(REFUSED)).isEqualTo(next);
  }

  @Test
  void the_new_entry_remembers_its_proposal_and_the_others_keep_theirs() {
    List<Standing> after =
        StandingRule.after(timeline("G1"), change("S4-6"), "first").orElseThrow();
    assertThat(after.get(1).proposal()).contains("first");
    List<Standing> lifted = StandingRule.after(after, change("G5"), "second").orElseThrow();
    assertThat(lifted.get(1).proposal()).contains("first");
    assertThat(lifted.get(2).proposal()).contains("second");
    assertThat(lifted.get(2).reason()).isEmpty();
  }

  @Test
  void a_timeline_grows_no_longer_than_a_statement_may_be() {
    List<Standing> longest = new ArrayList<>();
    for (int i = 0; i < IssuerReading.MOST_STANDINGS; i++) {
      Status status = i % 2 == 0 ? Status.GOOD : Status.SUSPENDED;
      longest.add(new Standing(status, LocalDate.of(2000, 1, 1).plusDays(i), Optional.empty()));
    }
    longest.removeLast();
    StandingChange open = change("S4");
    StandingChange bounded = change("S4-6");
    assertThat(StandingRule.after(longest, open, "p")).isPresent();
    assertThat(StandingRule.after(longest, bounded, "p")).isEmpty();
  }

  @Test
  void restated_what_is_on_file_keeps_what_it_was_decided_by_and_the_rest_is_decided_now() {
    List<Standing> known = StandingRule.after(timeline("G1"), change("S4"), "first").orElseThrow();
    List<Standing> stated =
        List.of(known.get(0), new Standing(Status.SUSPENDED, month("4"), Optional.of("抽查不合格")));
    assertThat(StandingRule.restated(known, stated, "second")).isEqualTo(known);
    assertThat(StandingRule.restated(known, timeline("G2"), "second"))
        .containsExactly(
            new Standing(Status.GOOD, month("2"), Optional.empty(), Optional.of("second")));
  }

  @ParameterizedTest
  @CsvSource({"G5 S6, 1, G1 S6", "G5 S6, 7, G5 S6", "S6, 1, S6", "G5, , G5"})
  void a_good_standing_reaches_as_far_back_as_the_filings_that_two_people_stated(
      String known, String firstFiled, String next) {
    assertThat(
            written(
                StandingRule.reaching(
                    timeline(known),
                    Optional.ofNullable(firstFiled).map(StandingRuleTest::month),
                    "p")))
        .isEqualTo(next);
  }

  @ParameterizedTest
  @CsvSource({
    "G1 S7 G9, G1 S4 G9, 4",
    "G1 S4 G9, G1 S7 G9, 4",
    "G1 S4 G9, G1 S4 G8, 8",
    "G1 S4 G9, G1 S4, 9",
    "G3, G1, 1",
    "G1, G3, 1",
    "G1, G1 G5, 5"
  })
  void timelines_part_on_the_first_day_on_which_they_differ(
      String known, String next, String month) {
    assertThat(StandingRule.parting(timeline(known), timeline(next))).isEqualTo(month(month));
  }

  @Test
  void timelines_part_where_the_reason_is_another() {
    List<Standing> next = new ArrayList<>(timeline("G1 S4 G9"));
    next.set(1, new Standing(Status.SUSPENDED, month("4"), Optional.of("抽查不合格")));
    assertThat(StandingRule.parting(timeline("G1 S4 G9"), next)).isEqualTo(month("4"));
  }

  private static List<Standing> timeline(String text) {
    return Arrays.stream(text.split(" "))
        .map(
            entry ->
                new Standing(
                    status(entry), month(entry.substring(1)), Optional.empty(), Optional.empty()))
        .toList();
  }

  private static String written(List<Standing> timeline) {
    return timeline.stream()
        .map(entry -> entry.status().name().charAt(0) + "" + entry.from().getMonthValue())
        .collect(Collectors.joining(" "));
  }

  private static StandingChange change(String text) {
    String[] months = text.substring(1).split("-");
    Optional<LocalDate> until =
        months.length == 1
            ? Optional.empty()
            : Optional.of(month(months[1]).plusMonths(1).minusDays(1));
    return new StandingChange(status(text), month(months[0]), until, "抽查不合格");
  }

  private static Status status(String text) {
    return Arrays.stream(Status.values())
        .filter(status -> status.name().charAt(0) == text.charAt(0))
        .findFirst()
        .orElseThrow();
  }

  private static LocalDate month(String number) {
    return LocalDate.of(2026, Integer.parseInt(number), 1);
  }
}
