package cn.yichi.notification.notice;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.Recipient;
import java.time.Instant;
import java.util.Optional;

/**
 * One notice to one recipient.
 *
 * @param key unique and the same however often its facts are delivered
 * @param named the certificate's words; empty where a benefit came without a decision before it
 * @param writtenAt when its first fact was taken in
 * @param nextAt when the sending loop is to look at it again; empty once nothing is left to do
 * @param version +1 for each change; writes compare and set on it
 * @param inbox the delivery to the inbox; its time is when the recipient could first read it
 */
public record Notice(
    String key,
    Recipient recipient,
    CertificateId certificate,
    Optional<NamedCertificate> named,
    Content content,
    Instant writtenAt,
    Optional<Instant> nextAt,
    long version,
    Delivery inbox,
    Delivery sms) {

  /** One that tells what has happened, due at once. */
  static Notice dueNow(
      String key,
      Recipient recipient,
      CertificateId certificate,
      Optional<NamedCertificate> named,
      Content content,
      Instant now) {
    return new Notice(
        key,
        recipient,
        certificate,
        named,
        content,
        now,
        Optional.of(now),
        1,
        Delivery.gathering(now),
        Delivery.gathering(now));
  }

  /** The key of a certificate's n-th gathering notice, n from 1. */
  static String windowKey(CertificateId certificate, int n) {
    return certificate.value() + "/new/" + n;
  }

  /** Whether news may still join it. */
  public boolean gathering() {
    return inbox.state() == DeliveryState.GATHERING;
  }

  /**
   * The key under which the provider recognises a repeated attempt; fit for a URL's path segment.
   */
  public String smsKey() {
    return key.replace('/', '~') + "~" + Channel.SMS;
  }

  Notice released(Instant now) {
    return gathering() ? with(Delivery.of(DeliveryState.SENT, now), sms, nextAt) : this;
  }

  Notice withSms(Delivery delivery, Optional<Instant> next) {
    return with(inbox, delivery, next);
  }

  /** The notice as it stands once {@link Notices#advance} took it. */
  Notice stored() {
    return new Notice(
        key, recipient, certificate, named, content, writtenAt, nextAt, version + 1, inbox, sms);
  }

  private Notice with(Delivery newInbox, Delivery newSms, Optional<Instant> next) {
    return new Notice(
        key, recipient, certificate, named, content, writtenAt, next, version, newInbox, newSms);
  }
}
