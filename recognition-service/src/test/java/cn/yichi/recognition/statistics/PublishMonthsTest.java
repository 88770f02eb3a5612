package cn.yichi.recognition.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.enquiry.EnquiryAnswer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PublishMonthsTest {
  private static final Region CHONGQING = new Region("500000");
  private static final Region SICHUAN = new Region("510000");
  private static final Region ZHEJIANG = new Region("330000");
  private static final YearMonth OCTOBER = YearMonth.of(2026, 10);

  private final Decisions decisions = new Decisions();
  private final QuestionCounts questions = new InMemoryQuestionCounts();
  private final Publications publications = new InMemoryPublications();
  private Instant now = Instant.parse("2026-10-20T02:00:00Z");

  private final Clock clock =
      new Clock() {
        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return Clock.fixed(now, zone);
        }

        @Override
        public Instant instant() {
          return now;
        }
      };

  private final PublishMonths months =
      new PublishMonths(decisions, questions, publications, CHONGQING, Duration.ofHours(24), clock);

  /** Certificates by month, and rulings by instant. */
  private static final class Decisions implements CountedDecisions {
    private final Map<YearMonth, List<Granted>> granted = new TreeMap<>();
    private final List<Instant> ruled = new ArrayList<>();

    void grant(YearMonth month, Region home, String level, long certificates) {
      granted
          .computeIfAbsent(month, each -> new ArrayList<>())
          .add(new Granted(home, level, certificates));
    }

    @Override
    public Optional<YearMonth> oldest() {
      return granted.keySet().stream().findFirst();
    }

    @Override
    public List<Granted> firstGranted(YearMonth month) {
      return granted.getOrDefault(month, List.of());
    }

    @Override
    public long rulings(Instant from, Instant until) {
      return ruled.stream().filter(each -> !each.isBefore(from) && each.isBefore(until)).count();
    }
  }

  @Test
  void a_month_is_published_a_day_after_its_end_in_china_and_not_before() {
    decisions.grant(OCTOBER, SICHUAN, "SENIOR_WORKER", 500);
    assertThat(months.publish()).isZero();
    now = Instant.parse("2026-11-01T15:59:59Z");
    assertThat(months.publish()).isZero();
    now = Instant.parse("2026-11-01T16:00:00Z");
    assertThat(months.publish()).isEqualTo(1);
    assertThat(publications.latest()).contains(OCTOBER);
    assertThat(publications.page(Optional.empty(), 1).getFirst().flows())
        .containsExactly(new Flow(Optional.of(SICHUAN), Optional.empty(), 500));
  }

  @Test
  void a_published_month_stays_as_it_is_whatever_comes_later() {
    decisions.grant(OCTOBER, SICHUAN, "SENIOR_WORKER", 500);
    now = Instant.parse("2026-11-10T00:00:00Z");
    months.publish();
    List<Publication> first = publications.page(Optional.empty(), 5);
    decisions.grant(OCTOBER, SICHUAN, "SENIOR_WORKER", 1);
    questions.put(OCTOBER, "run-late", Map.of(Ended.NOT_FOUND, 50L));
    assertThat(months.publish()).isZero();
    assertThat(publications.page(Optional.empty(), 5)).isEqualTo(first);
  }

  @Test
  void months_that_nobody_published_are_made_up_for_in_order() {
    decisions.grant(OCTOBER, SICHUAN, "SENIOR_WORKER", 500);
    questions.put(YearMonth.of(2026, 8), "run", Map.of(Ended.NOT_FOUND, 20L));
    now = Instant.parse("2027-01-15T00:00:00Z");
    assertThat(months.publish()).isEqualTo(5);
    assertThat(publications.page(Optional.empty(), 9))
        .extracting(Publication::month)
        .last()
        .isEqualTo(YearMonth.of(2026, 8));
    assertThat(questions.oldest()).isEmpty();
  }

  @Test
  void small_flows_are_not_shown_nor_those_that_would_tell_them() {
    decisions.grant(OCTOBER, SICHUAN, "SENIOR_WORKER", 500);
    decisions.grant(OCTOBER, SICHUAN, "TECHNICIAN", 9);
    decisions.grant(OCTOBER, ZHEJIANG, "SENIOR_WORKER", 70);
    decisions.grant(OCTOBER, ZHEJIANG, "TECHNICIAN", 80);
    decisions.grant(OCTOBER, CHONGQING, "TECHNICIAN", 4_000);
    now = Instant.parse("2026-11-10T00:00:00Z");
    months.publish();
    // 500 beside 509 would tell the 9; 4 000 are Chongqing's own and come from nowhere else.
    assertThat(publications.page(Optional.empty(), 1).getFirst().flows())
        .containsExactly(
            new Flow(Optional.of(SICHUAN), Optional.empty(), 509),
            new Flow(Optional.empty(), Optional.of("SENIOR_WORKER"), 570),
            new Flow(Optional.empty(), Optional.empty(), 659));
  }

  @Test
  void questions_are_shown_by_how_they_ended_and_small_numbers_cannot_be_computed() {
    decisions.grant(OCTOBER, SICHUAN, "SENIOR_WORKER", 500);
    questions.put(
        OCTOBER,
        "run",
        Map.of(
            Ended.ANSWERED_AT_ONCE,
            900L,
            Ended.REFERRED,
            60L,
            Ended.NOT_FOUND,
            40L,
            Ended.UNRESOLVED,
            3L));
    for (int i = 0; i < 11; i++) {
      decisions.ruled.add(Instant.parse("2026-10-31T15:00:00Z"));
    }
    decisions.ruled.add(Instant.parse("2026-10-31T16:00:00Z"));
    now = Instant.parse("2026-11-10T00:00:00Z");
    months.publish();
    assertThat(publications.page(Optional.empty(), 1).getFirst().funnel())
        .isEqualTo(
            new Funnel(
                Optional.of(1_003L),
                Map.of(Ended.ANSWERED_AT_ONCE, 900L, Ended.REFERRED, 60L),
                Optional.of(11L)));
  }

  @Test
  void few_rulings_are_not_shown() {
    decisions.grant(OCTOBER, SICHUAN, "SENIOR_WORKER", 500);
    for (int i = 0; i < 9; i++) {
      decisions.ruled.add(Instant.parse("2026-10-05T00:00:00Z"));
    }
    now = Instant.parse("2026-11-10T00:00:00Z");
    months.publish();
    assertThat(publications.page(Optional.empty(), 1).getFirst().funnel().ruled()).isEmpty();
  }

  @Test
  void a_run_writes_its_whole_count_each_time() {
    TallyQuestions tally = new TallyQuestions(questions, "1", clock);
    for (int i = 0; i < 3; i++) {
      tally.asked(new EnquiryAnswer.NotReceived(LocalDate.EPOCH));
      tally.write();
    }
    tally.roster("r", now, Map.of(Ended.NOT_FOUND, 7L));
    tally.roster("r", now, Map.of(Ended.NOT_FOUND, 7L));
    now = Instant.parse("2026-12-20T02:00:00Z");
    tally.write();
    assertThat(questions.in(OCTOBER)).isEqualTo(Map.of(Ended.NOT_FOUND, 10L));
    questions.drop(OCTOBER);
    tally.write();
    assertThat(questions.oldest()).isEmpty();
  }
}
