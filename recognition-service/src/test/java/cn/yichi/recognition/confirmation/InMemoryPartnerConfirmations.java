package cn.yichi.recognition.confirmation;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.decision.Doubts;
import cn.yichi.recognition.decision.Provenance;
import cn.yichi.recognition.decision.Samples;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What regions confirmed, in memory. */
public final class InMemoryPartnerConfirmations implements PartnerConfirmations {
  private record Key(Region by, CertificateId certificate) {}

  private record Kept(Heard heard, Optional<Provenance> provenance) {}

  private final Map<Key, Kept> kept = new HashMap<>();
  private final Doubts doubts;

  public InMemoryPartnerConfirmations(Set<String> lostKeys) {
    this.doubts = Samples.doubts(lostKeys);
  }

  @Override
  public Receipt keep(Heard heard, Optional<Provenance> provenance) {
    Key key = new Key(heard.by(), heard.certificate());
    Kept held = kept.get(key);
    if (held != null
        && held.heard().version() >= heard.version()
        && !doubts.yields(heard.by(), held.provenance(), provenance)) {
      return held.heard().version() == heard.version() ? Receipt.SAME : Receipt.OLDER;
    }
    kept.put(key, new Kept(heard, provenance));
    return Receipt.NEWER;
  }

  @Override
  public List<Heard> heard(Collection<CertificateId> certificates) {
    return kept.values().stream()
        .map(Kept::heard)
        .filter(each -> certificates.contains(each.certificate()))
        .toList();
  }

  @Override
  public boolean forget(Region by, CertificateId certificate) {
    return kept.remove(new Key(by, certificate)) != null;
  }

  @Override
  public void erase(CertificateId certificate) {
    kept.keySet().removeIf(each -> each.certificate().equals(certificate));
  }
}
