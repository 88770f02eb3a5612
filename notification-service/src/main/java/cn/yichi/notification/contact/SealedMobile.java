package cn.yichi.notification.contact;

/**
 * A mobile number under the person's own data key, which the region's key wraps. Opened only at the
 * moment of sending.
 *
 * @param keyId id of the region key that wraps the data key
 * @param wrappedKey base64
 * @param ciphertext base64
 * @param masked the number fit for display, e.g. {@code 138****0000}
 */
public record SealedMobile(String keyId, String wrappedKey, String ciphertext, String masked) {}
