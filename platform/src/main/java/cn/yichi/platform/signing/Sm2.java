package cn.yichi.platform.signing;

import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/** SM2 by Bouncy Castle's own interface: the JVM's providers stay as they are. */
final class Sm2 {
  private static final ECDomainParameters CURVE = curve();
  private static final SecureRandom RANDOM = new SecureRandom();

  private Sm2() {}

  private static ECDomainParameters curve() {
    X9ECParameters named = CustomNamedCurves.getByName("sm2p256v1");
    if (named == null) {
      throw new IllegalStateException("Bouncy Castle has sm2p256v1");
    }
    return new ECDomainParameters(named);
  }

  /**
   * @throws IllegalArgumentException unless it is from 1 to the order of the curve less 2
   */
  static ECPrivateKeyParameters secret(byte[] bytes) {
    BigInteger number = new BigInteger(1, bytes);
    if (number.signum() == 0 || number.compareTo(CURVE.getN().subtract(BigInteger.TWO)) > 0) {
      throw new IllegalArgumentException("out of the range of SM2");
    }
    return new ECPrivateKeyParameters(number, CURVE);
  }

  static byte[] publicBytes(ECPrivateKeyParameters secret) {
    return new FixedPointCombMultiplier()
        .multiply(CURVE.getG(), secret.getD())
        .normalize()
        .getEncoded(false);
  }

  /**
   * @throws IllegalArgumentException when it is no point of the curve
   */
  static ECPublicKeyParameters publicKey(byte[] point) {
    return new ECPublicKeyParameters(CURVE.getCurve().decodePoint(point), CURVE);
  }

  static byte[] sign(ECPrivateKeyParameters secret, byte[] message) {
    return sign(secret, message, RANDOM);
  }

  static byte[] sign(ECPrivateKeyParameters secret, byte[] message, SecureRandom random) {
    SM2Signer signer = signer(true, new ParametersWithRandom(secret, random));
    signer.update(message, 0, message.length);
    try {
      return signer.generateSignature();
    } catch (CryptoException impossible) {
      throw new IllegalStateException("SM2 cannot sign", impossible);
    }
  }

  static boolean verify(ECPublicKeyParameters key, byte[] message, byte[] signature) {
    SM2Signer signer = signer(false, key);
    signer.update(message, 0, message.length);
    return signer.verifySignature(signature);
  }

  private static SM2Signer signer(boolean signing, CipherParameters key) {
    SM2Signer signer = new SM2Signer(PlainDSAEncoding.INSTANCE);
    signer.init(signing, key);
    return signer;
  }
}
