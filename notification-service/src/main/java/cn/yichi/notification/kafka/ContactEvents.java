package cn.yichi.notification.kafka;

import cn.yichi.contracts.event.ContactState;
import cn.yichi.notification.contact.ContactChange;
import cn.yichi.notification.contact.KeepContacts;
import cn.yichi.platform.consume.BatchHandler;
import cn.yichi.platform.consume.Erased;
import cn.yichi.platform.consume.Outcome;
import cn.yichi.platform.consume.Received;
import java.util.List;

/** Contacts of the own region; a tombstone is an erasure. */
final class ContactEvents implements BatchHandler {
  private final KeepContacts contacts;

  ContactEvents(KeepContacts contacts) {
    this.contacts = contacts;
  }

  @Override
  public List<Outcome> handle(List<Received<?>> batch) {
    return Outcomes.of(
        batch,
        ContactState.class,
        (state, writer) -> true,
        state -> new ContactChange.Claimed(Facts.contact(state)),
        claims -> contacts.keep(List.copyOf(claims)));
  }

  @Override
  public List<Outcome> erase(List<Erased> batch) {
    return contacts.keep(batch.stream().<ContactChange>map(Facts::erased).toList()).stream()
        .map(Outcomes::outcome)
        .toList();
  }
}
