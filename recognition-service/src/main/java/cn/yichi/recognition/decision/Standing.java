package cn.yichi.recognition.decision;

/**
 * What is stored for a certificate, as far as the next decision must know it.
 *
 * @param certificateVersion version of the replica
 * @param revision revision of the decision; a write names the one it read
 * @param outcome code of the outcome
 * @param fingerprint digest of the answer, for telling a changed one
 * @param published whether others have been told of a decision
 */
public record Standing(
    int certificateVersion, long revision, String outcome, String fingerprint, boolean published) {}
