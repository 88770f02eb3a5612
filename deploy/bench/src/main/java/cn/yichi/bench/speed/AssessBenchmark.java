package cn.yichi.bench.speed;

import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.agreement.AgreementBook;
import cn.yichi.recognition.agreement.ClauseCondition;
import cn.yichi.recognition.agreement.Expression;
import cn.yichi.recognition.decision.Case;
import cn.yichi.recognition.decision.Decision;
import cn.yichi.recognition.decision.GroundCode;
import cn.yichi.recognition.decision.RecognitionPolicy;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Decisions of a foreign host on the sandbox's mix of certificates, on one thread; nothing is kept
 * from one decision to the next but what follows from the book alone.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class AssessBenchmark {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 25);
  private static final Region HOST = new Region("500000");

  /** Reads three facts and holds of every certificate of the sample. */
  private static final String HOLDS = "levelRank >= 2 && yearsHeld >= 0 && home != 'nowhere'";

  /** The same with the day of issue: a thousand and more sets of facts in the sample. */
  private static final String HOLDS_OF_EACH = HOLDS + " && issuedOn != '2000-02-29'";

  private static final String FAILS = "levelRank >= 2 && yearsHeld >= 0 && home == 'nowhere'";

  private final RecognitionPolicy policy = new RecognitionPolicy();
  private List<Case> ten = List.of();
  private List<Case> shipped = List.of();
  private List<Case> conditioned = List.of();
  private List<Case> conditionedEach = List.of();
  private ClauseCondition condition = ClauseCondition.of("bare", HOLDS, "否", "no", "不明", "?");
  private ClauseCondition conditionEach =
      ClauseCondition.of("bare", HOLDS_OF_EACH, "否", "no", "不明", "?");
  private Function<String, Optional<Object>> facts = word -> Optional.empty();
  private int next;

  /** Reads the sample. */
  @Setup
  public void read() {
    AgreementBook plain = Books.ten();
    ten = cases(plain);
    shipped = cases(Books.shipped());
    conditioned = cases(Books.withCondition(plain, HOLDS));
    conditionedEach = cases(Books.withCondition(plain, HOLDS_OF_EACH));
    Map<String, Optional<Object>> stated =
        Map.of(
            "levelRank",
            Optional.of(4L),
            "yearsHeld",
            Optional.of(3L),
            "home",
            Optional.of("510000"),
            "issuedOn",
            Optional.of("2023-06-01"));
    facts = word -> stated.getOrDefault(word, Optional.empty());
  }

  private static List<Case> cases(AgreementBook book) {
    return Cases.of(EventSample.told(), HOST, book);
  }

  /** How often a condition is run for one case of the sample: where all fail, each says so. */
  static double conditionsPerCase() {
    List<Case> failing = cases(Books.withCondition(Books.ten(), FAILS));
    RecognitionPolicy policy = new RecognitionPolicy();
    long run =
        failing.stream()
            .flatMap(each -> policy.assess(each, DAY).considered().stream())
            .flatMap(finding -> finding.grounds().stream())
            .filter(ground -> ground.code() == GroundCode.CONDITION_UNMET)
            .count();
    return (double) run / failing.size();
  }

  /** One decision by ten agreements without conditions. */
  @Benchmark
  public Decision assess() {
    return next(ten);
  }

  /** One by all shipped agreements. */
  @Benchmark
  public Decision assessShipped() {
    return next(shipped);
  }

  /** One by the ten with a condition in each clause. */
  @Benchmark
  public Decision assessConditioned() {
    return next(conditioned);
  }

  /** One by the ten with that longer condition in each clause. */
  @Benchmark
  public Decision assessConditionedEach() {
    return next(conditionedEach);
  }

  /** The longer condition alone. */
  @Benchmark
  public Expression.Result conditionEach() {
    return conditionEach.examine(facts);
  }

  /** The condition alone, its facts at hand. */
  @Benchmark
  public Expression.Result condition() {
    return condition.examine(facts);
  }

  private Decision next(List<Case> cases) {
    next = next + 1 == cases.size() ? 0 : next + 1;
    return policy.assess(cases.get(next), DAY);
  }
}
