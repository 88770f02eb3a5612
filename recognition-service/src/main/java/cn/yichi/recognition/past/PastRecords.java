package cn.yichi.recognition.past;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.recognition.decision.Honour;
import cn.yichi.recognition.decision.IssuerId;
import cn.yichi.recognition.decision.IssuerTimeline;
import cn.yichi.recognition.decision.ReviewFinding;
import cn.yichi.recognition.decision.Ruling;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Port: what had been recorded here before an instant. What a region erased is gone from the past
 * too.
 */
public interface PastRecords {
  PastCertificate certificate(CertificateId certificate, Instant before);

  /** Empty where nothing had been received about the issuer. */
  Past<Optional<IssuerTimeline>> issuer(IssuerId issuer, Instant before);

  Past<List<Honour>> honours(Set<HolderRef> holders, Instant before);

  Past<List<ReviewFinding>> reviews(IssuerId issuer, Instant before);

  /** Those on the certificate and those that interpreted clauses. */
  Past<List<Ruling>> rulings(CertificateId certificate, Instant before);
}
