package cn.yichi.registry.certificate;

import static java.util.Objects.requireNonNull;

import cn.yichi.contracts.vocabulary.EducationLevel;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.IdDocument;
import cn.yichi.contracts.vocabulary.MobileNumber;
import cn.yichi.contracts.vocabulary.PersonName;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A holder as a registration states them. Personal data: stored sealed, never published, never
 * logged.
 *
 * @param ref pseudonym of document type and number; identity
 * @param name as stated
 * @param document the identity document
 * @param mobile empty where not stated
 * @param education empty where not stated
 * @param givenOn legal day on which the person gave this contact, as far as the register can tell:
 *     the day of issue of the certificate it came with
 */
public record Person(
    HolderRef ref,
    PersonName name,
    IdDocument document,
    Optional<MobileNumber> mobile,
    Optional<EducationLevel> education,
    LocalDate givenOn) {

  public Person {
    requireNonNull(ref, "ref");
    requireNonNull(name, "name");
    requireNonNull(document, "document");
    requireNonNull(mobile, "mobile");
    requireNonNull(education, "education");
    requireNonNull(givenOn, "givenOn");
  }

  /** The holder of a registration. */
  static Person of(HolderRef ref, Registration stated) {
    Registration.Holder holder = stated.holder();
    return new Person(
        ref,
        holder.name(),
        holder.document(),
        holder.mobile(),
        holder.education(),
        stated.issuedOn());
  }

  /** What is known after this person was stated again: later statements win, silence keeps. */
  Person thenStated(Person later) {
    return new Person(
        ref,
        later.name,
        later.document,
        later.mobile.or(() -> mobile),
        later.education.or(() -> education),
        later.mobile.isPresent() ? later.givenOn : givenOn);
  }

  /** The pseudonym only. */
  @Override
  public String toString() {
    return "Person[" + ref.value() + "]";
  }
}
