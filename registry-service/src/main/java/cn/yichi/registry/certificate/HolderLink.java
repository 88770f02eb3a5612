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
 * @param proposal what two people last decided it by; empty where nobody had to
 * @param recordedAt when this version was written down, UTC
 */
public record HolderLink(
    HolderRef ref,
    int version,
    HolderRef oldest,
    Basis basis,
    Status status,
    Optional<IdDocument> document,
    Optional<String> proposal,
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
    /** Somebody said so, and a second person has not confirmed it; it does not hold. */
    PROPOSED,
    /** It holds. */
    LINKED,
    /** It was said by mistake. */
    ENDED
  }

  public HolderLink {
    requireNonNull(basis, "basis");
    requireNonNull(status, "status");
    requireNonNull(document, "document");
    requireNonNull(proposal, "proposal");
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
    return new HolderLink(
        ref, 1, first, Basis.KEY_VERSION, Status.LINKED, Optional.empty(), Optional.empty(), now);
  }

  /**
   * What two people are to decide on.
   *
   * @param known the link that there is already, ended or proposed otherwise
   */
  static HolderLink proposed(
      Optional<HolderLink> known,
      HolderRef ref,
      HolderRef oldest,
      Optional<IdDocument> document,
      Instant now) {
    return new HolderLink(
        ref,
        known.map(link -> link.version + 1).orElse(1),
        oldest,
        Basis.DOCUMENT,
        Status.PROPOSED,
        document.or(() -> known.flatMap(HolderLink::document)),
        known.flatMap(HolderLink::proposal),
        now);
  }

  HolderLink linked(String by, Instant now) {
    return new HolderLink(
        ref, version + 1, oldest, basis, Status.LINKED, document, Optional.of(by), now);
  }

  /** Nobody is found by it any more, so the document goes. */
  HolderLink ended(Instant now) {
    return new HolderLink(
        ref, version + 1, oldest, basis, Status.ENDED, Optional.empty(), proposal, now);
  }

  /** Whether it waits for a second person. */
  public boolean isProposed() {
    return status == Status.PROPOSED;
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
