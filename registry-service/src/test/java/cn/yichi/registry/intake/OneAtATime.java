package cn.yichi.registry.intake;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.registry.certificate.Certificate;
import cn.yichi.registry.certificate.CertificateChange;
import cn.yichi.registry.certificate.Certificates;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Makes the register in memory, which is for one thread, fit for several. */
final class OneAtATime extends WatchedRegister {
  OneAtATime(Certificates kept) {
    super(kept);
  }

  @Override
  public synchronized Map<CertificateId, Certificate> find(Collection<CertificateId> ids) {
    return super.find(ids);
  }

  @Override
  public synchronized List<Saved> save(List<CertificateChange> changes) {
    return super.save(changes);
  }
}
