package cn.yichi.notification.contact;

import cn.yichi.contracts.vocabulary.Recipient;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The contacts in memory; keeps the contract of the port. */
public final class InMemoryContacts implements Contacts {
  private final Map<Recipient, Contact> byRecipient = new HashMap<>();

  @Override
  public synchronized Map<Recipient, Contact> find(Collection<Recipient> recipients) {
    Map<Recipient, Contact> found = new HashMap<>(byRecipient);
    found.keySet().retainAll(recipients);
    return found;
  }

  @Override
  public synchronized void keep(Collection<Contact> contacts) {
    contacts.forEach(
        contact ->
            byRecipient.merge(
                contact.recipient(),
                contact,
                (before, now) -> now.version() > before.version() ? now : before));
  }

  @Override
  public synchronized void forget(Collection<Recipient> recipients) {
    byRecipient.keySet().removeAll(recipients);
  }
}
