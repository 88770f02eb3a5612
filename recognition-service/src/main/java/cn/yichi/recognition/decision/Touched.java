package cn.yichi.recognition.decision;

import java.time.LocalDate;
import java.util.OptionalInt;
import java.util.Set;

/** Which stored decisions something that moved may touch, as an index finds them. */
public sealed interface Touched {
  /**
   * Those that rest on one of these rules.
   *
   * @param texts see {@link Rules#text()}; at least one
   */
  record ByRules(Set<String> texts) implements Touched {
    public ByRules {
      texts = Set.copyOf(texts);
    }
  }

  /** Those of which the facts may give another answer by that day. */
  record ByDay(LocalDate day) implements Touched {}

  /**
   * Those on certificates of an issuer.
   *
   * @param notOn leaves out those that rest on this version of it; empty leaves out none
   */
  record ByIssuer(IssuerId issuer, OptionalInt notOn) implements Touched {}
}
