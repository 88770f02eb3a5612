package cn.yichi.platform.vault;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code yichi.vault.*}: the region's keys for personal data.
 *
 * @param current id of the key that new values are sealed under
 * @param keys key id to 32 random bytes in base64; a key stays here as long as values under it
 *     exist
 * @param indexKey 32 random bytes in base64; blind indexes change with it, so it is for ever
 */
@ConfigurationProperties("yichi.vault")
public record VaultSettings(
    @Nullable String current, @DefaultValue Map<String, String> keys, @Nullable String indexKey) {

  boolean isEmpty() {
    return current == null && keys.isEmpty() && indexKey == null;
  }

  /**
   * The keys as configured.
   *
   * @throws KeysRefused when one is missing, malformed, weak or used twice
   */
  VaultKeys toKeys() {
    if (current == null) {
      throw KeysRefused.noCurrent("yichi.vault.current", "yichi.vault.keys");
    }
    if (!keys.containsKey(current)) {
      throw KeysRefused.key("yichi.vault.keys." + current, "is missing");
    }
    if (indexKey == null) {
      throw KeysRefused.key("yichi.vault.index-key", "is missing");
    }
    byte[] index = KeyMaterial.read("yichi.vault.index-key", indexKey);
    Map<String, byte[]> masters = new HashMap<>();
    keys.forEach((id, text) -> masters.put(id, master(id, text, index)));
    return new VaultKeys(current, masters, index);
  }

  private static byte[] master(String id, String text, byte[] index) {
    String property = "yichi.vault.keys." + KeyRing.requireId(id);
    byte[] key = KeyMaterial.read(property, text);
    KeyMaterial.differ(property, key, "yichi.vault.index-key", index);
    return key;
  }

  /** Ids only. */
  @Override
  public String toString() {
    return "VaultSettings[current=" + current + ", keys=" + keys.keySet() + "]";
  }
}
