package cn.yichi.platform.vault;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code yichi.federation.*}: the key that all regions share for pseudonyms.
 *
 * @param key 32 random bytes in base64, after {@code SM4_GCM:} where all regions agreed on that
 *     suite; every pseudonym and certificate id changes with it
 * @param version number of the key, from 1
 */
@ConfigurationProperties("yichi.federation")
public record FederationSettings(@Nullable String key, @DefaultValue("1") int version) {

  /**
   * The key as configured.
   *
   * @throws KeysRefused when it is missing, malformed or weak
   */
  LocalFederationKey toKey() {
    if (key == null) {
      throw KeysRefused.key("yichi.federation.key", "is missing");
    }
    return new LocalFederationKey(version, KeyMaterial.master("yichi.federation.key", key));
  }

  @Override
  public String toString() {
    return "FederationSettings[version=" + version + "]";
  }
}
