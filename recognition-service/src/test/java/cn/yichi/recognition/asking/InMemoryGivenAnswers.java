package cn.yichi.recognition.asking;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.HolderRef;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What organisations were answered, in memory. */
public final class InMemoryGivenAnswers implements GivenAnswers {
  private final Map<String, GivenAnswer> all = new HashMap<>();

  @Override
  public Optional<GivenAnswer> find(String id) {
    return Optional.ofNullable(all.get(id));
  }

  @Override
  public boolean save(GivenAnswer next) {
    long stored = find(next.question().id()).map(GivenAnswer::revision).orElse(0L);
    if (stored != next.revision() - 1) {
      return false;
    }
    all.put(next.question().id(), next);
    return true;
  }

  @Override
  public List<GivenAnswer> against(Collection<HolderRef> holders, int limit) {
    return all.values().stream()
        .filter(it -> holders.contains(it.whose().holder()) && it.adverse().isPresent())
        .sorted(
            Comparator.comparing((GivenAnswer it) -> it.adverse().orElseThrow().said().on())
                .reversed())
        .limit(limit)
        .toList();
  }

  @Override
  public void erase(CertificateId certificate) {
    all.values().removeIf(it -> it.question().certificate().equals(certificate));
  }
}
