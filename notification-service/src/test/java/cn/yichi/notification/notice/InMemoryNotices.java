package cn.yichi.notification.notice;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import cn.yichi.contracts.vocabulary.Recipient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The notices in memory; keeps the contract of the port. */
public final class InMemoryNotices implements Notices, NoticeBooks {
  private final TreeMap<String, Notice> byKey;
  private final Map<String, InMemoryNotices> writers;

  public InMemoryNotices() {
    this.byKey = new TreeMap<>();
    this.writers = new HashMap<>();
  }

  /** The same notices as another process sees them. */
  InMemoryNotices(InMemoryNotices same) {
    this.byKey = same.byKey;
    this.writers = same.writers;
  }

  /** As retention would. */
  synchronized void delete(String key) {
    byKey.remove(key);
  }

  @Override
  public synchronized List<Notice> gather(Collection<Notice> notices) {
    List<Notice> closed = new ArrayList<>();
    for (Notice notice : notices) {
      Notice before = byKey.get(notice.key());
      if (before == null) {
        byKey.put(notice.key(), notice);
      } else if (before.gathering()) {
        byKey.put(notice.key(), joined(before, notice));
      } else {
        closed.add(before);
      }
    }
    return closed;
  }

  private static Notice joined(Notice before, Notice news) {
    Map<String, Entry> entries = new TreeMap<>();
    entriesOf(before).forEach(entry -> entries.put(entry.host().code(), entry));
    entriesOf(news).forEach(entry -> entries.put(entry.host().code(), entry));
    return new Notice(
        before.key(),
        before.recipient(),
        before.certificate(),
        before.named(),
        new Content.FirstNews(List.copyOf(entries.values())),
        before.writtenAt(),
        before.nextAt(),
        before.version() + 1,
        before.inbox(),
        before.sms());
  }

  private static List<Entry> entriesOf(Notice notice) {
    return ((Content.FirstNews) notice.content()).entries();
  }

  @Override
  public synchronized void add(Collection<Notice> notices) {
    notices.forEach(notice -> byKey.putIfAbsent(notice.key(), notice));
  }

  @Override
  public synchronized List<Notice> find(Collection<String> keys) {
    return keys.stream().map(byKey::get).filter(java.util.Objects::nonNull).toList();
  }

  @Override
  public synchronized Set<String> advance(Collection<Notice> notices) {
    Set<String> won = new HashSet<>();
    for (Notice notice : notices) {
      Notice before = byKey.get(notice.key());
      if (before != null && before.version() == notice.version()) {
        byKey.put(notice.key(), notice.stored());
        writers.put(notice.key(), this);
        won.add(notice.key());
      }
    }
    return won;
  }

  @Override
  public synchronized Set<String> advancedHere(Collection<String> keys) {
    return keys.stream().filter(key -> writers.get(key) == this).collect(toSet());
  }

  @Override
  public synchronized List<Waiting> due(boolean gathering, Instant now, int limit) {
    return byKey.values().stream()
        .filter(notice -> notice.gathering() == gathering)
        .filter(notice -> notice.nextAt().filter(at -> !at.isAfter(now)).isPresent())
        .map(notice -> new Waiting(notice.key(), notice.nextAt().orElseThrow()))
        .sorted(Comparator.comparing(Waiting::at))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized List<Notice> inbox(
      Collection<Recipient> recipients, Optional<Place> after, int limit) {
    Comparator<Notice> newestFirst =
        Comparator.comparing((Notice notice) -> notice.inbox().at())
            .thenComparing(Notice::key)
            .reversed();
    return byKey.values().stream()
        .filter(notice -> recipients.contains(notice.recipient()) && !notice.gathering())
        .sorted(newestFirst)
        .filter(notice -> after.map(place -> older(notice, place)).orElse(true))
        .limit(limit)
        .toList();
  }

  private static boolean older(Notice notice, Place place) {
    int order = notice.inbox().at().compareTo(place.releasedAt());
    return order < 0 || (order == 0 && notice.key().compareTo(place.key()) < 0);
  }

  @Override
  public synchronized List<Notice> page(Optional<String> afterKey, int limit) {
    var from = afterKey.map(key -> byKey.tailMap(key, false)).orElse(byKey);
    return new ArrayList<>(from.values()).stream().limit(limit).toList();
  }

  @Override
  public synchronized Optional<Notice> find(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  @Override
  public synchronized Counts counts() {
    Map<String, Long> kinds =
        byKey.values().stream().collect(toMap(n -> n.content().kind(), n -> 1L, Long::sum));
    Map<Channel, Map<DeliveryState, Long>> channels = new EnumMap<>(Channel.class);
    for (Notice notice : byKey.values()) {
      count(channels, Channel.INBOX, notice.inbox());
      count(channels, Channel.SMS, notice.sms());
    }
    long open = byKey.values().stream().filter(each -> each.nextAt().isPresent()).count();
    return new Counts(kinds, channels, open);
  }

  private static void count(
      Map<Channel, Map<DeliveryState, Long>> channels, Channel channel, Delivery delivery) {
    channels
        .computeIfAbsent(channel, c -> new EnumMap<>(DeliveryState.class))
        .merge(delivery.state(), 1L, Long::sum);
  }
}
