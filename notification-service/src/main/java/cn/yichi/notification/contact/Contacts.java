package cn.yichi.notification.contact;

import cn.yichi.contracts.vocabulary.Recipient;
import java.util.Collection;
import java.util.Map;

/** Port: the contacts of this region's recipients. */
public interface Contacts {

  /** The contacts that are known of these recipients; unknown ones are absent from the answer. */
  Map<Recipient, Contact> find(Collection<Recipient> recipients);

  /** Keeps each contact unless a version as high is kept already; at most one per recipient. */
  void keep(Collection<Contact> contacts);

  /** Forgets everything about these recipients. */
  void forget(Collection<Recipient> recipients);
}
