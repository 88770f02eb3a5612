package cn.yichi.registry.honour;

import cn.yichi.contracts.vocabulary.CertificateStatus;
import cn.yichi.contracts.vocabulary.Finding;
import cn.yichi.contracts.vocabulary.HonourId;
import cn.yichi.registry.certificate.Certificate.Standing;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Revokes (撤销) an honour as two people decided: it says that it never was good. Ends as one of
 * {@link Outcome}.
 */
public final class RevokeHonour {
  private final Honours honours;
  private final Clock clock;

  public RevokeHonour(Honours honours, Clock clock) {
    this.honours = honours;
    this.clock = clock;
  }

  /** What became of a revocation. */
  public sealed interface Outcome {
    /** Revoked, perhaps by an earlier request for the same; the fact is on the way. */
    record Revoked(Honour honour) implements Outcome {}

    /** It was revoked by another decision; nothing changed. */
    record NotAllowed() implements Outcome {}

    /** It cannot be revoked from that day on; nothing changed. */
    record BadDay(Finding why) implements Outcome {}

    /** The honour has another version than the decision rests on; nothing changed. */
    record Outdated(int version) implements Outcome {}

    /** No such honour. */
    record Unknown() implements Outcome {}

    /** Too many facts of this honour wait to be published; nothing changed. */
    record Busy() implements Outcome {}
  }

  /** What is wrong with a day as the first of a revocation; empty for an unknown honour. */
  public Optional<Finding> dayFault(HonourId id, LocalDate from) {
    return honours.find(id).flatMap(known -> known.dayFault(from, clock.instant()));
  }

  /**
   * Revokes one honour; any number of times with one effect.
   *
   * @param seen the version the decision rests on
   * @param from legal day from which it holds, from the day it was conferred to today
   * @param proposal what they decided it by; the honour remembers it
   */
  public Outcome revoke(HonourId id, int seen, String reason, LocalDate from, String proposal) {
    Optional<Honour> found = honours.find(id);
    if (found.isEmpty()) {
      return new Outcome.Unknown();
    }
    Honour known = found.get();
    Standing revoked =
        new Standing(CertificateStatus.REVOKED, Optional.of(reason), Optional.of(proposal));
    if (known.standing().equals(revoked)) {
      return new Outcome.Revoked(known);
    }
    if (known.version() != seen) {
      return new Outcome.Outdated(known.version());
    }
    if (known.isRevoked()) {
      return new Outcome.NotAllowed();
    }
    Instant now = clock.instant();
    Optional<Finding> dayFault = known.dayFault(from, now);
    return dayFault.isPresent()
        ? new Outcome.BadDay(dayFault.get())
        : save(known.revoke(revoked, from, now));
  }

  private Outcome save(HonourChange change) {
    return switch (honours.save(change)) {
      case STORED -> new Outcome.Revoked(change.next());
      case BUSY, TAKEN -> new Outcome.Busy();
      case STALE -> overtaken(change.next());
    };
  }

  /** Somebody was quicker, perhaps with this very decision. */
  private Outcome overtaken(Honour wanted) {
    Optional<Honour> present = honours.find(wanted.id());
    if (present.isEmpty()) {
      return new Outcome.Unknown();
    }
    return present.get().standing().equals(wanted.standing())
        ? new Outcome.Revoked(present.get())
        : new Outcome.Outdated(present.get().version());
  }
}
