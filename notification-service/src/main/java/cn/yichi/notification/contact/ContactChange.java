package cn.yichi.notification.contact;

import cn.yichi.contracts.vocabulary.Recipient;
import java.util.Optional;

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

  /**
   * The person asked to be forgotten: of the contact nothing is kept but that it is gone, so that
   * an older word that comes late is not taken in.
   *
   * @param version the version that the erasure took; empty where nothing says it
   */
  record Erased(Recipient recipient, Optional<Integer> version) implements ContactChange {}
}
