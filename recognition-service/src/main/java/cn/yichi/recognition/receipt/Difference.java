package cn.yichi.recognition.receipt;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * One part of an answer that comes out otherwise.
 *
 * @param part which
 * @param then what the receipt says; empty where it says nothing of it
 * @param now what comes out now; empty where nothing does
 */
public record Difference(Part part, String then, String now) {
  /** The parts of an answer; their words are in the bundle {@code replay}. */
  public enum Part {
    OUTCOME,
    EQUIVALENCE,
    CONDITIONS,
    QUESTIONS,
    DECIDED_BY,
    GROUND,
    BESIDES,
    WARNING,
    /** The same grounds, in another order. */
    ORDER
  }

  /** Every difference; none for equal answers. */
  static List<Difference> between(Said then, Said now) {
    List<Difference> all = new ArrayList<>();
    whole(Part.OUTCOME, then, now, Said::outcome, all);
    whole(Part.EQUIVALENCE, then, now, it -> text(new TreeMap<>(it.equivalence())), all);
    whole(Part.CONDITIONS, then, now, it -> String.join(", ", it.conditions()), all);
    whole(Part.QUESTIONS, then, now, it -> String.join(", ", it.questions()), all);
    whole(Part.DECIDED_BY, then, now, it -> text(it.decidedBy()), all);
    each(Part.GROUND, reasons(then.grounds()), reasons(now.grounds()), all);
    each(Part.BESIDES, then.besides(), now.besides(), all);
    each(Part.WARNING, reasons(then.warnings()), reasons(now.warnings()), all);
    if (all.isEmpty() && !then.equals(now)) {
      all.add(new Difference(Part.ORDER, "", ""));
    }
    return all;
  }

  private static String text(TreeMap<String, String> fields) {
    return fields.isEmpty() ? "" : fields.toString();
  }

  private static String text(Optional<?> value) {
    return value.map(Objects::toString).orElse("");
  }

  private static List<String> reasons(List<Said.Reason> reasons) {
    return reasons.stream().map(Said.Reason::text).toList();
  }

  private static void whole(
      Part part, Said then, Said now, Function<Said, String> of, List<Difference> all) {
    if (!of.apply(then).equals(of.apply(now))) {
      all.add(new Difference(part, of.apply(then), of.apply(now)));
    }
  }

  private static void each(Part part, List<String> then, List<String> now, List<Difference> all) {
    List<String> gone = new ArrayList<>(then);
    now.forEach(gone::remove);
    List<String> come = new ArrayList<>(now);
    then.forEach(come::remove);
    gone.forEach(it -> all.add(new Difference(part, it, "")));
    come.forEach(it -> all.add(new Difference(part, "", it)));
  }
}
