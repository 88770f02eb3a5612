package cn.yichi.registry.issuer;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A change of an issuer's standing.
 *
 * @param to the standing to be: {@code SUSPENDED} suspends (暂停), {@code GOOD} lifts what bars it
 *     (恢复), {@code WITHDRAWN} strikes it off (退出)
 * @param from first day
 * @param until last day of a suspension; empty while open, and where nothing is suspended
 * @param reason why
 */
public record StandingChange(
    Standing.Status to, LocalDate from, Optional<LocalDate> until, String reason)
    implements IssuerDecision {
  public StandingChange {
    requireNonNull(to, "to");
    requireNonNull(from, "from");
    requireNonNull(until, "until");
    requireNonNull(reason, "reason");
    if (until.isPresent() && (to != Standing.Status.SUSPENDED || until.get().isBefore(from))) {
      throw new IllegalArgumentException(
          "only a suspension ends by itself, and not before it began");
    }
  }

  @Override
  public Optional<IssuerChange> on(Issuer known, String proposal, Instant now) {
    return StandingRule.after(known.standing(), this, proposal)
        .map(next -> IssuerChange.standing(known, next, from, now));
  }

  @Override
  public String obstacle(Issuer known) {
    return known.standingOn(from).map(standing -> standing.status().name()).orElse("—");
  }

  /** The entry it makes in the timeline; the reason of a good standing is nobody's concern. */
  Standing entry(String proposal) {
    Optional<String> why = to == Standing.Status.GOOD ? Optional.empty() : Optional.of(reason);
    return new Standing(to, from, why, Optional.of(proposal));
  }
}
