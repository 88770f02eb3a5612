package cn.yichi.platform.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.FederatedDigests;
import cn.yichi.contracts.vocabulary.FederationKey;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.SystemEnvironmentPropertySource;

@ExtendWith(OutputCaptureExtension.class)
class VaultAutoConfigurationTest {
  private static final String A = "3q2+7wABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhs=";
  private static final String B = "yv66vgABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhs=";
  private static final String C = "/v7K3gABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhs=";
  private static final String D = "3q2+7wABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhw=";

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(VaultAutoConfiguration.class));

  private ApplicationContextRunner configured() {
    return runner.withPropertyValues(
        "yichi.vault.current=k2",
        "yichi.vault.keys.k1=" + A,
        "yichi.vault.keys.k2=" + B,
        "yichi.vault.index-key=" + C,
        "yichi.federation.keys.3=" + A);
  }

  @Test
  void starts_with_good_keys_and_says_nothing_of_them(CapturedOutput output) {
    configured()
        .run(
            context -> {
              assertThat(context.getBean(PiiVault.class).seal("x", "c").keyId()).isEqualTo("k2");
              assertThat(context.getBean(FederationKey.class).current()).isEqualTo(3);
              assertThat(context.getBean(VaultSettings.class).toString()).doesNotContain(A, B, C);
            });
    assertThat(output).doesNotContain(A, B, C, "published");
  }

  @Test
  void a_key_has_the_suite_named_before_it(CapturedOutput output) {
    configured()
        .withPropertyValues(
            "yichi.vault.keys.k2=SM4_GCM:" + B, "yichi.federation.keys.3=SM4_GCM:" + A)
        .run(
            context -> {
              VaultKeys keys = context.getBean(VaultKeys.class);
              assertThat(keys.ring("field").key("k1").getAlgorithm()).isEqualTo("AES");
              assertThat(keys.ring("field").key("k2").getAlgorithm()).isEqualTo("SM4");
              assertThat(keys.indexKey("f").getAlgorithm()).isEqualTo("HmacSHA256");
              assertThat(
                      context
                          .getBean(FederationKey.class)
                          .mac(3, FederationKey.Use.NAME, "甲".getBytes(UTF_8)))
                  .as("by OpenSSL")
                  .isEqualTo(
                      HexFormat.of()
                          .parseHex(
                              "62970a13bb9e7a5749898db03532569c968ff2d7911c4aadeb7962011c38d082"));
            });
    assertThat(output).doesNotContain(A, B, C);
  }

  /** As the README says it. */
  @Test
  void keys_of_either_suite_come_from_the_environment() {
    Map<String, Object> variables =
        Map.of(
            "YICHI_VAULT_CURRENT", "k2027",
            "YICHI_VAULT_KEYS_K2026", A,
            "YICHI_VAULT_KEYS_K2027", "SM4_GCM:" + B,
            "YICHI_VAULT_INDEXKEY", C,
            "YICHI_FEDERATION_KEYS_1", A,
            "YICHI_FEDERATION_KEYS_2", D,
            "YICHI_FEDERATION_CURRENT", "2");
    runner
        .withInitializer(
            context ->
                context
                    .getEnvironment()
                    .getPropertySources()
                    .addFirst(
                        new SystemEnvironmentPropertySource("test-systemEnvironment", variables)))
        .run(
            context -> {
              var ring = context.getBean(VaultKeys.class).ring("field");
              assertThat(ring.current()).isEqualTo("k2027");
              assertThat(Suite.of(ring.key("k2027"))).isEqualTo(Suite.SM4_GCM);
              assertThat(Suite.of(ring.key("k2026"))).isEqualTo(Suite.AES_256_GCM);
              FederationKey federation = context.getBean(FederationKey.class);
              assertThat(federation.versions()).containsExactly(1, 2);
              assertThat(federation.current()).isEqualTo(2);
            });
  }

  @Test
  void refuses_a_suite_that_nobody_has_and_does_not_ask_for_another_key() {
    runner
        .withPropertyValues("yichi.federation.keys.1=SM4-GCM:" + A, "yichi.sandbox=true")
        .run(
            context ->
                assertThat(context.getStartupFailure())
                    .rootCause()
                    .isInstanceOf(KeysRefused.class)
                    .hasMessageContainingAll(
                        "yichi.federation.keys.1 names no suite", "Keep the key", "SM4_GCM:")
                    .hasMessageNotContainingAny(A, "openssl", "SM4-GCM"));
  }

  @Test
  void warns_in_the_sandbox_where_published_keys_are_used(CapturedOutput output) {
    runner
        .withPropertyValues("yichi.sandbox=true", "yichi.region=510000")
        .run(
            context ->
                assertThat(context)
                    .hasSingleBean(EnvelopeVault.class)
                    .hasSingleBean(FederatedDigests.class));
    assertThat(output)
        .containsOnlyOnce("Personal data is sealed with the sandbox's published keys");
    assertThat(output).containsOnlyOnce("Pseudonyms are made with the sandbox's published key");
  }

  @Test
  void refuses_to_start_without_keys_outside_the_sandbox() {
    refused(runner, "yichi.vault.current is missing", "openssl rand -base64 32");
  }

  @Test
  void refuses_keys_that_are_short_regular_malformed_missing_or_used_twice() {
    refused(configured().withPropertyValues("yichi.vault.keys.k1=AAEC"), "has 3 bytes, needs 32");
    refused(
        configured().withPropertyValues("yichi.vault.keys.k1=" + "A".repeat(43) + "="),
        "too regular");
    refused(configured().withPropertyValues("yichi.vault.keys.k1=***"), "is not base64");
    refused(configured().withPropertyValues("yichi.vault.current=k9"), "yichi.vault.keys.k9");
    refused(
        configured().withPropertyValues("yichi.vault.index-key=" + A),
        "is the same key as yichi.vault.index-key");
    refused(
        configured().withPropertyValues("yichi.vault.keys.k3=SM4_GCM:" + B), "is the same key as");
    refused(
        configured().withPropertyValues("yichi.federation.keys.3=short"),
        "yichi.federation.keys.3");
    refused(
        configured()
            .withPropertyValues("yichi.federation.keys.4=" + A, "yichi.federation.current=4"),
        "yichi.federation.keys.4 is the same key as yichi.federation.keys.3");
    refused(
        configured().withPropertyValues("yichi.federation.keys.4=" + B),
        "yichi.federation.current is missing");
    refused(
        configured().withPropertyValues("yichi.federation.current=5"), "yichi.federation.keys.5");
    refused(
        configured()
            .withPropertyValues("yichi.federation.keys.0=" + B, "yichi.federation.current=3"),
        "has no version of 1 or more");
  }

  @Test
  void half_a_configuration_is_refused_even_in_the_sandbox() {
    refused(
        runner.withPropertyValues("yichi.sandbox=true", "yichi.vault.keys.k1=" + A),
        "yichi.vault.current is missing");
  }

  @Test
  void tells_the_environment_variable_to_set() {
    refused(configured().withPropertyValues("yichi.vault.index-key=x"), "YICHI_VAULT_INDEXKEY");
  }

  private static void refused(ApplicationContextRunner runner, String... words) {
    runner.run(
        context ->
            assertThat(context.getStartupFailure())
                .rootCause()
                .isInstanceOf(KeysRefused.class)
                .hasMessageContainingAll(words)
                .hasMessageNotContainingAny(A, B, C));
  }
}
