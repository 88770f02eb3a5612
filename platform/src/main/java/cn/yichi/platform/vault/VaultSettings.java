package cn.yichi.platform.vault;

import cn.yichi.platform.vault.VaultKeys.Master;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code yichi.vault.*}: the region's keys for personal data.
 *
 * @param suite of every key that names no other
 * @param current id of the key that new values are sealed under
 * @param keys key id to 32 random bytes in base64, {@code <suite>:} before them where it is not the
 *     above; a key stays here, with the suite it began with, as long as values under it exist
 * @param indexKey the same for blind indexes; these change with it, so it is for ever
 */
@ConfigurationProperties("yichi.vault")
public record VaultSettings(
    @DefaultValue("AES_256_GCM") Suite suite,
    @Nullable String current,
    @DefaultValue Map<String, String> keys,
    @Nullable String indexKey) {

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
    Master index = read("yichi.vault.index-key", indexKey);
    Map<String, Master> masters = new HashMap<>();
    keys.forEach((id, text) -> masters.put(id, master(id, text, index)));
    return new VaultKeys(current, masters, index);
  }

  private Master master(String id, String text, Master index) {
    String property = "yichi.vault.keys." + KeyRing.requireId(id);
    Master key = read(property, text);
    KeyMaterial.differ(property, key.bytes(), "yichi.vault.index-key", index.bytes());
    return key;
  }

  private Master read(String property, String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      return new Master(suite, KeyMaterial.read(property, text));
    }
    String named = text.substring(0, colon).strip();
    for (Suite each : Suite.values()) {
      if (each.name().equals(named)) {
        return new Master(each, KeyMaterial.read(property, text.substring(colon + 1)));
      }
    }
    // Not quoted: what stands there may be a key.
    throw KeysRefused.key(property, "names no suite of " + List.of(Suite.values()));
  }

  /** Ids only. */
  @Override
  public String toString() {
    return "VaultSettings[suite="
        + suite
        + ", current="
        + current
        + ", keys="
        + keys.keySet()
        + "]";
  }
}
