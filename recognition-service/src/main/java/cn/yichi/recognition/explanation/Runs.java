package cn.yichi.recognition.explanation;

import cn.yichi.recognition.agreement.AgreementBook;
import cn.yichi.recognition.decision.Examined;
import cn.yichi.recognition.decision.RecognitionPolicy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Asks the engine about altered cases, a bounded number of times. */
final class Runs {
  /** Engine runs of one explanation. */
  static final int MOST = 96;

  private final Examined examined;
  private final Situation present;
  private final RecognitionPolicy policy;
  private int made;
  private int untried;

  Runs(Examined examined, RecognitionPolicy policy) {
    this.examined = examined;
    this.present = new Situation(examined.subject(), examined.asOf());
    this.policy = policy;
  }

  /** How many changes the engine was not asked about. */
  int untried() {
    return untried;
  }

  Change change(Remedy remedy) {
    Optional<Counterfactual> then = then(remedy);
    Map<String, String> named = new HashMap<>(remedy.parameters());
    then.ifPresent(it -> said(remedy, it, named));
    return new Change(remedy.code(), named, remedy.who(), then);
  }

  /** Of several ways, which one it was. */
  private static void said(Remedy remedy, Counterfactual then, Map<String, String> named) {
    if (remedy.code() == Change.Code.DAY_COMES) {
      named.putIfAbsent("date", then.asOf().toString());
    }
    if (remedy.code() == Change.Code.LEVEL_HELD) {
      then.subject()
          .certificate()
          .level()
          .ifPresent(level -> named.putIfAbsent("level", level.name()));
    }
  }

  private boolean isNoWorse(Counterfactual then) {
    return then.outcome().rank() <= examined.decision().outcome().rank();
  }

  /** Of several ways the first that differs and is no worse, else the first that differs. */
  private Optional<Counterfactual> then(Remedy remedy) {
    @Nullable Counterfactual worse = null;
    for (UnaryOperator<Situation> way : remedy.ways()) {
      if (made == MOST) {
        untried++;
        return Optional.ofNullable(worse);
      }
      Counterfactual then = run(way.apply(present));
      if (remedy.ways().size() == 1 || then.differs() && isNoWorse(then)) {
        return Optional.of(then);
      }
      worse = worse == null && then.differs() ? then : worse;
    }
    return Optional.ofNullable(worse);
  }

  /** All of these at once; empty where one of them has no way, or too many runs were made. */
  Optional<Counterfactual> together(List<Remedy> remedies) {
    if (made == MOST || remedies.stream().anyMatch(each -> each.ways().size() != 1)) {
      return Optional.empty();
    }
    Situation all = present;
    for (Remedy each : remedies) {
      all = each.ways().getFirst().apply(all);
    }
    return Optional.of(run(all));
  }

  private Counterfactual run(Situation altered) {
    made++;
    AgreementBook book = altered.subject().book();
    // What follows from a book is kept for one book only, and that is the present one.
    RecognitionPolicy asked = book == present.subject().book() ? policy : new RecognitionPolicy();
    var decision = asked.assess(altered.subject(), altered.asOf());
    return new Counterfactual(
        altered.subject(),
        altered.asOf(),
        decision,
        !decision.outcome().equals(examined.decision().outcome()));
  }
}
