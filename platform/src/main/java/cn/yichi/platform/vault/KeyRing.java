package cn.yichi.platform.vault;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;

/**
 * The keys of one purpose: new values are sealed under the current one, values under any other stay
 * readable.
 */
public final class KeyRing {
  private static final Pattern ID = Pattern.compile("[a-z0-9_-]{1,32}");

  private final String current;
  private final Map<String, SecretKey> keys;

  KeyRing(String current, Map<String, SecretKey> keys) {
    this.current = current;
    this.keys = Map.copyOf(keys);
  }

  /** Id of the key that new values are sealed under. */
  public String current() {
    return current;
  }

  /** Ids of all keys, the current one among them. */
  public Set<String> ids() {
    return keys.keySet();
  }

  /**
   * The key of an id.
   *
   * @throws Unreadable when it is not configured
   */
  public SecretKey key(String id) {
    SecretKey key = keys.get(id);
    if (key == null) {
      throw new Unreadable("vault key '" + id + "' is not configured");
    }
    return key;
  }

  static String requireId(String id) {
    if (!ID.matcher(id).matches()) {
      throw new Unreadable("not a key id, expected " + ID);
    }
    return id;
  }

  @Override
  public String toString() {
    return "KeyRing[current=" + current + ", " + keys.size() + " keys]";
  }
}
