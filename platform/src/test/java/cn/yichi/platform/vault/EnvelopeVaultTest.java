package cn.yichi.platform.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Suite.class)
class EnvelopeVaultTest {
  private static final String OWNER = "holder:abc";

  private final Suite suite;
  private final EnvelopeVault registry;
  private final EnvelopeVault notification;

  EnvelopeVaultTest(Suite suite) {
    this.suite = suite;
    this.registry = new EnvelopeVault(VaultKeys.sandbox("510000", suite));
    this.notification = new EnvelopeVault(VaultKeys.sandbox("510000", suite));
  }

  @Test
  void another_service_of_the_region_opens_what_one_sealed() {
    Enveloped sealed = registry.seal(registry.newKey(OWNER), OWNER, "mobile", "13800000000");
    assertThat(notification.open(sealed, OWNER, "mobile")).isEqualTo("13800000000");
  }

  @Test
  void a_value_sealed_under_a_new_key_opens_and_its_key_seals_again() {
    Enveloped first = registry.seal(OWNER, "mobile", "13800000000");
    assertThat(notification.open(first, OWNER, "mobile")).isEqualTo("13800000000");
    Enveloped second = registry.seal(first.key(), OWNER, "mobile", "13900000000");
    assertThat(notification.open(second, OWNER, "mobile")).isEqualTo("13900000000");
    assertThat(registry.seal(OWNER, "mobile", "1").key()).isNotEqualTo(first.key());
  }

  @Test
  void another_region_does_not() {
    Enveloped sealed = registry.seal(registry.newKey(OWNER), OWNER, "mobile", "13800000000");
    EnvelopeVault other = new EnvelopeVault(VaultKeys.sandbox("500000", suite));
    assertThatThrownBy(() -> other.open(sealed, OWNER, "mobile")).isInstanceOf(Unreadable.class);
  }

  @Test
  void a_new_key_does_not_open_what_the_destroyed_one_sealed() {
    Enveloped sealed = registry.seal(registry.newKey(OWNER), OWNER, "mobile", "13800000000");
    Enveloped orphan = new Enveloped(registry.newKey(OWNER), sealed.ciphertext());
    assertThatThrownBy(() -> registry.open(orphan, OWNER, "mobile")).isInstanceOf(Unreadable.class);
  }

  @Test
  void refuses_another_persons_envelope_and_another_field() {
    Enveloped sealed = registry.seal(registry.newKey(OWNER), OWNER, "mobile", "13800000000");
    assertThatThrownBy(() -> registry.open(sealed, "holder:x", "mobile"))
        .isInstanceOf(Unreadable.class);
    assertThatThrownBy(() -> registry.open(sealed, OWNER, "email")).isInstanceOf(Unreadable.class);
    assertThatThrownBy(() -> registry.seal(sealed.key(), "holder:x", "mobile", "1"))
        .isInstanceOf(Unreadable.class);
  }
}
