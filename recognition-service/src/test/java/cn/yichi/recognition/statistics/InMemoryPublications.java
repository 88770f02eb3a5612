package cn.yichi.recognition.statistics;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Published months that are gone with the test. */
final class InMemoryPublications implements Publications {
  private final TreeMap<YearMonth, Publication> months = new TreeMap<>();

  @Override
  public void keep(Publication publication) {
    months.putIfAbsent(publication.month(), publication);
  }

  @Override
  public Optional<YearMonth> latest() {
    return months.isEmpty() ? Optional.empty() : Optional.of(months.lastKey());
  }

  @Override
  public List<Publication> page(Optional<YearMonth> before, int limit) {
    return before
        .map(each -> months.headMap(each, false))
        .orElse(months)
        .descendingMap()
        .values()
        .stream()
        .limit(limit)
        .toList();
  }
}
