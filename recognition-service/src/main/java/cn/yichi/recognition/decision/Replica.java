package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.HolderRef;
import java.util.List;
import java.util.Optional;

/**
 * A certificate as its home registry published it: what the engine needs, and what an enquiry is
 * matched with. Holds no name and no ID number.
 *
 * @param view what the engine needs
 * @param holder pseudonym of the holder
 * @param numberDigest keyed digest of the normalised number
 * @param numberMasked the number fit for display
 * @param nameDigest keyed digest of the holder's name, salted by the certificate id
 * @param documentDigests keyed digests of the holder's document numbers, salted likewise
 * @param cause why this version came to be
 * @param provenance by whose word it is held; empty of one that came before events were signed
 */
public record Replica(
    CertificateView view,
    HolderRef holder,
    String numberDigest,
    String numberMasked,
    String nameDigest,
    List<String> documentDigests,
    Cause cause,
    Optional<Provenance> provenance) {
  public Replica {
    documentDigests = List.copyOf(documentDigests);
  }

  public CertificateId id() {
    return view.id();
  }

  /** Its issuer, as filed in its home region. */
  public IssuerId issuer() {
    return new IssuerId(view.home(), view.issuer());
  }
}
