package cn.yichi.notification.notice;

import cn.yichi.contracts.vocabulary.Recipient;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
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

  AwaitedContacts(int capacity) {
    this.capacity = capacity;
  }

  synchronized void await(Recipient recipient, String key) {
    if (keys.size() < capacity || keys.containsKey(recipient)) {
      keys.computeIfAbsent(recipient, r -> new HashSet<>()).add(key);
    }
  }

  synchronized void settle(Recipient recipient, String key) {
    keys.computeIfPresent(
        recipient,
        (r, waiting) -> {
          waiting.remove(key);
          return waiting.isEmpty() ? null : waiting;
        });
  }

  /** The keys that waited for one of these recipients. */
  synchronized List<String> arrived(Collection<Recipient> recipients) {
    List<String> found = new ArrayList<>();
    for (Recipient recipient : recipients) {
      Set<String> waiting = keys.remove(recipient);
      if (waiting != null) {
        found.addAll(waiting);
      }
    }
    return found;
  }
}
