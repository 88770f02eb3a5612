package cn.yichi.registry.honour;

import static java.util.Objects.requireNonNull;

import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.IdDocument;
import cn.yichi.contracts.vocabulary.PersonName;
import cn.yichi.registry.certificate.Person;
import java.util.Optional;

/**
 * A draft that passed every check: what the register is asked to keep. Made only by {@link
 * HonourValidation}.
 *
 * @param name of the holder
 * @param document of the holder
 * @param says what the honour says
 * @param backfill the bureau declared an old record: nobody is to be told
 */
public record HonourStatement(
    PersonName name, IdDocument document, Distinction says, boolean backfill) {
  public HonourStatement {
    requireNonNull(name, "name");
    requireNonNull(document, "document");
    requireNonNull(says, "says");
  }

  Person person(HolderRef ref) {
    return new Person(ref, name, document, Optional.empty(), Optional.empty(), says.conferredOn());
  }

  /** Names no value: whose it is must not reach a log. */
  @Override
  public String toString() {
    return "HonourStatement";
  }
}
