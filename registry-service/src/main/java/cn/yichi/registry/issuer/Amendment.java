package cn.yichi.registry.issuer;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The whole record of an issuer as it is to be, with what one person may not do alone: take a
 * filing away, shorten, narrow or backdate it, rewrite the history of its standing, or make it
 * another body.
 *
 * @param stated the record; its version counts for nothing
 * @param statesStanding whether a standing was stated; else what is on file stays, and begins as
 *     early as the filings do
 */
public record Amendment(Issuer stated, boolean statesStanding) implements IssuerDecision {
  /** The one word for a record that is on file just so. */
  public static final String UNCHANGED = "UNCHANGED";

  public Amendment {
    requireNonNull(stated, "stated");
  }

  @Override
  public Optional<IssuerChange> on(Issuer known, String proposal, Instant now) {
    List<Standing> standing =
        statesStanding
            ? StandingRule.restated(known.standing(), stated.standing(), proposal)
            : StandingRule.reaching(known.standing(), stated.firstFiled(), proposal);
    return IssuerChange.between(known, stated.standing(standing), now)
        .map(change -> change.decidedBy(proposal));
  }

  @Override
  public String obstacle(Issuer known) {
    return UNCHANGED;
  }
}
