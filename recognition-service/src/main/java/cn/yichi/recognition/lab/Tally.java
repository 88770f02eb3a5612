package cn.yichi.recognition.lab;

import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.benefit.Amount;
import cn.yichi.recognition.benefit.BenefitAnswer;
import cn.yichi.recognition.benefit.BenefitRules;
import cn.yichi.recognition.benefit.Facts;
import cn.yichi.recognition.benefit.HeldCertificate;
import cn.yichi.recognition.decision.CertificateView;
import cn.yichi.recognition.decision.Decision;
import cn.yichi.recognition.decision.Outcome;
import cn.yichi.recognition.decision.Replica;
import cn.yichi.recognition.enquiry.BenefitsFollow;
import cn.yichi.recognition.lab.Effects.Cell;
import cn.yichi.recognition.lab.Effects.Change;
import cn.yichi.recognition.lab.Effects.Paid;
import cn.yichi.recognition.lab.Effects.Sample;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts what changes, in bounded memory. */
final class Tally {
  private static final int MOST_CELLS = 100_000;
  private static final int MOST_SAMPLES = 60;
  private static final int MOST_SAMPLES_OF_A_HOME = 10;

  private final LocalDate day;
  private final List<BenefitRules> policies;
  private final Map<Cell, Change> cells = new HashMap<>();
  private final Map<String, Paid> paid = new HashMap<>();
  private final Map<Region, Integer> sampled = new HashMap<>();
  private final List<Sample> samples = new ArrayList<>();
  private long examined;
  private long notices;

  Tally(LocalDate day, List<BenefitRules> policies) {
    this.day = day;
    this.policies = policies;
  }

  /**
   * @param told whether the changed answer would be told to somebody
   */
  void add(Replica replica, Decision before, Decision after, boolean told) {
    examined++;
    if (before.outcome().equals(after.outcome())) {
      return;
    }
    notices += told ? 1 : 0;
    CertificateView view = replica.view();
    cells.merge(cell(view), change(before.outcome(), after.outcome()), Change::plus);
    policies.forEach(policy -> pay(policy, view, before, after));
    if (samples.size() < MOST_SAMPLES
        && sampled.merge(view.home(), 1, Integer::sum) <= MOST_SAMPLES_OF_A_HOME) {
      samples.add(new Sample(replica.id(), view.home(), view.kind(), before, after));
    }
  }

  private Cell cell(CertificateView view) {
    Cell cell =
        new Cell(
            view.home().code(),
            view.occupation().map(it -> it.key()).orElse(""),
            view.level().map(Enum::name).orElse(""),
            view.county().map(Region::code).orElse(""));
    return cells.size() < MOST_CELLS || cells.containsKey(cell) ? cell : Cell.REST;
  }

  private static Change change(Outcome before, Outcome after) {
    boolean was = before.granted().isPresent();
    boolean is = after.granted().isPresent();
    if (was == is && before.rank() == after.rank()) {
      return new Change(0, 0, 1);
    }
    if (was == is && !is) {
      // From no answer to a question, or back: nothing is given or taken yet.
      return new Change(0, 0, 1);
    }
    return after.rank() < before.rank() ? new Change(1, 0, 0) : new Change(0, 1, 0);
  }

  private void pay(BenefitRules policy, CertificateView view, Decision before, Decision after) {
    HeldCertificate held = BenefitsFollow.held(view, after);
    boolean was = opens(policy, BenefitsFollow.held(view, before));
    boolean is = opens(policy, held);
    if (was == is) {
      return;
    }
    String id = policy.policy().id();
    Paid so = paid.getOrDefault(id, new Paid(id, 0, 0, 0, 0));
    long most = is ? most(policy.policy().amount(), held) : 0;
    paid.put(
        id,
        new Paid(
            id,
            so.opened() + (is ? 1 : 0),
            so.closed() + (is ? 0 : 1),
            so.mostFen() + Math.max(0, most),
            so.withoutMost() + (most < 0 ? 1 : 0)));
  }

  private boolean opens(BenefitRules policy, HeldCertificate held) {
    return !(policy.evaluate(Facts.holding(held), day) instanceof BenefitAnswer.NotEligible);
  }

  /** In 分; -1 where the policy states no most. */
  private static long most(Amount amount, HeldCertificate held) {
    return switch (amount) {
      case Amount.Flat(var sum) -> sum.fen();
      case Amount.ByLevel(var sums) ->
          held.level()
              .flatMap(level -> Optional.ofNullable(sums.get(level)))
              .map(sum -> sum.fen())
              .orElse(0L);
      case Amount.RateOfFact(var fact, var rate, var cap) -> cap.map(sum -> sum.fen()).orElse(-1L);
    };
  }

  long examined() {
    return examined;
  }

  Effects effects() {
    return new Effects(day, examined, notices, cells, List.copyOf(paid.values()), samples);
  }
}
