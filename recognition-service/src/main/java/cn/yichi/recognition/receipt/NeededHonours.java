package cn.yichi.recognition.receipt;

import cn.yichi.recognition.decision.Case;
import cn.yichi.recognition.decision.Decision;
import cn.yichi.recognition.decision.Honour;
import cn.yichi.recognition.decision.RecognitionPolicy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds honours without which the answer would be another, by halves: of many that it does not need
 * a case is asked once, not once each.
 */
final class NeededHonours {
  private final RecognitionPolicy policy = new RecognitionPolicy();
  private final Case subject;
  private final Decision decision;

  private NeededHonours(Case subject, Decision decision) {
    this.subject = subject;
    this.decision = decision;
  }

  /** None of these can be left out, and with these alone the answer is the same. */
  static List<Honour> of(Case subject, Decision decision) {
    NeededHonours search = new NeededHonours(subject, decision);
    Set<Honour> needed = new HashSet<>(search.among(subject.honours(), List.of()));
    return subject.honours().stream().filter(needed::contains).toList();
  }

  /** Of some with which, beside those kept, the answer is the same, those that are needed. */
  private List<Honour> among(List<Honour> some, List<Honour> kept) {
    if (some.isEmpty() || suffice(kept)) {
      return List.of();
    }
    if (some.size() == 1) {
      return some;
    }
    List<Honour> first = some.subList(0, some.size() / 2);
    List<Honour> second = some.subList(some.size() / 2, some.size());
    List<Honour> ofSecond = among(second, both(kept, first));
    return both(among(first, both(kept, ofSecond)), ofSecond);
  }

  private boolean suffice(List<Honour> honours) {
    return policy.assess(subject.withHonours(honours), decision.asOf()).equals(decision);
  }

  private static List<Honour> both(List<Honour> some, List<Honour> others) {
    List<Honour> all = new ArrayList<>(some);
    all.addAll(others);
    return all;
  }
}
