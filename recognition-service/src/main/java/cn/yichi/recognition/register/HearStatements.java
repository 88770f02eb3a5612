package cn.yichi.recognition.register;

import cn.yichi.contracts.vocabulary.Region;
import java.util.Optional;

/**
 * Takes in what other regions say on agreements. What is not to be believed is kept where nothing
 * better is, so that everybody sees it refused; it counts for nothing.
 */
public final class HearStatements {
  private static final int ATTEMPTS = 20;
  private static final int MOST_REGIONS = 40;
  private static final int MOST_OF_A_REGION = 500;

  private final Register register;
  private final Entries entries;

  public HearStatements(Register register, Entries entries) {
    this.register = register;
    this.entries = entries;
  }

  /** What became of a statement. */
  public sealed interface Outcome {
    record Kept() implements Outcome {}

    /** That revision is kept already. */
    record Known() implements Outcome {}

    /** A later one is. */
    record Older() implements Outcome {}

    /**
     * Not to be believed; shown as refused.
     *
     * @param reason without content
     */
    record Refused(String reason) implements Outcome {}

    /** Others write the same version just now; to be tried again. */
    record Busy() implements Outcome {}
  }

  public Outcome hear(Statement said) {
    Optional<String> fault = register.fault(said);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<Entry> entry = entries.find(said.ref());
      Optional<Outcome> settled = settled(said, fault, entry);
      if (settled.isPresent()) {
        return settled.get();
      }
      long sequence = entry.map(Entry::sequence).orElse(0L);
      if (entries.keep(said, sequence) == Entries.Write.DONE) {
        return fault.<Outcome>map(Outcome.Refused::new).orElseGet(Outcome.Kept::new);
      }
    }
    return new Outcome.Busy();
  }

  /** Empty where it takes the place of what is kept. */
  private Optional<Outcome> settled(Statement said, Optional<String> fault, Optional<Entry> entry) {
    Optional<Statement> before =
        entry.flatMap(each -> Optional.ofNullable(each.statements().get(said.region())));
    if (before.isPresent()) {
      boolean believed = register.fault(before.get()).isEmpty();
      if (believed && fault.isPresent()) {
        return Optional.of(new Outcome.Refused(fault.get()));
      }
      if (believed == fault.isEmpty() && said.revision() <= before.get().revision()) {
        return Optional.of(
            fault.<Outcome>map(Outcome.Refused::new).orElseGet(() -> known(said, before.get())));
      }
      return Optional.empty();
    }
    if (entry.map(each -> each.statements().size() >= MOST_REGIONS).orElse(false)) {
      return Optional.of(new Outcome.Refused("too many regions speak on this version"));
    }
    return spokenBy(said.region()) >= MOST_OF_A_REGION
        ? Optional.of(new Outcome.Refused("its region speaks on too many versions"))
        : Optional.empty();
  }

  private static Outcome known(Statement said, Statement before) {
    return said.revision() == before.revision() ? new Outcome.Known() : new Outcome.Older();
  }

  private long spokenBy(Region region) {
    return register.versions().stream()
        .filter(each -> each.entry().statements().containsKey(region))
        .count();
  }
}
