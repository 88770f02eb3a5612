package cn.yichi.registry.certificate;

import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.IdDocument;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where holders are kept, sealed field by field. */
public interface Persons {

  /** What became of one stated person. */
  enum Entered {
    /**
     * Not known before; a stated mobile number is a contact fact that now waits to be published.
     */
    NEW,
    /** Something stated differs from what was known and replaced it; likewise. */
    CHANGED,
    /** Nothing stated was new: nothing was written. */
    KNOWN,
    /** Too many contact facts of this person wait to be published; nothing was written. */
    BUSY
  }

  /**
   * Enters new persons and what changed of known ones, in bulk. What is not stated never replaces
   * what is known. The mobile number is published only where it is new or changed, and not taken in
   * where it was given no later than the day of an erasure.
   *
   * @param stated each reference at most once
   * @return one outcome per person, in the same order
   */
  List<Entered> enter(List<Person> stated);

  /**
   * How somebody is on file.
   *
   * @param document the identity document
   * @param enteredAt when it was; the beginning of time for whom the register does not know it of
   */
  record OnFile(IdDocument document, Instant enteredAt) {}

  /** Those of the pseudonyms that mean somebody on file, with how. */
  Map<HolderRef, OnFile> onFile(Collection<HolderRef> refs);

  /**
   * When those of the pseudonyms were first entered that ever were, also whom retention has
   * forgotten since; the beginning of time for whom the register does not know it of.
   */
  Map<HolderRef, Instant> enteredAt(Collection<HolderRef> refs);

  /** Those of the pseudonyms that ever meant somebody on file. */
  Set<HolderRef> known(Collection<HolderRef> refs);

  /**
   * Opens fields of one person and no others.
   *
   * @return what is known of the fields; empty where there is no such person
   */
  Optional<Map<PersonField, String>> reveal(HolderRef ref, Set<PersonField> fields);

  /** What became of an erasure. */
  enum Erased {
    /** Nothing of the contact is left here, and that it is gone waits to be published. */
    GONE,
    /** There is no such person. */
    UNKNOWN,
    /** Others write about this person without end; nothing was erased. */
    BUSY
  }

  /**
   * Erases a person's contact data: the number and the key it was sealed under. A number given on
   * that legal day or before is not taken in again, whoever states it.
   */
  Erased eraseContact(HolderRef ref);
}
