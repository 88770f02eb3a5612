package cn.yichi.recognition;

import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.decision.Contended;
import cn.yichi.recognition.register.DraftAgreements;
import cn.yichi.recognition.register.ShippedAgreements;
import cn.yichi.recognition.register.ShippedAgreements.Shipped;
import cn.yichi.recognition.register.SpeakOnAgreement;
import java.util.List;

/**
 * Writes down the documents that came with the service. In a sandbox its region signs them at once,
 * without people, and the signatures say so.
 *
 * @param absent regions of the sandbox that have no service of their own
 */
record ShippedDrafts(
    DraftAgreements drafts,
    SpeakOnAgreement speak,
    ShippedAgreements shipped,
    Region own,
    boolean sandbox,
    List<AbsentRegion> absent) {

  /**
   * @throws Contended when it must be tried again
   */
  void write() {
    for (Shipped each : shipped.documents()) {
      if (drafts.ship(each.text().document()) instanceof DraftAgreements.Outcome.Busy) {
        throw new Contended();
      }
      if (sandbox && each.agreement().binds(own)) {
        sign(each);
      }
      absent.forEach(region -> region.sign(each));
    }
  }

  /** What people have signed, or signed otherwise, stays as it is. */
  private void sign(Shipped each) {
    if (speak.signSynthetically(each.ref(), each.text().digest())
        instanceof SpeakOnAgreement.Outcome.Later) {
      throw new Contended();
    }
  }
}
