package cn.yichi.recognition.register;

import cn.yichi.recognition.agreement.Agreement;
import cn.yichi.recognition.agreement.DocumentFault;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Writes down drafts (起草). A draft binds nobody and can be changed or taken away until somebody
 * signs the version. Ends as one of {@link Outcome}.
 */
public final class DraftAgreements {
  private static final int ATTEMPTS = 5;

  private final Register register;
  private final Entries entries;
  private final Texts texts;
  private final Clock clock;

  public DraftAgreements(Register register, Entries entries, Texts texts, Clock clock) {
    this.register = register;
    this.entries = entries;
    this.texts = texts;
    this.clock = clock;
  }

  /** What became of a draft. */
  public sealed interface Outcome {
    /**
     * It is kept, or taken away.
     *
     * @param changed false where it was so before
     */
    record Kept(VersionRef ref, boolean changed) implements Outcome {}

    /** The document cannot be used. */
    record Faulty(List<DocumentFault> faults) implements Outcome {
      public Faulty {
        faults = List.copyOf(faults);
      }
    }

    /** The document is that of another version than was named. */
    record OtherVersion(VersionRef ref) implements Outcome {}

    /** This region is no party, nor does the statute hold in it. */
    record NotAParty() implements Outcome {}

    /** Somebody has signed the version: it is never changed; the next version may be drafted. */
    record Signed() implements Outcome {}

    /** No such draft. */
    record Unknown() implements Outcome {}

    /** Others write the same just now. */
    record Busy() implements Outcome {}
  }

  /**
   * Keeps a draft in place of the one there was.
   *
   * @param ref the version it says to be
   * @param json the document
   */
  public Outcome draft(VersionRef ref, String json) {
    return keep(Optional.of(ref), json, false);
  }

  /** Keeps a document that came with the service, unless people have written another. */
  public Outcome ship(String json) {
    return keep(Optional.empty(), json, true);
  }

  private Outcome keep(Optional<VersionRef> named, String json, boolean shipped) {
    return switch (texts.readNew(json)) {
      case Texts.Reading.Faulty(List<DocumentFault> faults) -> new Outcome.Faulty(faults);
      case Texts.Reading.Sound(Agreement agreement, Statement.Text text) -> {
        VersionRef ref = VersionRef.of(agreement);
        if (named.filter(each -> !each.equals(ref)).isPresent()) {
          yield new Outcome.OtherVersion(ref);
        }
        yield shipped || agreement.binds(register.own())
            ? write(ref, new Entry.Draft(text, clock.instant(), shipped))
            : new Outcome.NotAParty();
      }
    };
  }

  private Outcome write(VersionRef ref, Entry.Draft draft) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<Entry> entry = entries.find(ref);
      Optional<Entry.Draft> before = entry.flatMap(Entry::draft);
      if (before.map(Entry.Draft::text).filter(draft.text()::equals).isPresent()) {
        return new Outcome.Kept(ref, false);
      }
      boolean written = before.filter(each -> !each.shipped()).isPresent();
      if (draft.shipped() && written) {
        return new Outcome.Kept(ref, false);
      }
      if (entry.filter(each -> isSigned(each, draft.shipped())).isPresent()) {
        return new Outcome.Signed();
      }
      long sequence = entry.map(Entry::sequence).orElse(0L);
      if (entries.draft(ref, sequence, Optional.of(draft)) == Entries.Write.DONE) {
        return new Outcome.Kept(ref, true);
      }
    }
    return new Outcome.Busy();
  }

  /** What came with the service may be signed here though others have signed another text. */
  private boolean isSigned(Entry entry, boolean shipped) {
    return shipped ? entry.statements().containsKey(register.own()) : !entry.statements().isEmpty();
  }

  /** Takes a draft away that nobody has signed. */
  public Outcome discard(VersionRef ref) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<Entry> entry = entries.find(ref);
      if (entry.flatMap(Entry::draft).isEmpty()) {
        return new Outcome.Unknown();
      }
      if (!entry.get().statements().isEmpty()) {
        return new Outcome.Signed();
      }
      if (entries.draft(ref, entry.get().sequence(), Optional.empty()) == Entries.Write.DONE) {
        return new Outcome.Kept(ref, true);
      }
    }
    return new Outcome.Busy();
  }
}
