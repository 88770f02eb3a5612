package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.Region;
import java.util.Optional;

/**
 * What is stored for a certificate, as far as the next decision must know it.
 *
 * @param home region of the certificate's registry
 * @param homeIsProven whether the id itself says whose it is
 * @param certificateVersion version of the replica
 * @param revision revision of the decision; a write names the one it read
 * @param outcome code of the outcome
 * @param fingerprint digest of the answer, for telling a changed one
 * @param cause why the decision was taken
 * @param firstCause why the replica came to be
 * @param issuerVersion version of the issuer that the decision rests on; 0 where none was received
 * @param published whether others have been told of a decision
 * @param provenance by whose word the replica is held
 */
public record Standing(
    Region home,
    boolean homeIsProven,
    int certificateVersion,
    long revision,
    String outcome,
    String fingerprint,
    Cause cause,
    Cause firstCause,
    int issuerVersion,
    boolean published,
    Optional<Provenance> provenance) {}
