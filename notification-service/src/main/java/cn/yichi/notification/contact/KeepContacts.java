package cn.yichi.notification.contact;

import cn.yichi.contracts.vocabulary.Recipient;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Use case: takes in what the home registry says about contacts, the highest version winning.
 *
 * <p>Per change: {@code APPLIED} for a newer version or an erasure that names none, {@code
 * DUPLICATE} for the version at hand, {@code STALE} for an older one. Those whose contact became
 * known are announced, so that a notice that waits for a number goes out at once.
 */
public final class KeepContacts {
  private final Contacts contacts;
  private final Consumer<Collection<Recipient>> arrived;

  public KeepContacts(Contacts contacts, Consumer<Collection<Recipient>> arrived) {
    this.contacts = contacts;
    this.arrived = arrived;
  }

  /** Takes in a batch in order; one effect per change. */
  public List<Effect> keep(List<ContactChange> changes) {
    var known =
        new HashMap<>(
            contacts.find(changes.stream().map(ContactChange::recipient).distinct().toList()));
    Map<Recipient, Contact> kept = new LinkedHashMap<>();
    Set<Recipient> erased = new LinkedHashSet<>();
    List<Effect> effects = new ArrayList<>(changes.size());
    for (ContactChange change : changes) {
      effects.add(
          switch (change) {
            case ContactChange.Claimed claimed -> claimed(claimed.contact(), known, kept);
            case ContactChange.Erased gone when gone.version().isPresent() ->
                claimed(nothingLeft(gone.recipient(), gone.version().get()), known, kept);
            case ContactChange.Erased gone -> {
              known.remove(gone.recipient());
              kept.remove(gone.recipient());
              erased.add(gone.recipient());
              yield Effect.APPLIED;
            }
          });
    }
    write(erased, kept.values());
    return effects;
  }

  /** A contact without a number: its notices go to the inbox only, and older words are stale. */
  private static Contact nothingLeft(Recipient recipient, int version) {
    return new Contact(recipient, version, Optional.empty(), Language.ZH_CN);
  }

  private static Effect claimed(
      Contact contact, Map<Recipient, Contact> known, Map<Recipient, Contact> kept) {
    Contact before = known.get(contact.recipient());
    int versionBefore = before == null ? 0 : before.version();
    if (contact.version() > versionBefore) {
      known.put(contact.recipient(), contact);
      kept.put(contact.recipient(), contact);
      return Effect.APPLIED;
    }
    return contact.version() == versionBefore ? Effect.DUPLICATE : Effect.STALE;
  }

  private void write(Set<Recipient> erased, Collection<Contact> kept) {
    if (!erased.isEmpty()) {
      contacts.forget(erased);
    }
    if (!kept.isEmpty()) {
      contacts.keep(kept);
      arrived.accept(kept.stream().map(Contact::recipient).toList());
    }
  }
}
