package cn.yichi.registry.issuer;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A change of an issuer that is to be stored together with the fact it makes.
 *
 * @param previous the replaced state, empty for a new issuer
 * @param next the state from now on, one version higher
 * @param fact what happened
 * @param effectiveFrom legal day from which it holds
 * @param recordedAt when it was written down, UTC
 */
public record IssuerChange(
    Optional<Issuer> previous,
    Issuer next,
    Fact fact,
    LocalDate effectiveFrom,
    Instant recordedAt) {

  private static final ZoneId LEGAL_TIME = ZoneId.of("Asia/Shanghai");

  /** What happened to an issuer. */
  public enum Fact {
    /** It was filed (备案), or its scope or name changed. */
    FILED,
    /** Its standing changed, nothing else. */
    STANDING_CHANGED
  }

  public IssuerChange {
    requireNonNull(previous, "previous");
    requireNonNull(next, "next");
    requireNonNull(fact, "fact");
    requireNonNull(effectiveFrom, "effectiveFrom");
    requireNonNull(recordedAt, "recordedAt");
  }

  /** A new issuer: it holds from its first filed day. */
  static IssuerChange filed(Issuer stated, Instant now) {
    LocalDate first = stated.firstFiled().orElse(dayOf(now));
    return new IssuerChange(Optional.empty(), stated.atVersion(1), Fact.FILED, first, now);
  }

  /** A known issuer as stated anew, or empty when nothing differs. */
  static Optional<IssuerChange> between(Issuer known, Issuer stated, Instant now) {
    if (known.sameContentAs(stated)) {
      return Optional.empty();
    }
    Issuer next = stated.amendedBy(known.amendment()).atVersion(known.version() + 1);
    return Optional.of(
        onlyStandingDiffers(known, stated)
            ? new IssuerChange(
                Optional.of(known),
                next,
                Fact.STANDING_CHANGED,
                StandingRule.parting(known.standing(), next.standing()),
                now)
            : new IssuerChange(Optional.of(known), next, Fact.FILED, dayOf(now), now));
  }

  /** A known issuer with another standing from a day on. */
  static IssuerChange standing(Issuer known, List<Standing> next, LocalDate from, Instant now) {
    return new IssuerChange(
        Optional.of(known),
        known.standing(next).atVersion(known.version() + 1),
        Fact.STANDING_CHANGED,
        from,
        now);
  }

  /** The same change, as two people decided it. */
  IssuerChange decidedBy(String proposal) {
    return new IssuerChange(
        previous, next.amendedBy(Optional.of(proposal)), fact, effectiveFrom, recordedAt);
  }

  private static boolean onlyStandingDiffers(Issuer known, Issuer stated) {
    return known.sameContentAs(stated.standing(known.standing()));
  }

  /** The legal day of an instant. */
  static LocalDate dayOf(Instant now) {
    return LocalDate.ofInstant(now, LEGAL_TIME);
  }
}
