package cn.yichi.registry.issuer;

import cn.yichi.contracts.vocabulary.Region;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Puts an issuer on file (备案), or changes what is on file to exactly what is stated where that
 * takes nothing away, rewrites nothing that was and leaves it the same body: one person's word is
 * enough for no more. Ends as one of {@link Filed}; stating the same again changes nothing. What
 * else changes an issuer on file two people decide on, by {@link ChangeIssuer}.
 */
public final class FileIssuer {
  private static final int ATTEMPTS = 5;

  private final Region own;
  private final Issuers issuers;
  private final IssuerDirectory directory;
  private final Clock clock;

  /**
   * @param own the region whose registry this is
   */
  public FileIssuer(Region own, Issuers issuers, IssuerDirectory directory, Clock clock) {
    this.own = own;
    this.issuers = issuers;
    this.directory = directory;
    this.clock = clock;
  }

  /** What is wrong in a statement; empty when it would be filed. */
  public List<IssuerFault> faults(IssuerDraft draft) {
    IssuerReading reading = new IssuerReading(own);
    return reading.read(draft).isPresent() ? List.of() : reading.faults();
  }

  /** A sound statement as two people may decide on it; empty where {@link #faults} has some. */
  public Optional<Amendment> amendment(IssuerDraft draft) {
    return new IssuerReading(own)
        .read(draft)
        .map(stated -> new Amendment(stated, draft.statesStanding()));
  }

  /**
   * Files one issuer.
   *
   * @param expected the version the caller has seen, 0 for none yet, empty not to care
   */
  public Filed file(IssuerDraft draft, Optional<Integer> expected) {
    IssuerReading reading = new IssuerReading(own);
    Optional<Issuer> stated = reading.read(draft);
    if (stated.isEmpty()) {
      return new Filed.Refused(reading.faults());
    }
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<Filed> outcome = attempt(stated.get(), draft.statesStanding(), expected);
      if (outcome.isPresent()) {
        return outcome.get();
      }
    }
    return new Filed.Busy();
  }

  /** Empty when somebody else wrote between our reading and our writing. */
  private Optional<Filed> attempt(
      Issuer stated, boolean statesStanding, Optional<Integer> expected) {
    Optional<Issuer> known = issuers.find(stated.code());
    int version = known.map(Issuer::version).orElse(0);
    if (known.isPresent() && expected.filter(seen -> seen != version).isPresent()) {
      return Optional.of(new Filed.Outdated(known.get()));
    }
    return known.isEmpty()
        ? save(IssuerChange.filed(stated, clock.instant()))
        : change(known.get(), stated, statesStanding);
  }

  private Optional<Filed> change(Issuer known, Issuer stated, boolean statesStanding) {
    Instant now = clock.instant();
    List<Reserved> reserved = Reserved.in(known, stated, statesStanding, IssuerChange.dayOf(now));
    if (!reserved.isEmpty()) {
      return Optional.of(new Filed.NeedsTwoPeople(known, reserved));
    }
    return IssuerChange.between(known, stated.standing(known.standing()), now)
        .map(this::save)
        .orElseGet(() -> Optional.of(new Filed.Unchanged(known)));
  }

  private Optional<Filed> save(IssuerChange change) {
    return switch (issuers.save(change)) {
      case STORED -> Optional.of(stored(change));
      case STALE -> Optional.empty();
      case BUSY -> Optional.of(new Filed.Busy());
    };
  }

  private Filed stored(IssuerChange change) {
    directory.learn(change.next());
    return change.previous().isEmpty()
        ? new Filed.Entered(change.next())
        : new Filed.Changed(change.next());
  }
}
