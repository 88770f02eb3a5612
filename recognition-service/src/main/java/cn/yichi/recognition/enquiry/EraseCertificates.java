package cn.yichi.recognition.enquiry;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.benefit.OpenBenefits;
import cn.yichi.recognition.decision.Judgements;
import cn.yichi.recognition.decision.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Erases everything kept of a certificate because its home region erased it: replica, decisions and
 * their history, number, benefits, other regions' decisions. The replica goes last, so that after a
 * crash the erasure starts again.
 */
public final class EraseCertificates {
  private final Judgements judgements;
  private final OpenBenefits benefits;
  private final HostDecisions hosts;

  public EraseCertificates(Judgements judgements, OpenBenefits benefits, HostDecisions hosts) {
    this.judgements = judgements;
    this.benefits = benefits;
    this.hosts = hosts;
  }

  /** What became of a wish to erase. */
  public enum Erasure {
    ERASED,
    /** Nothing was kept, or it was erased before. */
    NOT_HELD,
    /** The region has said it anew since: an old erasure that somebody repeats. */
    OUTDATED,
    /** It belongs to another region, which alone may erase it. */
    FOREIGN
  }

  /**
   * @param by the region that asks for it
   * @param signedAt when it asked, by its own clock
   */
  public Erasure erase(CertificateId certificate, Region by, Instant signedAt) {
    Optional<Standing> standing =
        Optional.ofNullable(judgements.standings(List.of(certificate)).get(certificate));
    if (standing.isEmpty()) {
      return Erasure.NOT_HELD;
    }
    if (!standing.get().home().equals(by)) {
      return Erasure.FOREIGN;
    }
    if (standing.get().provenance().filter(it -> signedAt.isBefore(it.signedAt())).isPresent()) {
      return Erasure.OUTDATED;
    }
    hosts.erase(certificate);
    benefits.erase(certificate);
    judgements.erase(List.of(certificate));
    return Erasure.ERASED;
  }
}
