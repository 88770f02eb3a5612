package cn.yichi.platform.signing;

import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** A secret key and its public half. Safe for any number of threads. */
public final class SigningKey {
  private final VerifyingKey publicKey;
  private final Signer signer;

  @FunctionalInterface
  private interface Signer {
    byte[] sign(byte[] message);
  }

  private SigningKey(VerifyingKey publicKey, Signer signer) {
    this.publicKey = publicKey;
    this.signer = signer;
  }

  /**
   * @param secret {@link SignatureAlgorithm#SECRET} random bytes
   * @throws IllegalArgumentException when they are no key of that algorithm
   */
  public static SigningKey of(SignatureAlgorithm algorithm, byte[] secret) {
    if (secret.length != SignatureAlgorithm.SECRET) {
      throw new IllegalArgumentException("a secret key has 32 bytes");
    }
    return switch (algorithm) {
      case ED25519 -> ed25519(new Ed25519PrivateKeyParameters(secret));
      case SM2 -> sm2(Sm2.secret(secret));
    };
  }

  private static SigningKey ed25519(Ed25519PrivateKeyParameters secret) {
    return new SigningKey(
        new VerifyingKey(SignatureAlgorithm.ED25519, secret.generatePublicKey().getEncoded()),
        message -> {
          byte[] signature = new byte[SignatureAlgorithm.SIGNATURE];
          secret.sign(Ed25519.Algorithm.Ed25519, null, message, 0, message.length, signature, 0);
          return signature;
        });
  }

  private static SigningKey sm2(ECPrivateKeyParameters secret) {
    return new SigningKey(
        new VerifyingKey(SignatureAlgorithm.SM2, Sm2.publicBytes(secret)),
        message -> Sm2.sign(secret, message));
  }

  public VerifyingKey publicKey() {
    return publicKey;
  }

  /** {@link SignatureAlgorithm#SIGNATURE} bytes. */
  public byte[] sign(byte[] message) {
    return signer.sign(message);
  }

  /** The public half only. */
  @Override
  public String toString() {
    return "SigningKey[" + publicKey + "]";
  }
}
