package cn.yichi.notification.contact;

import cn.yichi.contracts.vocabulary.Recipient;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds how recipients can be reached: by their own contact, else by that of the oldest pseudonym
 * of the same person, else by that of another.
 *
 * <p>The first of these that is there decides, also where it holds no number: an erased contact is
 * an answer, and nobody is told through another document what he no longer wants to be told.
 */
public final class FindContacts {
  private final Contacts contacts;
  private final Persons persons;

  public FindContacts(Contacts contacts, Persons persons) {
    this.contacts = contacts;
    this.persons = persons;
  }

  /**
   * What was found of a recipient.
   *
   * @param contact whose it is stands in it; empty where none is known yet
   * @param looked under whom one was looked for: where there is none, one of these may get one
   */
  public record Found(Optional<Contact> contact, List<Recipient> looked) {}

  /** One answer for each of them; links are looked up only of those without a contact. */
  public Map<Recipient, Found> find(Collection<Recipient> recipients) {
    Map<Recipient, Contact> own = contacts.find(recipients);
    Map<Recipient, Found> found = new HashMap<>();
    own.forEach(
        (recipient, contact) ->
            found.put(recipient, new Found(Optional.of(contact), List.of(recipient))));
    Set<Recipient> missing = new HashSet<>(recipients);
    missing.removeAll(own.keySet());
    if (!missing.isEmpty()) {
      found.putAll(linked(missing));
    }
    return found;
  }

  private Map<Recipient, Found> linked(Set<Recipient> missing) {
    Map<Recipient, List<Recipient>> same = persons.of(missing);
    Set<Recipient> others = new HashSet<>();
    same.values().forEach(others::addAll);
    others.removeAll(missing);
    Map<Recipient, Contact> known = others.isEmpty() ? Map.of() : contacts.find(others);
    Map<Recipient, Found> found = new HashMap<>();
    same.forEach(
        (recipient, person) -> {
          Optional<Recipient> first = person.stream().filter(known::containsKey).findFirst();
          found.put(recipient, new Found(first.map(known::get), person));
        });
    return found;
  }
}
