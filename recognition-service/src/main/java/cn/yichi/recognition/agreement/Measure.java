package cn.yichi.recognition.agreement;

import static java.util.Objects.requireNonNull;

import cn.yichi.contracts.vocabulary.IssuerCode;
import cn.yichi.contracts.vocabulary.Occupation;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SkillLevel;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What one party orders by itself on a version that is signed. A suspension (暂停) or safeguard
 * (保障措施) says what that party does not recognise for the time; a termination (终止) ends the document
 * between that party and every other.
 *
 * @param id unique among the party's measures on the version: small letters, digits and hyphens
 * @param by who ordered it
 * @param kind what it does
 * @param reach what it is confined to
 * @param from first day
 * @param until last day, inclusive; empty until further notice
 * @param reason in the words of who ordered it
 */
public record Measure(
    String id,
    Region by,
    Kind kind,
    Reach reach,
    LocalDate from,
    Optional<LocalDate> until,
    String reason) {

  /** What a measure does. */
  public enum Kind {
    /** The whole version rests where its party is host. */
    SUSPENSION,
    /** A part of it rests where its party is host. */
    SAFEGUARD,
    /** It ends between its party and every other. */
    TERMINATION
  }

  /**
   * What a safeguard is confined to: every stated part must fit. Empty of the other kinds.
   *
   * @param clause id of a clause
   * @param occupation an occupation
   * @param levels levels; empty means any
   * @param issuer an assessment body
   */
  public record Reach(
      Optional<String> clause,
      Optional<Occupation> occupation,
      List<SkillLevel> levels,
      Optional<IssuerCode> issuer) {
    /** The whole version. */
    public static final Reach WHOLE =
        new Reach(Optional.empty(), Optional.empty(), List.of(), Optional.empty());

    public Reach {
      levels = List.copyOf(levels);
    }

    /** Whether nothing confines it. */
    public boolean isWhole() {
      return equals(WHOLE);
    }
  }

  /**
   * @throws IllegalArgumentException when the reach does not go with the kind, or its days are out
   *     of order
   */
  public Measure {
    requireNonNull(by, "by");
    requireNonNull(reason, "reason");
    if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*") || id.length() > 80) {
      throw new IllegalArgumentException("not the id of a measure");
    }
    if ((kind == Kind.SAFEGUARD) == reach.isWhole()) {
      throw new IllegalArgumentException("a safeguard is confined to something, and only it is");
    }
    if (until.isPresent() && (kind == Kind.TERMINATION || until.get().isBefore(from))) {
      throw new IllegalArgumentException("until does not go with the kind, or with from");
    }
  }

  /** Whether it is in force on that day. */
  public boolean holdsOn(LocalDate day) {
    return !day.isBefore(from) && (until.isEmpty() || !day.isAfter(until.get()));
  }

  /** Whether it concerns what is asked of {@code host} about a certificate from {@code home}. */
  public boolean concerns(Region home, Region host) {
    return switch (kind) {
      case SUSPENSION, SAFEGUARD -> isOf(host);
      case TERMINATION -> isOf(host) || isOf(home);
    };
  }

  private boolean isOf(Region region) {
    return by.equals(region) || by.contains(region);
  }

  /**
   * The same until the day before that one.
   *
   * @param day after its first day
   */
  public Measure endingBefore(LocalDate day) {
    return new Measure(id, by, kind, reach, from, Optional.of(day.minusDays(1)), reason);
  }
}
