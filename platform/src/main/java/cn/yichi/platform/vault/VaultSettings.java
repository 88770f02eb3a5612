package cn.yichi.platform.vault;

import cn.yichi.platform.vault.VaultKeys.Master;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code yichi.vault.*}: the region's keys for personal data.
 *
 * @param current id of the key that new values are sealed under
 * @param keys key id to 32 random bytes in base64, after {@code SM4_GCM:} for a key of that {@link
 *     Suite}; a key stays here, as it began, as long as values under it exist
 * @param indexKey the same for blind indexes; these change with it, so it is for ever
 */
@ConfigurationProperties("yichi.vault")
public record VaultSettings(
    @Nullable String current, @DefaultValue Map<String, String> keys, @Nullable String indexKey) {
  private static final String INDEX = "yichi.vault.index-key";

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
      throw KeysRefused.key(INDEX, "is missing");
    }
    Master index = KeyMaterial.master(INDEX, indexKey);
    Map<String, byte[]> seen = new LinkedHashMap<>(Map.of(INDEX, index.bytes()));
    Map<String, Master> masters = new HashMap<>();
    keys.forEach(
        (id, text) -> {
          String property = "yichi.vault.keys." + KeyRing.requireId(id);
          Master key = KeyMaterial.master(property, text);
          seen.forEach((other, bytes) -> KeyMaterial.differ(property, key.bytes(), other, bytes));
          seen.put(property, key.bytes());
          masters.put(id, key);
        });
    return new VaultKeys(current, masters, index);
  }

  /** Ids only. */
  @Override
  public String toString() {
    return "VaultSettings[current=" + current + ", keys=" + keys.keySet() + "]";
  }
}
