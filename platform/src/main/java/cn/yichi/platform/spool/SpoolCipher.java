package cn.yichi.platform.spool;

import static java.util.Objects.requireNonNull;

import cn.yichi.platform.vault.KeyRing;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.streamingaead.AesGcmHkdfStreamingKey;
import com.google.crypto.tink.streamingaead.AesGcmHkdfStreamingParameters;
import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tink's streaming cipher per key: one file key each from HKDF, segments that know their place. */
final class SpoolCipher {
  private static final int SEGMENT = 64 * 1024;
  private static final int KEY_BYTES = 32;

  /** Bytes of an empty file: 1 length, 32 salt and 7 nonce prefix, then one tag of 16. */
  static final int LEAST_SIZE = 1 + KEY_BYTES + 7 + 16;

  private final KeyRing keys;
  private final Map<String, StreamingAead> ciphers;

  SpoolCipher(KeyRing keys) {
    this.keys = keys;
    this.ciphers =
        keys.ids().stream().collect(Collectors.toUnmodifiableMap(Function.identity(), this::make));
  }

  StreamingAead under(String keyId) {
    keys.key(keyId);
    return requireNonNull(ciphers.get(keyId));
  }

  private StreamingAead make(String keyId) {
    try {
      var key = SecretBytes.copyFrom(keys.key(keyId).getEncoded(), InsecureSecretKeyAccess.get());
      return AesGcmHkdfStreaming.create(AesGcmHkdfStreamingKey.create(parameters(), key));
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
}
