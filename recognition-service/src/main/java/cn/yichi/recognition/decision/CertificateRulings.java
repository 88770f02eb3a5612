package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.CertificateId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Port: rulings on single certificates, and what their home regions confirmed of them. */
@FunctionalInterface
public interface CertificateRulings {
  /** There are none. */
  CertificateRulings NONE = ids -> Map.of();

  /** The rulings on these; who has none is missing from the answer. */
  Map<CertificateId, List<Ruling>> of(Collection<CertificateId> ids);
}
