package cn.yichi.platform.vault;

import static java.util.Objects.requireNonNull;

/**
 * A value under a person's data key, with that key wrapped by the region's key beside it.
 *
 * @param key the wrapped data key
 * @param ciphertext base64url of nonce, ciphertext and tag
 */
public record Enveloped(WrappedKey key, String ciphertext) {
  public Enveloped {
    requireNonNull(key, "key");
    requireNonNull(ciphertext, "ciphertext");
  }

  @Override
  public String toString() {
    return "Enveloped[" + key.keyId() + ", " + ciphertext.length() + " chars]";
  }
}
