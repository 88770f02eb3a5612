package cn.yichi.notification.notice;

import cn.yichi.contracts.vocabulary.Recipient;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which released notices wait for whose contact; bounded. What finds no room here is found when its
 * notice is next looked at, instead of at once.
 */
final class AwaitedContacts {
  private final int capacity;
  private final Map<Recipient, Set<String>> keys = new HashMap<>();
  private final Map<String, List<Recipient>> awaited = new HashMap<>();

  /** Whose contacts came since the last look at the contacts. */
  private final Set<Recipient> since = new HashSet<>();

  /** Whether more came than it remembers. */
  private boolean others;

  AwaitedContacts(int capacity) {
    this.capacity = capacity;
  }

  /** From now on a contact that comes may be missed by who looks. */
  synchronized void looking() {
    since.clear();
    others = false;
  }

  /**
   * Waits, until {@link #settle} or the arrival of one of these.
   *
   * @param person every recipient whose contact would serve
   * @return whether one of these may have arrived since the last look, so that it is to be looked
   *     again
   */
  synchronized boolean await(List<Recipient> person, String key) {
    settle(key);
    if (awaited.size() < capacity) {
      awaited.put(key, person);
      person.forEach(each -> keys.computeIfAbsent(each, r -> new HashSet<>()).add(key));
    }
    return others || person.stream().anyMatch(since::contains);
  }

  synchronized void settle(String key) {
    List<Recipient> person = awaited.remove(key);
    if (person != null) {
      person.forEach(each -> forget(each, key));
    }
  }

  private void forget(Recipient recipient, String key) {
    keys.computeIfPresent(
        recipient,
        (r, waiting) -> {
          waiting.remove(key);
          return waiting.isEmpty() ? null : waiting;
        });
  }

  /** The keys that waited for one of these recipients. */
  synchronized List<String> arrived(Collection<Recipient> recipients) {
    if (since.size() < capacity) {
      since.addAll(recipients);
    } else {
      others = true;
    }
    Set<String> found = new LinkedHashSet<>();
    recipients.forEach(each -> found.addAll(keys.getOrDefault(each, Set.of())));
    found.forEach(this::settle);
    return List.copyOf(found);
  }
}
