package cn.yichi.platform.vault;

import static java.util.Objects.requireNonNull;

/**
 * One person's random data key under the region's key. Whoever destroys every copy of it has erased
 * all that was sealed under it, wherever the ciphertext went.
 *
 * @param keyId id of the region's key
 * @param wrapped base64url
 */
public record WrappedKey(String keyId, String wrapped) {
  public WrappedKey {
    KeyRing.requireId(keyId);
    requireNonNull(wrapped, "wrapped");
  }

  @Override
  public String toString() {
    return "WrappedKey[" + keyId + "]";
  }
}
