package cn.yichi.recognition.enquiry;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.decision.Consequences;
import cn.yichi.recognition.decision.Doubts;
import cn.yichi.recognition.decision.Judgements;
import cn.yichi.recognition.decision.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Erases everything kept of a certificate because its home region erased it: replica, decisions and
 * their history, number, benefits, other regions' decisions, who asked and what was answered, share
 * codes and watches. That it was erased is noted first, so that no older record brings it back; the
 * replica goes after all that an erasure which starts again would miss.
 */
public final class EraseCertificates {
  private final Judgements judgements;
  private final Consequences consequences;
  private final HostDecisions hosts;
  private final Doubts doubts;
  private final List<Consumer<CertificateId>> last;
  private final Consumer<CertificateId> followAgain;

  /**
   * @param last stores of what is kept only of a certificate that is held, such as who asked. Who
   *     writes there looks afterwards whether it is still held, so they are emptied after it went
   * @param followAgain lets follow again what follows from a certificate that is held: what was
   *     taken back may be that of one registered anew meanwhile
   */
  public EraseCertificates(
      Judgements judgements,
      Consequences consequences,
      HostDecisions hosts,
      Doubts doubts,
      List<Consumer<CertificateId>> last,
      Consumer<CertificateId> followAgain) {
    this.judgements = judgements;
    this.consequences = consequences;
    this.hosts = hosts;
    this.doubts = doubts;
    this.last = List.copyOf(last);
    this.followAgain = followAgain;
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
   * @param signedAt when it asked, by its own clock; empty where signing is switched off
   */
  public Erasure erase(CertificateId certificate, Region by, Optional<Instant> signedAt) {
    signedAt.ifPresent(at -> judgements.noteErasure(certificate, by, at));
    Optional<Standing> standing =
        Optional.ofNullable(judgements.standings(List.of(certificate)).get(certificate));
    if (standing.isEmpty()) {
      // Who was replacing it when it went may have died before he could take it out again.
      consequences.takeBack(certificate);
      judgements.eraseLeft(certificate);
      eraseLast(certificate);
      return Erasure.NOT_HELD;
    }
    if (!standing.get().home().equals(by)) {
      return Erasure.FOREIGN;
    }
    if (isOutdated(signedAt, standing.get())) {
      return Erasure.OUTDATED;
    }
    hosts.erase(certificate);
    consequences.erase(certificate);
    judgements.erase(certificate, by);
    // Once more, for what followed until just before it went.
    consequences.takeBack(certificate);
    eraseLast(certificate);
    return Erasure.ERASED;
  }

  /**
   * Also whenever the erasure comes again. Nothing is lost by whoever repeats another region's: of
   * what is not held nothing may be there. What partners said of a certificate that is yet to come
   * is none of it.
   */
  private void eraseLast(CertificateId certificate) {
    last.forEach(each -> each.accept(certificate));
    followAgain.accept(certificate);
  }

  /** What is in doubt may name any instant: it does not hold back what its region says. */
  private boolean isOutdated(Optional<Instant> signedAt, Standing held) {
    return signedAt.isPresent()
        && held.provenance().filter(it -> signedAt.get().isBefore(it.signedAt())).isPresent()
        && !doubts.about(held.home(), held.provenance());
  }
}
