package cn.yichi.bench.speed;

import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.decision.Case;
import cn.yichi.recognition.decision.Decision;
import cn.yichi.recognition.decision.RecognitionPolicy;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Decisions of a foreign host on the sandbox's mix of certificates, by the shipped agreements, on
 * one thread; nothing is kept from one decision to the next but what follows from the book alone.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class AssessBenchmark {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 25);

  private final RecognitionPolicy policy = new RecognitionPolicy();
  private List<Case> cases = List.of();
  private int next;

  /** Reads the sample. */
  @Setup
  public void read() {
    cases = Cases.of(EventSample.told(), new Region("500000"));
  }

  /** One decision. */
  @Benchmark
  public Decision assess() {
    next = next + 1 == cases.size() ? 0 : next + 1;
    return policy.assess(cases.get(next), DAY);
  }
}
