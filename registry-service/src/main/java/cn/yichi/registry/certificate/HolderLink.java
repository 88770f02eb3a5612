package cn.yichi.registry.certificate;

import static java.util.Objects.requireNonNull;

import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.IdDocument;
import java.time.Instant;
import java.util.Optional;

/**
 * That a pseudonym means the same person as an older one.
 *
 * @param ref the younger pseudonym; identity
 * @param version 1 for the first state, +1 for each change
 * @param oldest what stands for the person; it may in turn be linked with one older
 * @param basis how it is known
 * @param status whether it holds
 * @param document whose holder {@code ref} means, where it was stated with the link; personal data,
 *     stored sealed and never published
 * @param recordedAt when this version was written down, UTC
 */
public record HolderLink(
    HolderRef ref,
    int version,
    HolderRef oldest,
    Basis basis,
    Status status,
    Optional<IdDocument> document,
    Instant recordedAt) {

  /** How it is known that two pseudonyms mean one person. */
  public enum Basis {
    /** The same document under another version of the federation's key. */
    KEY_VERSION,
    /** Another document, as officers decided. */
    DOCUMENT
  }

  /** Whether a link holds. */
  public enum Status {
    LINKED,
    /** It was said by mistake. */
    ENDED
  }

  public HolderLink {
    requireNonNull(basis, "basis");
    requireNonNull(status, "status");
    requireNonNull(document, "document");
    requireNonNull(recordedAt, "recordedAt");
    if (version < 1) {
      throw new IllegalArgumentException("version must be at least 1");
    }
    if (ref.equals(oldest)) {
      throw new IllegalArgumentException("a pseudonym is not linked with itself");
    }
  }

  /** The pseudonym of a document under one version of the key, and the one it had first. */
  public static HolderLink ofKeyVersion(HolderRef ref, HolderRef first, Instant now) {
    return new HolderLink(ref, 1, first, Basis.KEY_VERSION, Status.LINKED, Optional.empty(), now);
  }

  /** Whether it holds. */
  public boolean isLinked() {
    return status == Status.LINKED;
  }

  /** Pseudonyms only. */
  @Override
  public String toString() {
    return "HolderLink[" + ref.value() + " -> " + oldest.value() + ", " + status + "]";
  }
}
