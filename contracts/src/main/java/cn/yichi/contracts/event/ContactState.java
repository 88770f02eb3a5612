package cn.yichi.contracts.event;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A holder's contact data as claimed by the home registry; regional, never federated.
 *
 * @param recipient {@code holder:<ref>}
 * @param version 1 for the first state, +1 for each change
 * @param mobile the mobile number under the person's own data key; null where none is known
 * @param mobileMasked the number fit for display, null where none is known
 * @param language {@code zh-CN} or {@code en}
 */
public record ContactState(
    String recipient,
    int version,
    @Nullable SealedValue mobile,
    @Nullable String mobileMasked,
    String language,
    Instants instants)
    implements Payload {

  /**
   * A value under a per-person data key that itself is wrapped by the region's key.
   *
   * @param keyId id of the region key that wraps the data key
   * @param wrappedKey base64
   * @param ciphertext base64
   */
  public record SealedValue(String keyId, String wrappedKey, String ciphertext) {
    public SealedValue {
      requireNonNull(keyId, "keyId");
      requireNonNull(wrappedKey, "wrappedKey");
      requireNonNull(ciphertext, "ciphertext");
    }
  }

  public ContactState {
    requireNonNull(recipient, "recipient");
    requireNonNull(language, "language");
    requireNonNull(instants, "instants");
    if (version < 1) {
      throw new IllegalArgumentException("version must be at least 1");
    }
  }

  /** The CloudEvents id of a recipient's state, and of the tombstone that takes a version. */
  public static String eventId(String recipient, int version) {
    return recipient + "/contact/" + version;
  }

  @Override
  public String key() {
    return recipient;
  }

  @Override
  public String eventId() {
    return eventId(recipient, version);
  }
}
