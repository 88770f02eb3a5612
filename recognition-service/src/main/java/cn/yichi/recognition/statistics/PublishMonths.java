package cn.yichi.recognition.statistics;

import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.contracts.vocabulary.TitleGrade;
import cn.yichi.recognition.decision.JudgeCase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Publishes each month once, when it is over. What is published is fixed: one grid of flows and one
 * funnel a month, and no sum over months. A certificate is recognised for the first time in one
 * month only, so no two months can be compared to learn of one.
 */
public final class PublishMonths {
  /** The level of what has none. */
  public static final String UNGRADED = "UNGRADED";

  private static final List<String> LEVELS =
      Stream.of(
              Arrays.stream(SkillLevel.values()).map(Enum::name),
              Arrays.stream(TitleGrade.values()).map(Enum::name),
              Stream.of(UNGRADED))
          .flatMap(each -> each)
          .toList();

  private final CountedDecisions decisions;
  private final QuestionCounts questions;
  private final Publications publications;
  private final List<Region> homes;
  private final Duration settling;
  private final Clock clock;

  /**
   * @param own this region, whose own certificates do not come from elsewhere
   * @param settling how long after its end a month may still be written to
   */
  public PublishMonths(
      CountedDecisions decisions,
      QuestionCounts questions,
      Publications publications,
      Region own,
      Duration settling,
      Clock clock) {
    this.decisions = decisions;
    this.questions = questions;
    this.publications = publications;
    this.homes = Region.provinces().stream().filter(each -> !each.equals(own)).toList();
    this.settling = settling;
    this.clock = clock;
  }

  /** Publishes every month that is over and was not published; answers how many. */
  public int publish() {
    YearMonth open = YearMonth.from(clock.instant().minus(settling).atZone(JudgeCase.LEGAL_ZONE));
    int published = 0;
    Optional<YearMonth> next = next();
    while (next.filter(each -> each.isBefore(open)).isPresent()) {
      YearMonth month = next.get();
      publications.keep(new Publication(month, clock.instant(), flows(month), funnel(month)));
      questions.drop(month);
      published++;
      next = Optional.of(month.plusMonths(1));
    }
    return published;
  }

  private Optional<YearMonth> next() {
    return publications
        .latest()
        .map(each -> each.plusMonths(1))
        .or(
            () ->
                Stream.of(decisions.oldest(), questions.oldest())
                    .flatMap(Optional::stream)
                    .min(YearMonth::compareTo));
  }

  private List<Flow> flows(YearMonth month) {
    Map<Region, Map<String, Long>> counted = new HashMap<>();
    for (CountedDecisions.Granted each : decisions.firstGranted(month)) {
      counted
          .computeIfAbsent(each.home(), home -> new HashMap<>())
          .merge(each.level(), each.certificates(), Long::sum);
    }
    Grid grid =
        new Grid(
            homes.stream()
                .map(home -> counted.getOrDefault(home, Map.of()))
                .map(of -> LEVELS.stream().map(level -> of.getOrDefault(level, 0L)).toList())
                .toList());
    Suppress.Hidden hidden = Suppress.of(grid);
    List<Flow> shown = new ArrayList<>();
    for (int home = 0; home <= homes.size(); home++) {
      for (int level = 0; level <= LEVELS.size(); level++) {
        if (!hidden.at(home, level)) {
          shown.add(new Flow(nth(homes, home), nth(LEVELS, level), grid.at(home, level)));
        }
      }
    }
    return shown;
  }

  private static <T> Optional<T> nth(List<T> all, int index) {
    return index == all.size() ? Optional.empty() : Optional.of(all.get(index));
  }

  private Funnel funnel(YearMonth month) {
    Map<Ended, Long> counted = questions.in(month);
    List<Ended> ends = List.of(Ended.values());
    Grid grid =
        new Grid(List.of(ends.stream().map(each -> counted.getOrDefault(each, 0L)).toList()));
    Suppress.Hidden hidden = Suppress.of(grid);
    Map<Ended, Long> shown = new EnumMap<>(Ended.class);
    for (int end = 0; end < ends.size(); end++) {
      // With one row a count is its column's sum too: the two are one number.
      if (!hidden.at(0, end) && !hidden.at(1, end)) {
        shown.put(ends.get(end), grid.at(0, end));
      }
    }
    boolean sumHidden = hidden.at(0, ends.size()) || hidden.at(1, ends.size());
    Optional<Long> asked = sumHidden ? Optional.empty() : Optional.of(grid.at(0, ends.size()));
    return new Funnel(asked, shown, ruled(month));
  }

  private Optional<Long> ruled(YearMonth month) {
    long rulings = decisions.rulings(start(month), start(month.plusMonths(1)));
    return Optional.of(rulings).filter(each -> each >= Suppress.THRESHOLD);
  }

  private static Instant start(YearMonth month) {
    return month.atDay(1).atStartOfDay(JudgeCase.LEGAL_ZONE).toInstant();
  }
}
