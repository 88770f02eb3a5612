package cn.yichi.recognition.benefit;

import cn.yichi.contracts.vocabulary.CertificateId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Benefits in memory, kept to the same contract as those in MongoDB. */
public final class InMemoryOpenBenefits implements OpenBenefits {
  private final Map<String, OpenBenefit> kept = new HashMap<>();
  private final List<String> announced = new ArrayList<>();
  private Runnable beforeEachCall = () -> {};

  /** Runs before each call, to crash. */
  public void beforeEachCall(Runnable interruption) {
    beforeEachCall = interruption;
  }

  /** {@code OPEN} or {@code CLOSED} for each published change of a certificate, in order. */
  public List<String> announced(CertificateId certificate) {
    return announced.stream()
        .filter(each -> each.startsWith(certificate.value()))
        .map(each -> each.substring(each.indexOf(' ') + 1))
        .toList();
  }

  /** Certificates and policies that are open. */
  public Map<String, Boolean> state() {
    Map<String, Boolean> state = new TreeMap<>();
    kept.forEach(
        (key, benefit) -> {
          if (benefit.open()) {
            state.put(key, true);
          }
        });
    return state;
  }

  /** Why each is as it is. */
  public List<String> causes() {
    return kept.values().stream().map(OpenBenefit::cause).toList();
  }

  @Override
  public Set<CertificateId> open(List<OpenBenefit> opened) {
    return change(opened);
  }

  @Override
  public Set<CertificateId> close(List<OpenBenefit> closed) {
    return change(closed);
  }

  private Set<CertificateId> change(List<OpenBenefit> wanted) {
    beforeEachCall.run();
    return wanted.stream()
        .filter(this::change)
        .map(OpenBenefit::certificate)
        .collect(Collectors.toSet());
  }

  private boolean change(OpenBenefit wanted) {
    String key = wanted.certificate().value() + "/" + wanted.policyId();
    OpenBenefit stored = kept.get(key);
    boolean differs =
        stored == null
            ? wanted.open()
            : stored.open() != wanted.open()
                || wanted.open()
                    && (stored.policyVersion() != wanted.policyVersion()
                        || !stored.neededFacts().equals(wanted.neededFacts()));
    if (differs) {
      kept.put(key, wanted);
      announced.add(key + " " + (wanted.open() ? "OPEN" : "CLOSED"));
    }
    return differs;
  }

  @Override
  public void erase(CertificateId certificate) {
    beforeEachCall.run();
    kept.keySet().removeIf(key -> key.startsWith(certificate.value() + "/"));
    announced.removeIf(each -> each.startsWith(certificate.value() + "/"));
  }
}
