package cn.yichi.platform.vault;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.SecretKey;

/**
 * A region's key material, held once per service. Every use gets keys of its own, derived from the
 * configured ones, so that a value sealed for one purpose opens in no other.
 */
public final class VaultKeys {
  private final String current;
  private final Map<String, Master> masters;
  private final Master index;

  VaultKeys(String current, Map<String, Master> masters, Master index) {
    this.current = current;
    this.masters = Map.copyOf(masters);
    this.index = index;
  }

  /**
   * A configured key.
   *
   * @param bytes 32
   */
  record Master(Suite suite, byte[] bytes) {
    Master {
      bytes = bytes.clone();
    }

    /** HKDF-Expand (RFC 5869 §2.3) of one block: configured keys are uniformly random already. */
    byte[] expand(String info) {
      byte[] text = (info + '\u0001').getBytes(StandardCharsets.UTF_8);
      return KeyedHash.under(suite.hashKey(bytes)).mac(text);
    }

    SecretKey cipherKey(String info) {
      return suite.cipherKey(Arrays.copyOf(expand(info), suite.keyBytes()));
    }

    @Override
    public String toString() {
      return "Master[" + suite + "]";
    }
  }

  /**
   * The published keys of the sandbox, one set per region; they protect nothing.
   *
   * @param region six digits
   */
  public static VaultKeys sandbox(String region) {
    return sandbox(region, Suite.AES_256_GCM);
  }

  /** As {@link #sandbox(String)}, with keys of either suite. */
  public static VaultKeys sandbox(String region, Suite suite) {
    return new VaultKeys(
        "sandbox",
        Map.of("sandbox", new Master(suite, SandboxKeys.key("vault/" + region))),
        new Master(suite, SandboxKeys.key("index/" + region)));
  }

  /** The keys of one purpose, each for the cipher of its suite. */
  public KeyRing ring(String purpose) {
    Map<String, SecretKey> derived = new HashMap<>();
    masters.forEach((id, master) -> derived.put(id, master.cipherKey("yichi/" + purpose)));
    return new KeyRing(current, derived);
  }

  /** The HMAC key of one field's blind index. */
  SecretKey indexKey(String field) {
    return index.suite().hashKey(index.expand("yichi/blind-index/" + field));
  }

  @Override
  public String toString() {
    return "VaultKeys[current=" + current + ", " + masters.size() + " keys]";
  }
}
