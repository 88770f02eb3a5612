package cn.yichi.platform.signing;

import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** A public key. Safe for any number of threads. */
public final class VerifyingKey {
  private static final int ID = 32;

  private final SignatureAlgorithm algorithm;
  private final byte[] bytes;
  private final String digest;
  private final Check check;

  @FunctionalInterface
  private interface Check {
    boolean holds(byte[] message, byte[] signature);
  }

  /**
   * @param bytes as {@link SignatureAlgorithm} says
   * @throws IllegalArgumentException when they are no public key of that algorithm
   */
  public VerifyingKey(SignatureAlgorithm algorithm, byte[] bytes) {
    this.algorithm = algorithm;
    this.bytes = bytes.clone();
    this.digest = HexFormat.of().formatHex(Hash.Sha256.digest().digest(this.bytes));
    this.check = check(algorithm, this.bytes);
  }

  private static Check check(SignatureAlgorithm algorithm, byte[] bytes) {
    return switch (algorithm) {
      case ED25519 -> {
        if (bytes.length != Ed25519PublicKeyParameters.KEY_SIZE) {
          throw new IllegalArgumentException("an Ed25519 key has 32 bytes");
        }
        Ed25519PublicKeyParameters key = new Ed25519PublicKeyParameters(bytes);
        yield (message, signature) ->
            key.verify(Ed25519.Algorithm.Ed25519, null, message, 0, message.length, signature, 0);
      }
      case SM2 -> {
        ECPublicKeyParameters key = Sm2.publicKey(bytes);
        yield (message, signature) -> Sm2.verify(key, message, signature);
      }
    };
  }

  /**
   * Reads what {@link #text()} gives.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static VerifyingKey parse(String text) {
    int colon = text.indexOf(':');
    SignatureAlgorithm algorithm =
        SignatureAlgorithm.named(text.substring(0, Math.max(0, colon)))
            .orElseThrow(() -> new IllegalArgumentException("no algorithm before the colon"));
    return new VerifyingKey(algorithm, Base64.getDecoder().decode(text.substring(colon + 1)));
  }

  /** {@code <algorithm>:<base64>}. */
  public String text() {
    return algorithm + ":" + Base64.getEncoder().encodeToString(bytes);
  }

  /** Whether the key's owner signed the message; false for a signature of another length. */
  public boolean verify(byte[] message, byte[] signature) {
    return signature.length == SignatureAlgorithm.SIGNATURE && check.holds(message, signature);
  }

  /** {@code <algorithm>:<hex of the SHA-256 of the public key>}, by which others pin it. */
  public String fingerprint() {
    return algorithm + ":" + digest;
  }

  /** The first 128 bits of the fingerprint in hex: two keys never share an id. */
  public String id() {
    return digest.substring(0, ID);
  }

  public SignatureAlgorithm algorithm() {
    return algorithm;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifyingKey key && key.text().equals(text());
  }

  @Override
  public int hashCode() {
    return text().hashCode();
  }

  @Override
  public String toString() {
    return fingerprint();
  }
}
