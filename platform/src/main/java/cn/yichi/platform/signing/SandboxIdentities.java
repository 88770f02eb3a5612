package cn.yichi.platform.signing;

import cn.yichi.contracts.event.KeyStatement;
import cn.yichi.platform.vault.SandboxKeys;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Keys of every region that everybody can compute, unless another identity key of it is pinned: for
 * the sandbox and tests only.
 */
final class SandboxIdentities implements Pins {
  private static final Pattern REGION = Pattern.compile("[1-9]\\d{5}");
  private static final Instant FROM = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant UNTIL = Instant.parse("2100-01-01T00:00:00Z");

  private final Map<String, Set<String>> pinned;
  private final Map<String, List<KeyStatement>> statements = new ConcurrentHashMap<>();

  /**
   * @param pinned regions that are believed by these fingerprints only
   */
  SandboxIdentities(Map<String, Set<String>> pinned) {
    this.pinned = Map.copyOf(pinned);
  }

  static SigningKey signing(String region, SignatureAlgorithm algorithm) {
    String purpose = algorithm == SignatureAlgorithm.ED25519 ? "signing/" : "signing-sm2/";
    return SigningKey.of(algorithm, SandboxKeys.key(purpose + region));
  }

  /** One of each algorithm, the same each time. */
  @Override
  public List<KeyStatement> published(String region) {
    return pinned.containsKey(region) || !REGION.matcher(region).matches()
        ? List.of()
        : statements.computeIfAbsent(region, SandboxIdentities::statements);
  }

  private static List<KeyStatement> statements(String region) {
    IdentityKey identity =
        new IdentityKey(
            region,
            SigningKey.of(SignatureAlgorithm.ED25519, SandboxKeys.key("identity/" + region)));
    return Arrays.stream(SignatureAlgorithm.values())
        .map(each -> identity.state(signing(region, each).publicKey(), FROM, UNTIL, FROM))
        .toList();
  }

  @Override
  public Set<String> of(String region) {
    List<KeyStatement> published = published(region);
    return published.isEmpty()
        ? pinned.getOrDefault(region, Set.of())
        : Set.of(VerifyingKey.parse(published.getFirst().identityKey()).fingerprint());
  }
}
