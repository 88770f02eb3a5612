package cn.yichi.platform.consume;

import java.util.ArrayList;
import java.util.List;

/** Brings the refused records of one binding to its dead-letter topic. */
record Burial(DeadLetters deadLetters, String topic) {

  /** Returns when the broker has them; a batch that comes again may bury the same offset twice. */
  void bury(List<Bisection.Result> results) {
    List<DeadLetters.Letter> letters = new ArrayList<>();
    for (Bisection.Result result : results) {
      if (result.outcome() instanceof Outcome.Rejected rejected) {
        letters.add(
            new DeadLetters.Letter(result.item().record(), rejected.reason(), result.fault()));
      }
    }
    if (!letters.isEmpty()) {
      deadLetters.bury(topic, letters);
    }
  }
}
