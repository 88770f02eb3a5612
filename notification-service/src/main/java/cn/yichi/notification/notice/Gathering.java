package cn.yichi.notification.notice;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Joins first news to the notice that its certificate gathers.
 *
 * <p>The windows of a certificate are numbered from 1. News tries the first; where that is closed
 * and does not hold it (then it is a redelivery), the next, and so on. So all instances agree on
 * the key without asking each other, and news of many hosts meets in one notice.
 */
final class Gathering {
  /** A change of one region, and the window in which that region was first told of. */
  record Change(Decision decision, Optional<String> window) {}

  private final Notices notices;

  Gathering(Notices notices) {
    this.notices = notices;
  }

  /** Puts each decision into a window; the answer names it by the decision's subject. */
  Map<String, String> gather(Collection<Decision> decisions, Instant now, Instant dueAt) {
    Map<String, String> windows = new HashMap<>();
    List<Decision> left = List.copyOf(decisions);
    for (int n = 1; !left.isEmpty(); n++) {
      int window = n;
      left =
          join(
              left,
              decision -> Notice.windowKey(decision.certificate(), window),
              now,
              dueAt,
              windows);
    }
    return windows;
  }

  /**
   * Puts a change into the window of its first news where that is still open, so that the recipient
   * is not told two things in the wrong order. What is left over is added to {@code alone}.
   */
  Map<String, String> joinIfOpen(List<Change> changes, List<Decision> alone, Instant now) {
    Map<String, String> keys = new HashMap<>();
    Map<String, Decision> joinable = new LinkedHashMap<>();
    Set<String> there = there(changes);
    for (Change change : changes) {
      String subject = change.decision().subject();
      Optional<String> window = change.window().filter(there::contains);
      window.ifPresent(key -> keys.put(subject, key));
      Decision earlier = window.isPresent() ? joinable.put(subject, change.decision()) : null;
      if (window.isEmpty()) {
        alone.add(change.decision());
      } else if (earlier != null) {
        alone.add(earlier);
      }
    }
    Map<String, String> joined = new HashMap<>();
    alone.addAll(
        join(
            List.copyOf(joinable.values()),
            decision -> keys.get(decision.subject()),
            now,
            now,
            joined));
    return joined;
  }

  /** One that was deleted since, for its age, must not be opened anew by a change. */
  private Set<String> there(List<Change> changes) {
    Set<String> named =
        changes.stream().flatMap(change -> change.window().stream()).collect(toSet());
    return notices.find(named).stream().map(Notice::key).collect(toSet());
  }

  private List<Decision> join(
      List<Decision> decisions,
      Function<Decision, String> keyOf,
      Instant now,
      Instant dueAt,
      Map<String, String> windows) {
    if (decisions.isEmpty()) {
      return decisions;
    }
    Map<String, List<Decision>> byKey = new LinkedHashMap<>();
    decisions.forEach(
        decision ->
            byKey.computeIfAbsent(keyOf.apply(decision), k -> new ArrayList<>()).add(decision));
    Map<String, Notice> closed =
        notices
            .gather(
                byKey.entrySet().stream()
                    .map(e -> open(e.getKey(), e.getValue(), now, dueAt))
                    .toList())
            .stream()
            .collect(toMap(Notice::key, Function.identity()));
    List<Decision> left = new ArrayList<>();
    byKey.forEach(
        (key, members) ->
            members.forEach(
                decision -> {
                  Notice notice = closed.get(key);
                  if (notice == null || holds(notice, decision)) {
                    windows.put(decision.subject(), key);
                  } else {
                    left.add(decision);
                  }
                }));
    return left;
  }

  private static boolean holds(Notice notice, Decision decision) {
    return switch (notice.content()) {
      case Content.FirstNews news ->
          news.entries().stream()
              .anyMatch(
                  entry ->
                      entry.host().equals(decision.host())
                          && entry.revision() >= decision.revision());
      case Content.Changed ignored -> false;
      case Content.Benefit ignored -> false;
      case Content.Adverse ignored -> false;
    };
  }

  private static Notice open(String key, List<Decision> members, Instant now, Instant dueAt) {
    Decision any = members.getFirst();
    List<Entry> entries =
        members.stream()
            .map(member -> new Entry(member.host(), member.revision(), member.position()))
            .sorted(Comparator.comparing(entry -> entry.host().code()))
            .toList();
    return new Notice(
        key,
        any.holder(),
        any.certificate(),
        Optional.of(any.named()),
        new Content.FirstNews(entries),
        now,
        Optional.of(dueAt),
        1,
        Delivery.gathering(now),
        Delivery.gathering(now));
  }
}
