package cn.yichi.notification.notice;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.Recipient;
import cn.yichi.contracts.vocabulary.Region;
import java.util.Optional;

/**
 * What a host region decided about a certificate, as far as a notice needs it.
 *
 * @param home the certificate's home region: the only one that notifies
 * @param revision at least 1, +1 for each decision on this certificate in this host; the highest
 *     wins
 * @param previous the verdict before, empty for the first decision
 */
public record Decision(
    CertificateId certificate,
    Region host,
    Region home,
    Recipient holder,
    long revision,
    Position position,
    Cause cause,
    Optional<Verdict> previous,
    NamedCertificate named) {

  /** The id of the decision's event: {@code <certificate id>/<host>/<revision>}. */
  public String eventId() {
    return subject() + "/" + revision;
  }

  /** What the revisions count: {@code <certificate id>/<host>}. */
  public String subject() {
    return subject(certificate, host);
  }

  /** The subject of the decisions of one host on one certificate. */
  public static String subject(CertificateId certificate, Region host) {
    return certificate.value() + "/" + host.code();
  }

  boolean atHome() {
    return host.equals(home);
  }
}
