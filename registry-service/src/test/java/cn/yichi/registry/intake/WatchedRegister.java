package cn.yichi.registry.intake;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.registry.certificate.Certificate;
import cn.yichi.registry.certificate.CertificateChange;
import cn.yichi.registry.certificate.Certificates;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A register that a test may disturb before it stores. */
class WatchedRegister implements Certificates {
  private final Certificates kept;

  WatchedRegister(Certificates kept) {
    this.kept = kept;
  }

  void beforeSave() {}

  @Override
  public Map<CertificateId, Certificate> find(Collection<CertificateId> ids) {
    return kept.find(ids);
  }

  @Override
  public Collection<Certificate> findByNumber(Collection<String> numberDigests) {
    return kept.findByNumber(numberDigests);
  }

  @Override
  public List<Saved> save(List<CertificateChange> changes) {
    beforeSave();
    return kept.save(changes);
  }

  @Override
  public List<BookEntry> book(Optional<CertificateId> after, int limit) {
    return kept.book(after, limit);
  }
}
