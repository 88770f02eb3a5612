package cn.yichi.recognition.enquiry;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.Region;
import java.util.List;
import java.util.Optional;

/** What is decided here, for comparing with other services and for counting. */
public interface DecisionBooks {

  /**
   * Stored decisions in the order of certificate ids.
   *
   * @param after the last id of the page before; empty for the first page
   * @param limit most lines, at least 1
   */
  List<Line> page(Optional<CertificateId> after, int limit);

  /** How many stored decisions there are by home region and outcome, in that order. */
  List<Count> counts();

  /**
   * One stored decision.
   *
   * @param certificate the certificate
   * @param version version of the certificate that is held
   * @param revision revision of the decision
   * @param outcome code of its outcome
   * @param home region of the certificate's registry
   * @param published whether others were told
   * @param cause name of its cause
   */
  record Line(
      CertificateId certificate,
      int version,
      long revision,
      String outcome,
      Region home,
      boolean published,
      String cause) {}

  /** A number of decisions. */
  record Count(Region home, String outcome, long decisions) {}
}
