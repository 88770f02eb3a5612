package cn.yichi.recognition.asking;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.HolderRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Who asked, in memory. */
public final class InMemoryAskings implements Askings {
  private final List<Asking> all = new ArrayList<>();

  @Override
  public void note(List<Asking> askings) {
    for (Asking each : askings) {
      if (!all.contains(each)) {
        all.add(each);
      }
    }
  }

  @Override
  public List<Asking> about(Collection<HolderRef> holders, int limit) {
    return all.stream()
        .filter(each -> holders.contains(each.holder()))
        .sorted(Comparator.comparing(Asking::on).reversed())
        .limit(limit)
        .toList();
  }

  @Override
  public void erase(CertificateId certificate) {
    all.removeIf(each -> each.certificate().equals(certificate));
  }
}
