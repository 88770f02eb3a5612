package cn.yichi.platform.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yichi.platform.signing.RegionVerifier.Verdict;
import cn.yichi.platform.vault.SandboxKeys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RegionVerifierTest {
  private static final String REGION = "510000";
  private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant UNTIL = Instant.parse("2026-04-01T00:00:00Z");
  private static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");
  private static final byte[] MESSAGE = "510000 signs".getBytes(UTF_8);

  private final IdentityKey identity = new IdentityKey(REGION, secret("identity"));
  private final SigningKey key = secret("signing");
  private final String id = key.publicKey().id();
  private final TrustedKeys trusted =
      new TrustedKeys(region -> Set.of(identity.key().publicKey().fingerprint()));
  private final RegionVerifier verifier =
      new RegionVerifier(trusted, () -> true, Clock.fixed(NOW, ZoneOffset.UTC));

  private static SigningKey secret(String purpose) {
    return SigningKey.of(SignatureAlgorithm.ED25519, SandboxKeys.key("test " + purpose));
  }

  @Test
  void believes_what_a_stated_key_signed_in_its_time() {
    stated();
    assertThat(verified(NOW, NOW)).isEqualTo(new Verdict.Good());
  }

  @Test
  void refuses_another_message_another_regions_key_and_one_that_nobody_stated() {
    assertThat(verified(NOW, NOW)).isEqualTo(new Verdict.Refused(Verdict.Reason.KEY_UNSTATED));
    stated();
    assertThat(verifier.verify(REGION, id, NOW, NOW, "another".getBytes(UTF_8), key.sign(MESSAGE)))
        .isEqualTo(new Verdict.Refused(Verdict.Reason.SIGNATURE_WRONG));
    assertThat(verifier.verify("500000", id, NOW, NOW, MESSAGE, key.sign(MESSAGE)))
        .isEqualTo(new Verdict.Refused(Verdict.Reason.KEY_UNSTATED));
  }

  @Test
  void refuses_what_was_signed_outside_of_the_keys_time_or_in_the_future() {
    stated();
    assertThat(verified(UNTIL, NOW)).isEqualTo(new Verdict.Refused(Verdict.Reason.KEY_OUT_OF_TIME));
    assertThat(verified(NOW.plus(Duration.ofMinutes(6)), NOW))
        .isEqualTo(new Verdict.Refused(Verdict.Reason.FROM_THE_FUTURE));
  }

  @Test
  void of_a_lost_key_only_what_had_come_before_it_was_lost_stays_good() {
    stated();
    trusted.learn(REGION, identity.revoke(id, NOW, "lost", NOW));
    assertThat(verified(FROM, NOW.minusSeconds(1))).isEqualTo(new Verdict.Good());
    assertThat(verified(FROM, NOW)).isEqualTo(new Verdict.Refused(Verdict.Reason.KEY_REVOKED));
  }

  @Test
  void a_pen_is_refused_before_its_key_is_stated_and_after_its_time() {
    assertThatThrownBy(() -> signer(NOW, true).pen()).isInstanceOf(SigningRefused.class);
    stated();
    assertThat(signer(NOW, true).pen().keyId()).isEqualTo(id);
    assertThatThrownBy(() -> signer(UNTIL, true).pen()).isInstanceOf(SigningRefused.class);
    assertThatThrownBy(() -> signer(NOW, false).pen()).isInstanceOf(SigningRefused.class);
  }

  private RegionSigner signer(Instant now, boolean heard) {
    return new RegionSigner(
        REGION, () -> key, trusted, () -> heard, Clock.fixed(now, ZoneOffset.UTC));
  }

  private void stated() {
    trusted.learn(REGION, identity.state(key.publicKey(), FROM, UNTIL, FROM));
  }

  private Verdict verified(Instant signedAt, Instant arrivedAt) {
    return verifier.verify(REGION, id, signedAt, arrivedAt, MESSAGE, key.sign(MESSAGE));
  }
}
