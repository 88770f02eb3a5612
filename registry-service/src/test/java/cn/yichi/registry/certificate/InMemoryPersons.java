package cn.yichi.registry.certificate;

import cn.yichi.contracts.vocabulary.HolderRef;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Holders in memory. */
public class InMemoryPersons implements Persons {
  private final Map<HolderRef, Person> known = new HashMap<>();
  private final Map<HolderRef, LocalDate> erased = new HashMap<>();

  @Override
  public List<Entered> enter(List<Person> stated) {
    return stated.stream().map(this::enter).toList();
  }

  /** The holder as last stated. */
  public Optional<Person> find(HolderRef ref) {
    return Optional.ofNullable(known.get(ref));
  }

  @Override
  public Map<HolderRef, OnFile> onFile(Collection<HolderRef> refs) {
    Map<HolderRef, OnFile> found = new HashMap<>();
    for (HolderRef ref : known(refs)) {
      found.put(ref, new OnFile(find(ref).orElseThrow().document(), Registrations.NOW));
    }
    return found;
  }

  @Override
  public Map<HolderRef, Instant> enteredAt(Collection<HolderRef> refs) {
    Map<HolderRef, Instant> entered = new HashMap<>();
    known(refs).forEach(ref -> entered.put(ref, Registrations.NOW));
    return entered;
  }

  @Override
  public Set<HolderRef> known(Collection<HolderRef> refs) {
    Set<HolderRef> found = new HashSet<>(refs);
    found.retainAll(known.keySet());
    return found;
  }

  @Override
  public Erased eraseContact(HolderRef ref) {
    Person person = known.get(ref);
    if (person == null) {
      return Erased.UNKNOWN;
    }
    known.put(ref, withoutMobile(person));
    erased.put(ref, Registrations.NOW_DAY);
    return Erased.GONE;
  }

  @Override
  public Optional<Map<PersonField, String>> reveal(HolderRef ref, Set<PersonField> fields) {
    return find(ref)
        .map(
            person -> {
              Map<PersonField, String> all = new EnumMap<>(PersonField.class);
              all.put(PersonField.NAME, person.name().value());
              all.put(PersonField.DOCUMENT_NUMBER, person.document().number());
              person.mobile().ifPresent(it -> all.put(PersonField.MOBILE, it.value()));
              all.keySet().retainAll(fields);
              return all;
            });
  }

  private static Person withoutMobile(Person person) {
    return new Person(
        person.ref(),
        person.name(),
        person.document(),
        Optional.empty(),
        person.education(),
        person.givenOn());
  }

  private Entered enter(Person given) {
    boolean stale = !given.givenOn().isAfter(erased.getOrDefault(given.ref(), LocalDate.MIN));
    Person stated = stale ? withoutMobile(given) : given;
    Person before = known.get(stated.ref());
    if (before == null) {
      known.put(stated.ref(), stated);
      return Entered.NEW;
    }
    Person after = before.thenStated(stated);
    boolean same =
        after.mobile().equals(before.mobile())
            && after.education().equals(before.education())
            && after.name().normalized().equals(before.name().normalized());
    known.put(stated.ref(), same ? before : after);
    return same ? Entered.KNOWN : Entered.CHANGED;
  }
}
