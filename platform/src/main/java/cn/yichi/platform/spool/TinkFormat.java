package cn.yichi.platform.spool;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.streamingaead.AesGcmHkdfStreamingKey;
import com.google.crypto.tink.streamingaead.AesGcmHkdfStreamingParameters;
import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import com.google.crypto.tink.util.SecretBytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.security.GeneralSecurityException;
import javax.crypto.SecretKey;

/** Tink's AES256_GCM_HKDF in segments of 64 KiB. */
final class TinkFormat implements SpoolFormat {
  private static final int SEGMENT = 64 * 1024;
  private static final int KEY_BYTES = 32;

  /** 1 length, 32 salt and 7 nonce prefix, then one tag of 16. */
  private static final int LEAST_SIZE = 1 + KEY_BYTES + 7 + 16;

  private final StreamingAead cipher;

  TinkFormat(SecretKey key) {
    try {
      var secret = SecretBytes.copyFrom(key.getEncoded(), InsecureSecretKeyAccess.get());
      cipher = AesGcmHkdfStreaming.create(AesGcmHkdfStreamingKey.create(parameters(), secret));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("AES256_GCM_HKDF is unusable", impossible);
    }
  }

  private static AesGcmHkdfStreamingParameters parameters() throws GeneralSecurityException {
    return AesGcmHkdfStreamingParameters.builder()
        .setKeySizeBytes(KEY_BYTES)
        .setDerivedAesGcmKeySizeBytes(KEY_BYTES)
        .setHkdfHashType(AesGcmHkdfStreamingParameters.HashType.SHA256)
        .setCiphertextSegmentSizeBytes(SEGMENT)
        .build();
  }

  @Override
  public int leastSize() {
    return LEAST_SIZE;
  }

  @Override
  public OutputStream encrypting(OutputStream raw, byte[] bound)
      throws IOException, GeneralSecurityException {
    return cipher.newEncryptingStream(raw, bound);
  }

  @Override
  public InputStream decrypting(InputStream raw, byte[] bound)
      throws IOException, GeneralSecurityException {
    return cipher.newDecryptingStream(raw, bound);
  }

  @Override
  public long plainSize(SeekableByteChannel raw, byte[] bound)
      throws IOException, GeneralSecurityException {
    try (SeekableByteChannel plain = cipher.newSeekableDecryptingChannel(raw, bound)) {
      return plain.size();
    }
  }
}
