package cn.yichi.recognition.enquiry;

import cn.yichi.contracts.vocabulary.CertificateId;
import java.util.List;

/** What all regions said of the certificates of this region. */
public interface HostDecisions {

  /** Keeps each unless the same or a higher revision is kept; one receipt each, in order. */
  List<Receipt> keep(List<HostDecision> decisions);

  /** Everything said of a certificate, one a host. */
  List<HostDecision> of(CertificateId certificate);

  /** Erases everything said of a certificate. */
  void erase(CertificateId certificate);

  /** What became of a received decision. */
  enum Receipt {
    NEWER,
    SAME,
    OLDER
  }
}
