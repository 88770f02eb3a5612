package cn.yichi.platform.vault;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * A region's key material, held once per service. Every use gets keys of its own, derived from the
 * configured ones, so that a value sealed for one purpose opens in no other.
 */
public final class VaultKeys {
  private final String current;
  private final Map<String, byte[]> masters;
  private final byte[] index;

  VaultKeys(String current, Map<String, byte[]> masters, byte[] index) {
    this.current = current;
    this.masters = Map.copyOf(masters);
    this.index = index.clone();
  }

  /**
   * The published keys of the sandbox, one set per region; they protect nothing.
   *
   * @param region six digits
   */
  public static VaultKeys sandbox(String region) {
    return new VaultKeys(
        "sandbox",
        Map.of("sandbox", SandboxKeys.key("vault/" + region)),
        SandboxKeys.key("index/" + region));
  }

  /** The AES-256 keys of one purpose. */
  public KeyRing ring(String purpose) {
    Map<String, SecretKey> derived = new HashMap<>();
    masters.forEach((id, master) -> derived.put(id, aes(expand(master, "yichi/" + purpose))));
    return new KeyRing(current, derived);
  }

  /** The HMAC key of one field's blind index. */
  SecretKey indexKey(String field) {
    return new SecretKeySpec(expand(index, "yichi/blind-index/" + field), "HmacSHA256");
  }

  private static SecretKey aes(byte[] key) {
    return new SecretKeySpec(key, "AES");
  }

  /** HKDF-Expand (RFC 5869 §2.3) of one block: the configured keys are uniformly random already. */
  private static byte[] expand(byte[] key, String info) {
    byte[] text = (info + '\u0001').getBytes(StandardCharsets.UTF_8);
    return new HmacSha256(new SecretKeySpec(key, "HmacSHA256")).mac(text);
  }

  @Override
  public String toString() {
    return "VaultKeys[current=" + current + ", " + masters.size() + " keys]";
  }
}
