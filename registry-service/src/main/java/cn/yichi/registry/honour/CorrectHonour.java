package cn.yichi.registry.honour;

import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.HonourId;
import cn.yichi.registry.certificate.Persons;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Puts an honour on file right (更正), on purpose and from a version the caller has seen: what it
 * says and whose it is. Ends as one of {@link Correction}.
 */
public final class CorrectHonour {
  private final Persons persons;
  private final HonourHolders holders;
  private final Honours honours;
  private final Clock clock;

  public CorrectHonour(Persons persons, HonourHolders holders, Honours honours, Clock clock) {
    this.persons = persons;
    this.holders = holders;
    this.honours = honours;
    this.clock = clock;
  }

  /** What became of a correction. */
  public sealed interface Correction {
    /** Corrected; the fact is on the way. */
    record Corrected(Honour honour) implements Correction {}

    /** The honour said this already. */
    record Unchanged(Honour honour) implements Correction {}

    /** The honour has another version than the caller saw; nothing changed. */
    record Outdated(int version) implements Correction {}

    /** No such honour. */
    record Unknown() implements Correction {}

    /** It was revoked; nothing changed. */
    record Revoked() implements Correction {}

    /** Another honour of the person says this; nothing changed. */
    record Taken(Honour other) implements Correction {}

    /** Too much of this honour or holder waits to be published; nothing changed. */
    record Busy() implements Correction {}
  }

  /**
   * Corrects one honour.
   *
   * @param id which
   * @param seen the version the caller has seen
   * @param stated everything the honour should say, and whose it should be
   */
  public Correction correct(HonourId id, int seen, HonourStatement stated) {
    Optional<Honour> found = honours.find(id);
    if (found.isEmpty()) {
      return new Correction.Unknown();
    }
    Honour known = found.get();
    if (known.version() != seen) {
      return new Correction.Outdated(known.version());
    }
    if (known.isRevoked()) {
      return new Correction.Revoked();
    }
    HolderRef holder = holders.of(stated.document());
    Optional<Honour> other =
        honours.saying(holders.said(holder, stated.says())).filter(each -> !each.id().equals(id));
    if (other.isPresent()) {
      return new Correction.Taken(other.get());
    }
    if (persons.enter(List.of(stated.person(holder))).getFirst() == Persons.Entered.BUSY) {
      return new Correction.Busy();
    }
    return known
        .correct(holder, stated.says(), clock.instant())
        .map(this::save)
        .orElseGet(() -> new Correction.Unchanged(known));
  }

  private Correction save(HonourChange change) {
    return switch (honours.save(change)) {
      case STORED -> new Correction.Corrected(change.next());
      case BUSY -> new Correction.Busy();
      case TAKEN ->
          honours
              .saying(List.of(change.next().said()))
              .<Correction>map(Correction.Taken::new)
              .orElseGet(Correction.Busy::new);
      case STALE ->
          honours
              .find(change.next().id())
              .<Correction>map(stored -> new Correction.Outdated(stored.version()))
              .orElseGet(Correction.Unknown::new);
    };
  }
}
