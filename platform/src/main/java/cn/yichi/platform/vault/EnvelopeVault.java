package cn.yichi.platform.vault;

import java.nio.charset.StandardCharsets;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals a person's contact data under a key of the person's own (AES-256-GCM both for the data and
 * for the wrapping). Every service of the region that holds the region's key can open it; erasing a
 * person means destroying the {@link WrappedKey}. Safe for any number of threads.
 */
public final class EnvelopeVault {
  private static final int KEY_BYTES = 32;

  private final KeyRing ring;

  public EnvelopeVault(VaultKeys keys) {
    this.ring = keys.ring("envelope");
  }

  /**
   * A new random data key.
   *
   * @param owner whose key it is, {@code holder:…}; it opens for this owner only
   */
  public WrappedKey newKey(String owner) {
    return wrap(AesGcm.random(KEY_BYTES), owner);
  }

  /** Seals one field of the owner under a new key of the owner's, which need not be unwrapped. */
  public Enveloped seal(String owner, String field, String plaintext) {
    byte[] key = AesGcm.random(KEY_BYTES);
    return seal(wrap(key, owner), new SecretKeySpec(key, "AES"), owner, field, plaintext);
  }

  private WrappedKey wrap(byte[] key, String owner) {
    String current = ring.current();
    return new WrappedKey(current, Sealed.encode(AesGcm.seal(ring.key(current), key, owner)));
  }

  /**
   * Seals one field of the owner under the owner's key.
   *
   * @throws Unreadable when the key was made for another owner or by an unknown region key
   */
  public Enveloped seal(WrappedKey key, String owner, String field, String plaintext) {
    return seal(key, unwrap(key, owner), owner, field, plaintext);
  }

  private static Enveloped seal(
      WrappedKey wrapped, SecretKey key, String owner, String field, String plaintext) {
    byte[] plain = plaintext.getBytes(StandardCharsets.UTF_8);
    return new Enveloped(wrapped, Sealed.encode(AesGcm.seal(key, plain, context(owner, field))));
  }

  /**
   * Opens what {@link #seal} gave for the same owner and field.
   *
   * @throws Unreadable when the region key is not configured, or anything was altered or exchanged
   */
  public String open(Enveloped value, String owner, String field) {
    byte[] sealed = Sealed.decode(value.ciphertext());
    byte[] plain = AesGcm.open(unwrap(value.key(), owner), sealed, context(owner, field));
    return new String(plain, StandardCharsets.UTF_8);
  }

  private SecretKey unwrap(WrappedKey key, String owner) {
    byte[] bytes = AesGcm.open(ring.key(key.keyId()), Sealed.decode(key.wrapped()), owner);
    return new SecretKeySpec(bytes, "AES");
  }

  private static String context(String owner, String field) {
    return owner + '\n' + field;
  }
}
