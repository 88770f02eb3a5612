package cn.yichi.recognition.register;

import cn.yichi.contracts.vocabulary.Region;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Entries of one region in memory, with what it published. */
final class InMemoryEntries implements Entries {
  private final Map<String, Entry> entries = new TreeMap<>();
  final List<Statement> published = new ArrayList<>();
  boolean busy;

  @Override
  public List<Entry> all() {
    return List.copyOf(entries.values());
  }

  @Override
  public long mark() {
    long mark = 17;
    for (Entry each : entries.values()) {
      mark = (mark * 31 + each.ref().hashCode()) * 31 + each.sequence();
    }
    return mark;
  }

  @Override
  public Optional<Entry> find(VersionRef ref) {
    return Optional.ofNullable(entries.get(ref.toString()));
  }

  @Override
  public Write draft(VersionRef ref, long sequence, Optional<Entry.Draft> draft) {
    Optional<Entry> known = find(ref);
    if (known.map(Entry::sequence).orElse(0L) != sequence) {
      return Write.STALE;
    }
    Map<Region, Statement> said = known.map(Entry::statements).orElse(Map.of());
    if (draft.isPresent()) {
      put(new Entry(ref, sequence + 1, draft, said, known.flatMap(Entry::decidedBy)));
      return Write.DONE;
    }
    if (!said.isEmpty()) {
      return Write.STALE;
    }
    entries.remove(ref.toString());
    return Write.DONE;
  }

  @Override
  public Write say(Statement own, long sequence, Optional<String> decidedBy) {
    Optional<Entry> known = find(own.ref());
    if (known.filter(each -> each.sequence() == sequence).isEmpty()) {
      return Write.STALE;
    }
    if (busy || published.size() >= 16) {
      return Write.BUSY;
    }
    put(
        new Entry(
            own.ref(),
            sequence + 1,
            known.get().draft(),
            with(known.get().statements(), own),
            decidedBy.or(() -> known.get().decidedBy())));
    published.add(own);
    return Write.DONE;
  }

  @Override
  public Write keep(Statement received, long sequence) {
    Optional<Entry> known = find(received.ref());
    if (known.map(Entry::sequence).orElse(0L) != sequence) {
      return Write.STALE;
    }
    put(
        new Entry(
            received.ref(),
            sequence + 1,
            known.flatMap(Entry::draft),
            with(known.map(Entry::statements).orElse(Map.of()), received),
            known.flatMap(Entry::decidedBy)));
    return Write.DONE;
  }

  private void put(Entry entry) {
    entries.put(entry.ref().toString(), entry);
  }

  private static Map<Region, Statement> with(Map<Region, Statement> before, Statement said) {
    Map<Region, Statement> all = new HashMap<>(before);
    all.put(said.region(), said);
    return all;
  }
}
