package cn.yichi.notification.contact;

import cn.yichi.contracts.vocabulary.Recipient;

/** A word about one recipient's contact data. */
public sealed interface ContactChange {

  /** Whose contact data it is. */
  Recipient recipient();

  /** The data as claimed by the home registry. */
  record Claimed(Contact contact) implements ContactChange {
    @Override
    public Recipient recipient() {
      return contact.recipient();
    }
  }

  /** The person asked to be forgotten: nothing of the contact is kept. */
  record Erased(Recipient recipient) implements ContactChange {}
}
