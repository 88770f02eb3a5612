package cn.yichi.recognition.enquiry;

import cn.yichi.contracts.vocabulary.CertificateId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Other regions' decisions in memory, kept to the same contract as those in MongoDB. */
public final class InMemoryHostDecisions implements HostDecisions {
  private final Map<String, HostDecision> kept = new TreeMap<>();

  @Override
  public List<Receipt> keep(List<HostDecision> decisions) {
    List<Receipt> receipts = new ArrayList<>();
    for (HostDecision each : decisions) {
      String key = each.certificate().value() + "/" + each.host().code();
      long known = kept.containsKey(key) ? kept.get(key).revision() : 0;
      if (each.revision() > known) {
        kept.put(key, each);
        receipts.add(Receipt.NEWER);
      } else {
        receipts.add(each.revision() == known ? Receipt.SAME : Receipt.OLDER);
      }
    }
    return receipts;
  }

  @Override
  public List<HostDecision> of(CertificateId certificate) {
    return kept.values().stream().filter(each -> each.certificate().equals(certificate)).toList();
  }

  @Override
  public void erase(CertificateId certificate) {
    kept.keySet().removeIf(key -> key.startsWith(certificate.value()));
  }
}
