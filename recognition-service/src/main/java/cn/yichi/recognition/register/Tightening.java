package cn.yichi.recognition.register;

import cn.yichi.recognition.agreement.Agreement;
import cn.yichi.recognition.agreement.Clause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a new version may take from anybody. Every change of a clause counts: whether another
 * wording gives more or less is a question for people, who get the time that a tightening needs.
 */
final class Tightening {
  private Tightening() {}

  /**
   * What somebody may lose by the step from one version to the next; empty where the next only
   * adds.
   */
  static List<String> between(Agreement before, Agreement next) {
    List<String> losses = new ArrayList<>();
    for (Clause clause : before.clauses()) {
      Optional<Clause> kept =
          next.clauses().stream().filter(each -> each.id().equals(clause.id())).findFirst();
      if (kept.isEmpty()) {
        losses.add("clause " + clause.id() + " is gone");
      } else if (!kept.get().equals(clause)) {
        losses.add("clause " + clause.id() + " is another");
      }
    }
    if (!next.parties().containsAll(before.parties())
        || before.parties().isEmpty() != next.parties().isEmpty()) {
      losses.add("it holds between fewer regions");
    }
    if (next.effective().until().isPresent()
        && before
            .effective()
            .until()
            .map(last -> next.effective().until().get().isBefore(last))
            .orElse(true)) {
      losses.add("it ends earlier");
    }
    return losses;
  }
}
