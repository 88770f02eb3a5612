package cn.yichi.registry.certificate;

import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.IdDocument;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Links the pseudonyms of one person's documents. Only what stands for a person is linked, and only
 * with what was entered before it; that order stays when somebody is forgotten, so links lead to an
 * end, whoever links at the same time. Where clocks of instances differ it may not hold: so a link
 * that would close a circle is refused besides, and a circle that two closed at once is followed.
 */
public final class LinkDocuments {
  private final Persons persons;
  private final Pseudonyms pseudonyms;
  private final HolderLinks links;
  private final LinkedHolders linked;
  private final Clock clock;

  public LinkDocuments(Persons persons, Pseudonyms pseudonyms, HolderLinks links, Clock clock) {
    this.persons = persons;
    this.pseudonyms = pseudonyms;
    this.links = links;
    this.linked = new LinkedHolders(links);
    this.clock = clock;
  }

  /** What can be made of the statement that a document is of the same person. */
  public sealed interface Prepared {
    /** Two people may decide on it now. */
    record Ready(HolderLink proposed) implements Prepared {}

    /** It is known already. */
    record SamePerson() implements Prepared {}

    /** The document is linked with somebody else; that has to be ended first. */
    record LinkedElsewhere() implements Prepared {}

    /** There is no such holder. */
    record Unknown() implements Prepared {}

    /** Somebody else links the same just now, or too many facts wait. */
    record Busy() implements Prepared {}
  }

  /** What became of a decision, or of an end. */
  public enum Done {
    /** So it is, now or since before. */
    DONE,
    /** It rests on another version, there is no such link, or it would close a circle. */
    OUTDATED,
    /** Not now. */
    BUSY
  }

  /**
   * Writes down what is to be decided on, which is told nobody: nobody else knows the document.
   *
   * @param holder a pseudonym of somebody on file
   * @param document which is said to be of the same person, whether known or not
   */
  public Prepared prepare(HolderRef holder, IdDocument document) {
    if (persons.known(List.of(holder)).isEmpty()) {
      return new Prepared.Unknown();
    }
    HolderRef one = linked.oldest(holder);
    HolderRef stated = pseudonyms.of(List.of(document)).getFirst();
    HolderRef other = linked.oldest(stated);
    if (one.equals(other)) {
      return new Prepared.SamePerson();
    }
    if (!other.equals(stated)) {
      return new Prepared.LinkedElsewhere();
    }
    boolean statedIsYounger = isYounger(stated, one);
    HolderRef ref = statedIsYounger ? stated : one;
    HolderRef oldest = statedIsYounger ? one : stated;
    return proposed(ref, oldest, statedIsYounger ? Optional.of(document) : Optional.empty());
  }

  /** Who was entered later; who never was is younger than all who were. */
  private boolean isYounger(HolderRef ref, HolderRef than) {
    Map<HolderRef, Instant> entered = persons.enteredAt(List.of(ref, than));
    Comparator<HolderRef> age =
        Comparator.<HolderRef, Instant>comparing(each -> entered.getOrDefault(each, Instant.MAX))
            .thenComparing(HolderRef::value);
    return age.compare(ref, than) > 0;
  }

  private Prepared proposed(HolderRef ref, HolderRef oldest, Optional<IdDocument> document) {
    Optional<HolderLink> known = Optional.ofNullable(links.find(List.of(ref)).get(ref));
    if (known.filter(link -> link.isProposed() && link.oldest().equals(oldest)).isPresent()) {
      return new Prepared.Ready(known.get());
    }
    HolderLink next = HolderLink.proposed(known, ref, oldest, document, clock.instant());
    return switch (links.save(List.of(next)).getFirst()) {
      case STORED -> new Prepared.Ready(next);
      case STALE, BUSY -> new Prepared.Busy();
    };
  }

  /** Whether the link is as it was when somebody proposed it. */
  public Optional<HolderLink> find(HolderRef ref) {
    return Optional.ofNullable(links.find(List.of(ref)).get(ref));
  }

  /**
   * Links as two people decided; any number of times with one effect.
   *
   * @param seen the version the decision rests on
   * @param proposal what they decided it by; the link remembers it
   */
  public Done link(HolderRef ref, int seen, String proposal) {
    Optional<HolderLink> known = find(ref);
    if (known.flatMap(HolderLink::proposal).filter(proposal::equals).isPresent()) {
      return Done.DONE;
    }
    Optional<HolderLink> wanted = known.filter(link -> link.version() == seen && link.isProposed());
    if (wanted.filter(link -> !linked.oldest(link.oldest()).equals(ref)).isEmpty()) {
      return Done.OUTDATED;
    }
    return switch (links.save(List.of(wanted.get().linked(proposal, clock.instant()))).getFirst()) {
      case STORED -> Done.DONE;
      // Whoever was quicker may have done this very thing; the next attempt sees it.
      case STALE, BUSY -> Done.BUSY;
    };
  }

  /** Pseudonyms that somebody proposed to link before this instant, some hundred at most. */
  public List<HolderRef> proposedBefore(Instant before) {
    return links.proposedBefore(before).stream().map(HolderLink::ref).toList();
  }

  /**
   * Takes back what nobody confirmed, and with it the number of its document. What once was linked
   * is known to others, so it is told as ended.
   */
  public void forget(HolderRef ref) {
    find(ref)
        .filter(HolderLink::isProposed)
        .ifPresent(
            link -> {
              if (link.proposal().isEmpty()) {
                links.delete(link);
              } else {
                links.save(List.of(link.ended(clock.instant())));
              }
            });
  }

  /** Ends a link that was said by mistake; again with no effect. */
  public Done end(HolderRef holder, HolderRef ref) {
    Optional<HolderLink> link =
        find(ref)
            .filter(it -> it.basis() == HolderLink.Basis.DOCUMENT && !it.isProposed())
            .filter(
                it ->
                    ref.equals(holder) || linked.oldest(it.oldest()).equals(linked.oldest(holder)));
    if (link.isEmpty()) {
      return Done.OUTDATED;
    }
    if (!link.get().isLinked()) {
      return Done.DONE;
    }
    return links.save(List.of(link.get().ended(clock.instant()))).getFirst()
            == HolderLinks.Saved.STORED
        ? Done.DONE
        : Done.BUSY;
  }
}
