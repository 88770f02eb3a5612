package cn.yichi.recognition.receipt;

import cn.yichi.contracts.vocabulary.Region;

/** Port: receipts in the form in which they are handed out, signed by a region. */
public interface Seals {
  /** Characters of the longest receipt that is written or read. */
  int LONGEST = 65_536;

  /**
   * Signs a receipt.
   *
   * @throws CannotSeal when the region's key signs no more or not yet, or it is too long
   */
  String seal(Receipt receipt);

  /**
   * Signs a proof of having asked.
   *
   * @throws CannotSeal as above
   */
  String seal(AskingProof proof);

  /**
   * Opens what somebody presents.
   *
   * @param presented at most {@link #LONGEST} characters count as a receipt
   */
  Opened open(String presented);

  /** What was presented. */
  sealed interface Opened {
    /**
     * A receipt that this region signed.
     *
     * @param keyId the key
     */
    record Genuine(Receipt receipt, Region by, String keyId) implements Opened {}

    /**
     * A proof of having asked that this region signed.
     *
     * @param keyId the key
     */
    record GenuineAsking(AskingProof proof, Region by, String keyId) implements Opened {}

    /** Longer than a receipt may be. */
    record TooLong() implements Opened {}

    /** No receipt of the form. */
    record Malformed(Doubt doubt) implements Opened {}

    /**
     * In the form of a receipt, but the signature counts for nothing: forged, or its key is
     * unknown, revoked or out of its time.
     */
    record NotBelieved(Doubt doubt) implements Opened {}
  }

  /** There is no receipt to be had now. */
  final class CannotSeal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CannotSeal(String reason) {
      super(reason);
    }
  }
}
