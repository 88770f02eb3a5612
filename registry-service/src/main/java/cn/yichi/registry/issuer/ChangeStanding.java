package cn.yichi.registry.issuer;

import cn.yichi.contracts.vocabulary.IssuerCode;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/**
 * Suspends an issuer on file, lifts what bars it, or strikes it off, as two people decided. The
 * only way in which the standing of an issuer on file changes. Ends as one of {@link Outcome}.
 */
public final class ChangeStanding {
  private final Issuers issuers;
  private final IssuerDirectory directory;
  private final Clock clock;

  public ChangeStanding(Issuers issuers, IssuerDirectory directory, Clock clock) {
    this.issuers = issuers;
    this.directory = directory;
    this.clock = clock;
  }

  /** What became of a change of standing. */
  public sealed interface Outcome {
    /** Changed, perhaps by an earlier call for the same proposal; the fact is on the way. */
    record Changed(Issuer issuer) implements Outcome {}

    /**
     * The standing on the first day does not allow it, or no day would have another; nothing
     * changed.
     *
     * @param present that standing; empty before the first entry
     */
    record NotAllowed(Optional<Standing.Status> present) implements Outcome {}

    /** The issuer has another version than the decision rests on; nothing changed. */
    record Outdated(int version) implements Outcome {}

    /** No such issuer on file. */
    record Unknown() implements Outcome {}

    /** Too many facts of this issuer wait to be published; nothing changed. */
    record Busy() implements Outcome {}
  }

  /** What stands in the way of a change; empty when nothing does. */
  public Optional<Outcome> obstacle(IssuerCode code, int seen, StandingChange wanted) {
    Outcome outcome = attempt(code, seen, wanted, "", change -> new Outcome.Changed(change.next()));
    return outcome instanceof Outcome.Changed ? Optional.empty() : Optional.of(outcome);
  }

  /**
   * Changes the standing; any number of times with one effect.
   *
   * @param seen the version the decision rests on
   * @param proposal what they decided it by; the issuer remembers it
   */
  public Outcome change(IssuerCode code, int seen, StandingChange wanted, String proposal) {
    return attempt(
        code,
        seen,
        wanted,
        proposal,
        change ->
            switch (issuers.save(change)) {
              case STORED -> stored(change.next());
              case STALE -> overtaken(code, seen, proposal);
              case BUSY -> new Outcome.Busy();
            });
  }

  private Outcome attempt(
      IssuerCode code,
      int seen,
      StandingChange wanted,
      String proposal,
      Function<IssuerChange, Outcome> save) {
    Optional<Issuer> found = issuers.find(code);
    if (found.isEmpty()) {
      return new Outcome.Unknown();
    }
    Issuer known = found.get();
    if (known.remembers(proposal)) {
      return new Outcome.Changed(known);
    }
    if (known.version() != seen) {
      return new Outcome.Outdated(known.version());
    }
    return StandingRule.after(known.standing(), wanted, proposal)
        .map(next -> IssuerChange.standing(known, next, wanted.from(), clock.instant()))
        .map(save)
        .orElseGet(
            () -> new Outcome.NotAllowed(known.standingOn(wanted.from()).map(Standing::status)));
  }

  private Outcome stored(Issuer issuer) {
    directory.learn(issuer);
    return new Outcome.Changed(issuer);
  }

  /** Somebody was quicker, perhaps with this very change. */
  private Outcome overtaken(IssuerCode code, int seen, String proposal) {
    Optional<Issuer> present = issuers.find(code).filter(issuer -> issuer.version() != seen);
    return present
        .<Outcome>map(
            issuer ->
                issuer.remembers(proposal)
                    ? new Outcome.Changed(issuer)
                    : new Outcome.Outdated(issuer.version()))
        .orElseGet(Outcome.Busy::new);
  }
}
