package cn.yichi.platform.vault;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Encrypts personal data field by field and makes it findable by equality through blind indexes,
 * one key per field, by the {@link Suite} of each key. Safe for any number of threads.
 *
 * <p>The context names the place of a value, {@code person/<id>/name} for instance; a value copied
 * to another place does not open there.
 */
public final class PiiVault {
  private final VaultKeys keys;
  private final KeyRing ring;
  private final Map<String, KeyedHash> indexes = new ConcurrentHashMap<>();

  public PiiVault(VaultKeys keys) {
    this.keys = keys;
    this.ring = keys.ring("field");
  }

  /** Seals a value under the current key; equal values give different results. */
  public Sealed seal(String plaintext, String context) {
    byte[] plain = plaintext.getBytes(StandardCharsets.UTF_8);
    return Sealed.of(ring.current(), SealedBytes.seal(ring.key(ring.current()), plain, context));
  }

  /**
   * Opens what {@link #seal} gave for the same context.
   *
   * @throws Unreadable when its key is not configured, it was altered, or the context differs
   */
  public String open(Sealed sealed, String context) {
    byte[] plain = SealedBytes.open(ring.key(sealed.keyId()), sealed.bytes(), context);
    return new String(plain, StandardCharsets.UTF_8);
  }

  /** Whether the value is under the current key. */
  public boolean isCurrent(Sealed sealed) {
    return sealed.keyId().equals(ring.current());
  }

  /**
   * The same value under the current key.
   *
   * @throws Unreadable as {@link #open} does
   */
  public Sealed sealAnew(Sealed sealed, String context) {
    return seal(open(sealed, context), context);
  }

  /**
   * A keyed digest for equality search, the same for ever for one field and value.
   *
   * @param field a constant such as {@code mobile}; values of different fields never match
   * @param normalisedValue the value after the domain's normalisation
   * @return 43 characters base64url
   */
  public String blindIndex(String field, String normalisedValue) {
    byte[] value = normalisedValue.getBytes(StandardCharsets.UTF_8);
    return Sealed.encode(indexes.computeIfAbsent(field, this::index).mac(value));
  }

  private KeyedHash index(String field) {
    return KeyedHash.under(keys.indexKey(field));
  }
}
