package cn.yichi.recognition.asking;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.HolderRef;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What organisations were answered, in memory. */
public final class InMemoryGivenAnswers implements GivenAnswers {
  private final Map<String, GivenAnswer> all = new HashMap<>();

  @Override
  public Map<String, GivenAnswer> find(Collection<String> ids) {
    Map<String, GivenAnswer> found = new HashMap<>(all);
    found.keySet().retainAll(Set.copyOf(ids));
    return found;
  }

  @Override
  public Set<String> save(List<GivenAnswer> next) {
    Set<String> lost = new HashSet<>();
    for (GivenAnswer each : next) {
      String id = each.question().id();
      if (find(id).map(GivenAnswer::revision).orElse(0L) == each.revision() - 1) {
        all.put(id, each);
      } else {
        lost.add(id);
      }
    }
    return lost;
  }

  @Override
  public List<GivenAnswer> against(
      Collection<HolderRef> holders, Optional<AnswerPlace> after, int limit) {
    Comparator<AnswerPlace> order =
        Comparator.comparing(AnswerPlace::since).thenComparing(AnswerPlace::id).reversed();
    return all.values().stream()
        .filter(it -> holders.contains(it.whose().holder()) && it.adverse().isPresent())
        .filter(it -> after.map(place -> order.compare(AnswerPlace.of(it), place) > 0).orElse(true))
        .sorted(Comparator.comparing(AnswerPlace::of, order))
        .limit(limit)
        .toList();
  }

  @Override
  public List<Asking> about(Collection<HolderRef> holders, int limit) {
    return all.values().stream()
        .map(GivenAnswer::asking)
        .filter(it -> holders.contains(it.holder()))
        .sorted(Comparator.comparing(Asking::on).reversed())
        .limit(limit)
        .toList();
  }

  @Override
  public void erase(CertificateId certificate) {
    all.values().removeIf(it -> it.question().certificate().equals(certificate));
  }
}
