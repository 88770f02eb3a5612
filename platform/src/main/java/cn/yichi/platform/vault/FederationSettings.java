package cn.yichi.platform.vault;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code yichi.federation.*}: the key that all regions share for pseudonyms.
 *
 * @param key 32 random bytes in base64
 * @param version number of the key, from 1
 * @param suite whose keyed hash makes pseudonyms; the same in all regions, or nobody is known again
 */
@ConfigurationProperties("yichi.federation")
public record FederationSettings(
    @Nullable String key,
    @DefaultValue("1") int version,
    @DefaultValue("AES_256_GCM") Suite suite) {

  /**
   * The key as configured.
   *
   * @throws KeysRefused when it is missing, malformed or weak
   */
  LocalFederationKey toKey() {
    if (key == null) {
      throw KeysRefused.key("yichi.federation.key", "is missing");
    }
    return new LocalFederationKey(version, suite, KeyMaterial.read("yichi.federation.key", key));
  }

  @Override
  public String toString() {
    return "FederationSettings[version=" + version + ", suite=" + suite + "]";
  }
}
