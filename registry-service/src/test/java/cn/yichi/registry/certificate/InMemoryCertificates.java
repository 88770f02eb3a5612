package cn.yichi.registry.certificate;

import cn.yichi.contracts.vocabulary.CertificateId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A register in memory. */
public class InMemoryCertificates implements Certificates {
  private final Map<String, Certificate> stored = new TreeMap<>();

  @Override
  public Map<CertificateId, Certificate> find(Collection<CertificateId> ids) {
    return ids.stream()
        .distinct()
        .filter(id -> stored.containsKey(id.value()))
        .collect(Collectors.toMap(id -> id, id -> stored.get(id.value())));
  }

  @Override
  public Collection<Certificate> findByNumber(Collection<String> numberDigests) {
    return stored.values().stream()
        .filter(each -> numberDigests.contains(each.numberDigest()))
        .toList();
  }

  @Override
  public List<Saved> save(List<CertificateChange> changes) {
    return changes.stream().map(this::save).toList();
  }

  private Saved save(CertificateChange change) {
    String id = change.next().id().value();
    int present = stored.containsKey(id) ? stored.get(id).version() : 0;
    if (present != change.next().version() - 1) {
      return Saved.STALE;
    }
    stored.put(id, change.next());
    return Saved.STORED;
  }

  @Override
  public List<BookEntry> book(Optional<CertificateId> after, int limit) {
    return stored.values().stream()
        .filter(each -> after.map(id -> each.id().value().compareTo(id.value()) > 0).orElse(true))
        .limit(limit)
        .map(each -> new BookEntry(each.id(), each.version()))
        .toList();
  }
}
