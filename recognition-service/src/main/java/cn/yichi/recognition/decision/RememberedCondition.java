package cn.yichi.recognition.decision;

import cn.yichi.recognition.agreement.ClauseCondition;
import cn.yichi.recognition.agreement.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A condition that remembers what it said of up to {@value #MOST} sets of facts, then begins anew.
 * What it says follows from the facts that it reads and nothing else, and facts repeat: a million
 * certificates have some levels, some homes and some years. Where they hardly ever do, such as days
 * of issue, it stops: to remember them costs more than to examine them.
 */
final class RememberedCondition {
  static final int MOST = 1000;

  /** Of so many sets of facts at least one in four must come again. */
  private static final int WORTHWHILE = MOST / 4;

  private final ClauseCondition condition;
  private final List<String> reads;
  private final Map<List<Optional<Object>>, Expression.Result> said = new ConcurrentHashMap<>();

  private volatile boolean repeats = true;

  /** Answers it remembered since it began anew; one that two threads count once does no harm. */
  private int again;

  RememberedCondition(ClauseCondition condition) {
    this.condition = condition;
    this.reads = List.copyOf(condition.test().reads());
  }

  ClauseCondition condition() {
    return condition;
  }

  Expression.Result examine(CaseFacts facts) {
    if (!repeats) {
      return condition.examine(facts);
    }
    List<Optional<Object>> values = new ArrayList<>(reads.size());
    for (String each : reads) {
      values.add(facts.apply(each));
    }
    Expression.Result before = said.get(values);
    if (before != null) {
      again++;
      return before;
    }
    Expression.Result result = condition.examine(facts);
    if (said.size() >= MOST) {
      // What is asked from now on are other facts: another day, other issuers.
      repeats = again >= WORTHWHILE;
      again = 0;
      said.clear();
    }
    said.put(values, result);
    return result;
  }

  /** How many sets of facts it remembers. */
  int remembered() {
    return said.size();
  }
}
