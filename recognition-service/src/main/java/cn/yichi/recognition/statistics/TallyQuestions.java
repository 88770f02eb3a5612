package cn.yichi.recognition.statistics;

import cn.yichi.recognition.decision.JudgeCase;
import cn.yichi.recognition.decision.Outcome;
import cn.yichi.recognition.enquiry.EnquiryAnswer;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts in memory how questions end, so that none waits for it, and writes the counts of this run
 * from time to time: whole, so that writing twice counts once. A run that is killed loses what it
 * counted since it wrote last.
 */
public final class TallyQuestions {
  private final QuestionCounts counts;
  private final String run;
  private final Clock clock;
  private final Map<YearMonth, Map<Ended, LongAdder>> months = new ConcurrentHashMap<>();

  /**
   * @param run never used by another run
   */
  public TallyQuestions(QuestionCounts counts, String run, Clock clock) {
    this.counts = counts;
    this.run = "run-" + run;
    this.clock = clock;
  }

  /** Counts a question by its answer; one that another region answers is counted there. */
  public void asked(EnquiryAnswer answer) {
    switch (answer) {
      case EnquiryAnswer.Decided decided -> count(ended(decided.decision().outcome()));
      case EnquiryAnswer.Several several ->
          several.answers().forEach(each -> count(ended(each.decision().outcome())));
      case EnquiryAnswer.NotReceived none -> count(Ended.NOT_FOUND);
      case EnquiryAnswer.Ambiguous several -> count(Ended.UNRESOLVED);
      case EnquiryAnswer.HostNotServed elsewhere -> {}
    }
  }

  private static Ended ended(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Granted granted -> Ended.ANSWERED_AT_ONCE;
      case Outcome.Conditional conditional -> Ended.ANSWERED_AT_ONCE;
      case Outcome.Refused refused -> Ended.ANSWERED_AT_ONCE;
      case Outcome.NoAgreement none -> Ended.ANSWERED_AT_ONCE;
      case Outcome.Referred referred -> Ended.REFERRED;
    };
  }

  private void count(Ended ended) {
    months
        .computeIfAbsent(month(), month -> new ConcurrentHashMap<>())
        .computeIfAbsent(ended, each -> new LongAdder())
        .increment();
  }

  /** Counts the rows of a roster in the month it arrived; once, however often it is said. */
  public void roster(String id, Instant arrivedAt, Map<Ended, Long> rows) {
    counts.put(YearMonth.from(arrivedAt.atZone(JudgeCase.LEGAL_ZONE)), "roster-" + id, rows);
  }

  /** Writes what was counted, and forgets months that are over and written. */
  public void write() {
    YearMonth present = month();
    months.forEach(
        (month, ended) -> {
          Map<Ended, Long> now = new EnumMap<>(Ended.class);
          ended.forEach((each, questions) -> now.put(each, questions.sum()));
          counts.put(month, run, now);
        });
    months.keySet().removeIf(month -> month.isBefore(present.minusMonths(1)));
  }

  private YearMonth month() {
    return YearMonth.now(clock.withZone(JudgeCase.LEGAL_ZONE));
  }
}
