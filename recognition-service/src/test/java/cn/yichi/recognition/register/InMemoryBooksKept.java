package cn.yichi.recognition.register;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Books in memory. */
final class InMemoryBooksKept implements BooksKept {
  private final Map<String, KeptBook> books = new HashMap<>();
  private final TreeMap<Instant, String> held = new TreeMap<>();
  private final Clock clock;

  InMemoryBooksKept(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void keep(String revision, List<Chapter> chapters) {
    books.putIfAbsent(revision, new KeptBook(revision, clock.instant(), chapters));
    if (held.isEmpty() || !held.lastEntry().getValue().equals(revision)) {
      held.put(clock.instant(), revision);
    }
  }

  @Override
  public Past before(Instant instant) {
    var then = held.lowerEntry(instant);
    return then == null
        ? new Past(Optional.empty(), true, held.isEmpty() ? clock.instant() : held.firstKey())
        : new Past(find(then.getValue()), true, instant);
  }

  @Override
  public Optional<KeptBook> find(String revision) {
    return Optional.ofNullable(books.get(revision));
  }

  @Override
  public Optional<String> text(String digest) {
    return books.values().stream()
        .flatMap(it -> it.chapters().stream())
        .map(Chapter::text)
        .filter(it -> it.digest().equals(digest))
        .map(Statement.Text::document)
        .findFirst();
  }
}
