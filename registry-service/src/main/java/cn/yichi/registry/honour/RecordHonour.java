package cn.yichi.registry.honour;

import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.HonourId;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.registry.certificate.Persons;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Enters an honour (登记). The holder is entered first, so that an honour on file always has one.
 * Ends as one of {@link Outcome}. Of a statement that is known or in conflict nothing is stored.
 */
public final class RecordHonour {
  private final Persons persons;
  private final HonourHolders holders;
  private final Honours honours;
  private final Entering entering;

  /**
   * What a new honour takes from its surroundings.
   *
   * @param home the registry's region
   * @param ids draws one that nobody else draws
   */
  public record Entering(Region home, Supplier<HonourId> ids, Clock clock) {}

  public RecordHonour(Persons persons, HonourHolders holders, Honours honours, Entering entering) {
    this.persons = persons;
    this.holders = holders;
    this.honours = honours;
    this.entering = entering;
  }

  /** What became of a statement. */
  public sealed interface Outcome {
    /** Entered now, its fact on the way. */
    record Accepted(Honour honour) implements Outcome {}

    /** On file already with the same content; nothing changed. */
    record AlreadyKnown(Honour honour) implements Outcome {}

    /**
     * On file already with other content, or revoked; nothing changed.
     *
     * @param differences none where it only is revoked
     */
    record Conflict(Honour honour, List<HonourField> differences) implements Outcome {
      public Conflict {
        differences = List.copyOf(differences);
      }
    }

    /** Too much of this holder waits to be published; to be tried again later. */
    record Busy() implements Outcome {}
  }

  /** Records one honour. */
  public Outcome record(HonourStatement stated) {
    HolderRef holder = holders.of(stated.document());
    List<String> said = holders.said(holder, stated.says());
    Optional<Honour> known = honours.saying(said);
    if (known.isPresent()) {
      return compared(known.get(), stated);
    }
    if (persons.enter(List.of(stated.person(holder))).getFirst() == Persons.Entered.BUSY) {
      return new Outcome.Busy();
    }
    HonourChange change =
        Honour.record(
            entering.ids().get(), entering.home(), holder, stated, entering.clock().instant());
    return switch (honours.save(change)) {
      case STORED -> new Outcome.Accepted(change.next());
      // Somebody was quicker with the same.
      case TAKEN ->
          honours
              .saying(said)
              .map(quicker -> compared(quicker, stated))
              .orElseGet(Outcome.Busy::new);
      case STALE, BUSY -> new Outcome.Busy();
    };
  }

  private static Outcome compared(Honour known, HonourStatement stated) {
    List<HonourField> differences = known.says().differences(stated.says());
    return differences.isEmpty() && !known.isRevoked()
        ? new Outcome.AlreadyKnown(known)
        : new Outcome.Conflict(known, differences);
  }
}
