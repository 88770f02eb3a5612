package cn.yichi.platform.signing;

import java.util.Arrays;
import java.util.Optional;

/** With what a region signs (签名算法), and the hash that goes with it. A key has one for ever. */
public enum SignatureAlgorithm {
  /** Ed25519 (RFC 8032) with SHA-256 (FIPS 180-4). Public keys have 32 bytes. */
  ED25519,
  /**
   * SM2 (GB/T 32918.2-2016 on the curve of GB/T 32918.5-2017, signer's id 1234567812345678) with
   * SM3 (GB/T 32905-2016). A public key is an uncompressed point of 65 bytes. By Bouncy Castle,
   * which is no certified product: an assessment by GB/T 39786-2021 (密评) asks for more.
   */
  SM2;

  /** Bytes of a secret key. */
  public static final int SECRET = 32;

  /** Bytes of a signature; of SM2, r and s in full. */
  public static final int SIGNATURE = 64;

  static Optional<SignatureAlgorithm> named(String name) {
    return Arrays.stream(values()).filter(each -> each.name().equals(name)).findFirst();
  }
}
