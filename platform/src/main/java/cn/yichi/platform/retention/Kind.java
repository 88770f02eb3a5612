package cn.yichi.platform.retention;

import java.time.Period;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What retention calls a kind of things.
 *
 * @param name as its setting {@code yichi.retention.<name>} has it
 * @param countsFrom the instant from which its age counts, in words
 * @param basis the source that says how long such things are kept; {@link #UNSTATED} where none was
 *     found
 * @param least the shortest period that may be set; empty where any may
 * @param asLongAs another kind of the same service, whose period it must not fall short of
 */
public record Kind(
    String name,
    String countsFrom,
    String basis,
    Optional<Least> least,
    Optional<AsLongAs> asLongAs) {
  /** No source at hand says how long: the bureau's lawyers must. */
  public static final String UNSTATED = "UNSTATED";

  private static final Pattern NAME = Pattern.compile("[a-z]+(-[a-z]+)*");

  public Kind {
    if (!NAME.matcher(name).matches() || name.equals("job")) {
      throw new IllegalArgumentException("not a name of a kind: " + name);
    }
  }

  /**
   * A bound.
   *
   * @param why the source of it, or what would go wrong below it
   */
  public record Least(Period period, String why) {}

  /**
   * A bound by another kind.
   *
   * @param why what would go wrong below it
   */
  public record AsLongAs(String kind, String why) {}

  /** A kind that needs no other. */
  public Kind(String name, String countsFrom, String basis, Optional<Least> least) {
    this(name, countsFrom, basis, least, Optional.empty());
  }

  /** A kind of which no source says anything, and that may be kept as shortly as one likes. */
  public static Kind of(String name, String countsFrom) {
    return new Kind(name, countsFrom, UNSTATED, Optional.empty());
  }

  /** The same with a bound. */
  public Kind atLeast(Period period, String why) {
    return new Kind(name, countsFrom, basis, Optional.of(new Least(period, why)), asLongAs);
  }

  /** The same, to be kept no shorter than another kind. */
  public Kind asLongAs(String kind, String why) {
    return new Kind(name, countsFrom, basis, least, Optional.of(new AsLongAs(kind, why)));
  }
}
