package cn.yichi.platform.vault;

import cn.yichi.platform.vault.VaultKeys.Master;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code yichi.federation.*}: the key that all regions share for pseudonyms.
 *
 * @param keys version, from 1, to 32 random bytes in base64, after {@code SM4_GCM:} where all
 *     regions agreed on that suite; a version stays here until every region has gone on from it
 * @param current the version that makes what is new; need not be said where there is one only
 */
@ConfigurationProperties("yichi.federation")
public record FederationSettings(
    @DefaultValue Map<Integer, String> keys, @Nullable Integer current) {
  private static final String KEYS = "yichi.federation.keys.";

  boolean isEmpty() {
    return keys.isEmpty() && current == null;
  }

  /**
   * The key as configured.
   *
   * @throws KeysRefused when a version is missing, malformed, weak or used twice
   */
  LocalFederationKey toKey() {
    if (keys.isEmpty()) {
      throw KeysRefused.key(KEYS + (current == null ? 1 : current), "is missing");
    }
    if (current == null && keys.size() > 1) {
      throw KeysRefused.noCurrent("yichi.federation.current", "yichi.federation.keys");
    }
    int newest = current == null ? keys.keySet().iterator().next() : current;
    if (!keys.containsKey(newest)) {
      throw KeysRefused.key(KEYS + newest, "is missing");
    }
    return new LocalFederationKey(masters(), newest);
  }

  private NavigableMap<Integer, Master> masters() {
    Map<String, byte[]> seen = new LinkedHashMap<>();
    NavigableMap<Integer, Master> masters = new TreeMap<>();
    keys.forEach(
        (version, text) -> {
          String property = KEYS + version;
          if (version < 1) {
            throw KeysRefused.key(property, "has no version of 1 or more");
          }
          Master key = KeyMaterial.master(property, text);
          seen.forEach((other, bytes) -> KeyMaterial.differ(property, key.bytes(), other, bytes));
          seen.put(property, key.bytes());
          masters.put(version, key);
        });
    return masters;
  }

  /** Versions only. */
  @Override
  public String toString() {
    return "FederationSettings[versions=" + keys.keySet() + ", current=" + current + "]";
  }
}
