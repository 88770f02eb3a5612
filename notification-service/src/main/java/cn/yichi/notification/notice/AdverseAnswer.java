package cn.yichi.notification.notice;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.Recipient;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SocialCreditCode;
import java.time.LocalDate;
import java.util.Optional;

/**
 * An organisation was answered against a holder, who may reply.
 *
 * @param home the certificate's home region: the only one that notifies
 * @param revision tells several such answers to one organisation for one purpose apart
 */
public record AdverseAnswer(
    Recipient holder, CertificateId certificate, Region home, long revision, Told told) {

  /**
   * What was answered to whom.
   *
   * @param host the region that answered, where the holder replies
   * @param organisation who asked; its name is not known here
   * @param purpose code of the purpose
   * @param answerId what the holder replies to
   * @param answeredOn legal day of the answer
   * @param asOf legal day asked about, where that is not the day of the answer
   * @param actNotBefore first day on which the organisation may act on it, unless he replies sooner
   */
  public record Told(
      Region host,
      SocialCreditCode organisation,
      String purpose,
      String answerId,
      Verdict verdict,
      LocalDate answeredOn,
      Optional<LocalDate> asOf,
      LocalDate actNotBefore) {}

  /** The id of its event. */
  public String eventId() {
    return String.join(
        "/",
        certificate.value(),
        told.host().code(),
        told.organisation().value(),
        told.purpose(),
        Long.toString(revision));
  }
}
