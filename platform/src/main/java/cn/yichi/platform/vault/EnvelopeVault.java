package cn.yichi.platform.vault;

import java.nio.charset.StandardCharsets;
import javax.crypto.SecretKey;

/**
 * Seals a person's contact data under a key of the person's own (by the suite of the region's key,
 * both for the data and for the wrapping). Every service of the region that holds the region's key
 * can open it; erasing a person means destroying the {@link WrappedKey}. Safe for any number of
 * threads.
 */
public final class EnvelopeVault {
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
    return wrap(SealedBytes.random(suite().keyBytes()), owner);
  }

  /** Seals one field of the owner under a new key of the owner's, which need not be unwrapped. */
  public Enveloped seal(String owner, String field, String plaintext) {
    byte[] key = SealedBytes.random(suite().keyBytes());
    return seal(wrap(key, owner), suite().cipherKey(key), owner, field, plaintext);
  }

  private Suite suite() {
    return Suite.of(ring.key(ring.current()));
  }

  private WrappedKey wrap(byte[] key, String owner) {
    String current = ring.current();
    return new WrappedKey(current, Sealed.encode(SealedBytes.seal(ring.key(current), key, owner)));
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
    return new Enveloped(
        wrapped, Sealed.encode(SealedBytes.seal(key, plain, context(owner, field))));
  }

  /**
   * Opens what {@link #seal} gave for the same owner and field.
   *
   * @throws Unreadable when the region key is not configured, or anything was altered or exchanged
   */
  public String open(Enveloped value, String owner, String field) {
    byte[] sealed = Sealed.decode(value.ciphertext());
    byte[] plain = SealedBytes.open(unwrap(value.key(), owner), sealed, context(owner, field));
    return new String(plain, StandardCharsets.UTF_8);
  }

  /** Whether the region's key of that id is the one that new keys are wrapped by. */
  public boolean isCurrent(String keyId) {
    return keyId.equals(ring.current());
  }

  private SecretKey unwrap(WrappedKey key, String owner) {
    SecretKey region = ring.key(key.keyId());
    byte[] bytes = SealedBytes.open(region, Sealed.decode(key.wrapped()), owner);
    return Suite.of(region).cipherKey(bytes);
  }

  private static String context(String owner, String field) {
    return owner + '\n' + field;
  }
}
