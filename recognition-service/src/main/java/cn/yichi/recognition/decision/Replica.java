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
 * @param cause why this version came to be; of one that says anew what was said before, why the
 *     certificate came to be
 * @param again whether it says what the version before it said, under other digests
 * @param homeProven whether the id is computed from home, kind and a published number, so that no
 *     other region can have it; not of kinds whose numbers are personal
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
    boolean again,
    boolean homeProven,
    Optional<Provenance> provenance) {
  public Replica {
    documentDigests = List.copyOf(documentDigests);
  }

  /** The same for another cause, as a version that says something. */
  Replica because(Cause other) {
    return new Replica(
        view,
        holder,
        numberDigest,
        numberMasked,
        nameDigest,
        documentDigests,
        other,
        false,
        homeProven,
        provenance);
  }

  /** The same of a home that was proven before. */
  Replica proven() {
    return new Replica(
        view,
        holder,
        numberDigest,
        numberMasked,
        nameDigest,
        documentDigests,
        cause,
        again,
        true,
        provenance);
  }

  /** Whether it is this one that is stored. */
  boolean isHeld(Standing stored) {
    return stored.home().equals(view.home())
        && stored.certificateVersion() == view.version()
        && stored
            .provenance()
            .map(Provenance::signedAt)
            .equals(provenance.map(Provenance::signedAt));
  }

  public CertificateId id() {
    return view.id();
  }

  /** Its issuer, as filed in its home region. */
  public IssuerId issuer() {
    return new IssuerId(view.home(), view.issuer());
  }
}
