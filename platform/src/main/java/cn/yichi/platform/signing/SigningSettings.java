package cn.yichi.platform.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.yichi.contracts.event.KeyFact;
import cn.yichi.platform.vault.KeyMaterial;
import cn.yichi.platform.vault.KeysRefused;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * {@code yichi.signing.*}: with what this region signs its events, and whom it believes.
 *
 * @param enabled false only in the sandbox: neither signs nor verifies, to measure what both cost
 * @param sandboxAlgorithm of the sandbox's published keys the one to sign with
 * @param key the secret key this service signs with: {@code ED25519:} or {@code SM2:} and 32 random
 *     bytes in base64; needed where the service publishes facts
 * @param statements file of this region's statements and revocations, as {@link KeyCommand} writes
 *     it; published at each start
 * @param pins region to fingerprints of its identity keys ({@code <algorithm>:<SHA-256 in hex>}),
 *     the own region among them; several, between commas, while one is exchanged. Records of a
 *     region without a pin are refused.
 * @param keyPatience how long records of a region wait, and with them all others of the same
 *     binding, for the statement of a key that nobody has heard of; then they are refused
 */
@ConfigurationProperties("yichi.signing")
public record SigningSettings(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("ED25519") SignatureAlgorithm sandboxAlgorithm,
    @Nullable String key,
    @Nullable Resource statements,
    @DefaultValue Map<String, Set<String>> pins,
    @DefaultValue("10m") Duration keyPatience) {
  private static final String KEY = "yichi.signing.key";

  /**
   * The key as configured.
   *
   * @throws KeysRefused when it is missing, malformed or weak
   */
  SigningKey toKey() {
    if (key == null) {
      throw refused("is missing");
    }
    int colon = key.indexOf(':');
    SignatureAlgorithm algorithm =
        SignatureAlgorithm.named(key.substring(0, Math.max(0, colon)).strip())
            .orElseThrow(() -> refused("names no algorithm before a colon"));
    byte[] secret = KeyMaterial.read(KEY, key.substring(colon + 1));
    try {
      return SigningKey.of(algorithm, secret);
    } catch (IllegalArgumentException outOfRange) {
      throw refused("is out of the range of " + algorithm);
    }
  }

  private static KeysRefused refused(String fault) {
    return KeysRefused.because(
        KEY + " " + fault + ".",
        "Give ED25519: or SM2: and 32 random bytes in base64 (openssl rand -base64 32) through the"
            + " environment as YICHI_SIGNING_KEY, and have the identity key state it");
  }

  /**
   * Nobody but the named.
   *
   * @throws KeysRefused when the own region is not among them, or a fingerprint is none
   */
  Pins toPins(String ownRegion) {
    pins.forEach(
        (region, fingerprints) -> {
          if (!fingerprints.stream().allMatch(SigningSettings::isFingerprint)) {
            throw KeysRefused.because(
                "yichi.signing.pins." + region + " is no fingerprint.",
                "Give ED25519: or SM2: and the SHA-256 of the identity key's public half in hex");
          }
        });
    if (!pins.containsKey(ownRegion)) {
      throw KeysRefused.because(
          "yichi.signing.pins." + ownRegion + " is missing.",
          "Give the fingerprint of the own region's identity key, as of every region whose records"
              + " are to be believed, through the environment as YICHI_SIGNING_PINS_"
              + ownRegion);
    }
    return region -> pins.getOrDefault(region, Set.of());
  }

  /**
   * This region's statements; none where no file is named.
   *
   * @throws KeysRefused when the file cannot be read, or says anything else
   */
  List<KeyFact> toStatements(StatementLines lines, String region) {
    if (statements == null) {
      return List.of();
    }
    try {
      List<KeyFact> said = lines.read(statements.getContentAsString(UTF_8).lines().toList());
      if (said.stream().allMatch(each -> each.region().equals(region))) {
        return said;
      }
      throw new IllegalArgumentException("a line speaks for another region");
    } catch (IOException | IllegalArgumentException bad) {
      throw KeysRefused.because(
          "yichi.signing.statements cannot be used: " + bad.getMessage() + ".",
          "Give the file of this region's statements, one a line");
    }
  }

  private static boolean isFingerprint(String text) {
    return text.matches("(ED25519|SM2):[0-9a-f]{64}");
  }

  /** Regions only. */
  @Override
  public String toString() {
    return "SigningSettings[" + enabled + ", pins=" + List.copyOf(pins.keySet()) + "]";
  }
}
