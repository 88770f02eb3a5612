package cn.yichi.recognition.confirmation;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.decision.CertificateRulings;
import cn.yichi.recognition.decision.Provenance;
import cn.yichi.recognition.decision.Ruling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Port: what regions confirmed of certificates, held here or not. Whether it counts, the engine
 * says, which knows the certificate and the agreement.
 */
public interface PartnerConfirmations extends CertificateRulings {
  /** What a received state did. */
  enum Receipt {
    NEWER,
    SAME,
    OLDER
  }

  /**
   * All that a region said of one certificate.
   *
   * @param version from 1
   */
  record Heard(Region by, CertificateId certificate, int version, List<Confirmed> items) {
    public Heard {
      items = List.copyOf(items);
    }

    private List<Ruling> asRulings() {
      List<Ruling> rulings = new ArrayList<>();
      for (Confirmed each : items) {
        rulings.add(each.asRuling(by, certificate, rulings.size() + 1));
      }
      return rulings;
    }
  }

  /**
   * Keeps it, unless the same or a newer state is kept that is beyond doubt.
   *
   * @throws cn.yichi.recognition.decision.Contended when somebody else is writing it
   */
  Receipt keep(Heard heard, Optional<Provenance> provenance);

  /** What each region said of these. */
  List<Heard> heard(Collection<CertificateId> certificates);

  /**
   * Forgets what one region said of a certificate.
   *
   * @return false where nothing was kept
   */
  boolean forget(Region by, CertificateId certificate);

  /** Erases what every region said of a certificate. */
  void erase(CertificateId certificate);

  @Override
  default Map<CertificateId, List<Ruling>> of(Collection<CertificateId> certificates) {
    Map<CertificateId, List<Ruling>> found = new HashMap<>();
    for (Heard each : heard(certificates)) {
      found.computeIfAbsent(each.certificate(), it -> new ArrayList<>()).addAll(each.asRulings());
    }
    return found;
  }
}
