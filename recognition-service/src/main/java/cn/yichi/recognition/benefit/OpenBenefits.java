package cn.yichi.recognition.benefit;

import cn.yichi.contracts.vocabulary.CertificateId;
import java.util.List;
import java.util.Set;

/** Which certificates open which benefits; a change is published in the same write. */
public interface OpenBenefits {

  /** Notes opened benefits; one noted alike before changes nothing. Answers what it changed. */
  Set<CertificateId> open(List<OpenBenefit> opened);

  /**
   * Notes closed benefits; one that was never open, or is closed already, changes nothing. Answers
   * what it changed.
   */
  Set<CertificateId> close(List<OpenBenefit> closed);

  /** Erases everything kept of a certificate. */
  void erase(CertificateId certificate);
}
