package cn.yichi.platform.consume;

/** The one end of a consumed record. */
public sealed interface Outcome {
  /** It changed what is stored. */
  record Applied() implements Outcome {}

  /** The same fact was stored before. */
  record Duplicate() implements Outcome {}

  /** A newer state is stored already. */
  record Stale() implements Outcome {}

  /** Nothing here concerns this service, for example a type that this version does not know. */
  record Ignored(String type) implements Outcome {}

  /**
   * The record itself is at fault; it goes to the dead letters.
   *
   * @param reason what is wrong, without personal data
   */
  record Rejected(String reason) implements Outcome {}

  /** Lower-case name of the kind, the value of the metric's tag {@code outcome}. */
  default String label() {
    return switch (this) {
      case Applied a -> "applied";
      case Duplicate d -> "duplicate";
      case Stale s -> "stale";
      case Ignored i -> "ignored";
      case Rejected r -> "rejected";
    };
  }

  /** All labels, in the order of the law: received = the sum of these. */
  static java.util.List<String> labels() {
    return java.util.List.of("applied", "duplicate", "stale", "ignored", "rejected");
  }
}
