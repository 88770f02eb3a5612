package cn.yichi.platform.vault;

import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** SM4-GCM and HMAC-SM3 by Bouncy Castle's own interface: the JVM's providers stay as they are. */
public final class Sm4 {
  /** Bytes of a tag. */
  public static final int TAG = 16;

  private Sm4() {}

  /**
   * Seals or opens one message, the tag at its end.
   *
   * @param nonce 12 bytes, never twice for one key
   * @param to filled from its start
   * @return how many bytes {@code to} holds then
   * @throws InvalidCipherTextException when what was to be opened was altered; {@code to} holds
   *     nothing that may be used
   */
  public static int crypt(
      boolean sealing,
      byte[] key,
      byte[] nonce,
      byte[] aad,
      byte[] from,
      int offset,
      int length,
      byte[] to)
      throws InvalidCipherTextException {
    GCMModeCipher cipher = GCMBlockCipher.newInstance(new SM4Engine());
    cipher.init(sealing, new AEADParameters(new KeyParameter(key), TAG * 8, nonce, aad));
    int done = cipher.processBytes(from, offset, length, to, 0);
    return done + cipher.doFinal(to, done);
  }

  /** 32 bytes. */
  static byte[] mac(byte[] key, byte[] message) {
    HMac hmac = new HMac(new SM3Digest());
    hmac.init(new KeyParameter(key));
    hmac.update(message, 0, message.length);
    byte[] mac = new byte[hmac.getMacSize()];
    hmac.doFinal(mac, 0);
    return mac;
  }
}
