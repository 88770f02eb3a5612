package cn.yichi.notification.notice;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.Recipient;
import cn.yichi.contracts.vocabulary.Region;
import java.util.List;

/**
 * A benefit that opened or closed for a recipient.
 *
 * @param home the certificate's home region: the only one that notifies
 * @param revision at least 1, +1 for each change for this certificate and policy; the highest wins
 * @param offer what is open, or was
 */
public record BenefitChange(
    Recipient recipient,
    CertificateId certificate,
    Region home,
    long revision,
    boolean open,
    Offer offer,
    Cause cause) {

  /**
   * A benefit that may be claimed once its facts are given. Says no amount, which is personal.
   *
   * @param region the region or county that pays
   * @param neededFacts names of the facts that a claim needs
   */
  public record Offer(String policyId, int policyVersion, Region region, List<String> neededFacts) {
    /** Orders the facts, so that equal offers are equal. */
    public Offer {
      neededFacts = neededFacts.stream().sorted().distinct().toList();
    }
  }

  /** The change's own name: {@code <certificate id>/<paying province>/<policy>/<revision>}. */
  public String eventId() {
    return subject() + "/" + revision;
  }

  /**
   * What the revisions count: {@code <certificate id>/<paying province>/<policy>}. Each region
   * counts by itself, so that none outdoes another's revisions under the same policy.
   */
  public String subject() {
    return certificate.value() + "/" + offer.region().province().code() + "/" + offer.policyId();
  }

  String fingerprint() {
    return (open ? "OPEN|v" : "CLOSED|v")
        + offer.policyVersion()
        + "|"
        + String.join(",", offer.neededFacts());
  }
}
