package cn.yichi.registry.issuer;

import cn.yichi.contracts.vocabulary.IssuerCode;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/**
 * Changes an issuer on file as two people decided: suspends it, lifts what bars it, strikes it off,
 * or amends its record. The only way in which anything is taken from an issuer on file. Ends as one
 * of {@link Outcome}.
 */
public final class ChangeIssuer {
  private final Issuers issuers;
  private final IssuerDirectory directory;
  private final Clock clock;

  public ChangeIssuer(Issuers issuers, IssuerDirectory directory, Clock clock) {
    this.issuers = issuers;
    this.directory = directory;
    this.clock = clock;
  }

  /** What became of a decision. */
  public sealed interface Outcome {
    /** Changed, perhaps by an earlier call for the same proposal; the fact is on the way. */
    record Changed(Issuer issuer) implements Outcome {}

    /**
     * The issuer does not allow it, or nothing would be different; nothing changed.
     *
     * @param present why, in one word: the standing on the first day for instance
     */
    record NotAllowed(String present) implements Outcome {}

    /** The issuer has another version than the decision rests on; nothing changed. */
    record Outdated(int version) implements Outcome {}

    /** No such issuer on file. */
    record Unknown() implements Outcome {}

    /** Too many facts of this issuer wait to be published; nothing changed. */
    record Busy() implements Outcome {}
  }

  /** What stands in the way of a change; empty when nothing does. */
  public Optional<Outcome> obstacle(IssuerCode code, int seen, IssuerDecision wanted) {
    Outcome outcome = attempt(code, seen, wanted, "", change -> new Outcome.Changed(change.next()));
    return outcome instanceof Outcome.Changed ? Optional.empty() : Optional.of(outcome);
  }

  /**
   * Changes the issuer; any number of times with one effect.
   *
   * @param seen the version the decision rests on
   * @param proposal what they decided it by; the issuer remembers it
   */
  public Outcome change(IssuerCode code, int seen, IssuerDecision wanted, String proposal) {
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
      IssuerDecision wanted,
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
    return wanted
        .on(known, proposal, clock.instant())
        .map(save)
        .orElseGet(() -> new Outcome.NotAllowed(wanted.obstacle(known)));
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
