package cn.yichi.platform.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yichi.platform.ServiceIdentity;
import cn.yichi.platform.broker.BrokerClients;
import cn.yichi.platform.outbox.Outbox;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.platform.vault.KeysRefused;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** A service starts with good keys, or says which of them is at fault. */
class SigningAutoConfigurationTest {
  private static final String REGION = "yichi.region=510000";
  private static final byte[] KEY = {1};
  @TempDir Path folder;
  private String key = "";
  private String pin = "";
  private String statements = "";

  @EnableConfigurationProperties(ServiceIdentity.class)
  @Configuration(proxyBeanMethods = false)
  static class Reader {
    @Bean
    Clock clock() {
      return Clock.systemUTC();
    }

    @Bean
    MeterRegistry meters() {
      return new SimpleMeterRegistry();
    }

    @Bean
    cn.yichi.contracts.event.EventCodec codec() {
      return new cn.yichi.contracts.event.EventCodec();
    }

    @Bean
    MongoDatabase database() {
      return TestStack.freshDatabase();
    }

    @Bean
    BrokerClients broker() {
      return new BrokerClients(Map.of("bootstrap.servers", "127.0.0.1:1"));
    }
  }

  @Import(Reader.class)
  @Configuration(proxyBeanMethods = false)
  static class Writer {
    @Bean
    Outbox outbox(MongoDatabase database) {
      return new Outbox(database.getCollection("certificates"), "yichi.510000.certificates", 2);
    }
  }

  private static ApplicationContextRunner runner(Class<?> service) {
    return new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(SigningAutoConfiguration.class))
        .withUserConfiguration(service)
        .withPropertyValues(REGION, "yichi.service=registry");
  }

  @BeforeEach
  void make() throws IOException {
    KeyCommand command = new KeyCommand(Clock.systemUTC());
    String identity = folder.resolve("identity").toString();
    String signing = folder.resolve("signing").toString();
    String file = folder.resolve("statements").toString();
    command.run(List.of("new", "ED25519", identity));
    command.run(List.of("new", "SM2", signing));
    command.run(
        List.of(
            "state",
            identity,
            "510000",
            signing + ".pub",
            "2020-01-01T00:00:00Z",
            "2099-01-01T00:00:00Z",
            file));
    key = "yichi.signing.key=" + Files.readString(Path.of(signing)).strip();
    pin =
        "yichi.signing.pins.510000=" + Files.readString(Path.of(identity + ".fingerprint")).strip();
    statements = "yichi.signing.statements=file:" + file;
  }

  @Test
  void signs_with_a_key_that_its_pinned_identity_stated() {
    runner(Writer.class)
        .withPropertyValues(key, pin, statements)
        .run(
            context -> {
              assertThat(context).hasNotFailed();
              RecordSigner signer = context.getBean(RecordSigner.class);
              assertThatThrownBy(() -> signer.sign(List.of()))
                  .isInstanceOf(SigningRefused.class)
                  .hasMessageContaining("has not been heard yet");
              var record = new ConsumerRecord<>("yichi.510000.books", 0, 0, KEY, KEY);
              assertThat(context.getBean(RecordVerifier.class).verify(record))
                  .as("no broker has told what regions say of their keys")
                  .isInstanceOf(RecordVerifier.Verdict.Waits.class);
              assertThat(context.getBean(SigningSettings.class).toString())
                  .doesNotContain(key.substring(30));
            });
  }

  @Test
  void a_service_that_publishes_nothing_needs_pins_only() {
    runner(Reader.class)
        .withPropertyValues(pin)
        .run(
            context ->
                assertThat(context.getBean(RecordSigner.class)).isEqualTo(RecordSigner.NONE));
    refuses(runner(Reader.class), "yichi.signing.pins.510000 is missing");
  }

  @Test
  void outside_the_sandbox_every_fault_is_named_and_no_key_quoted() {
    String other = "yichi.signing.key=ED25519:" + "KqULR8kjQt3aHcy3dOUOSX11ljLbLDqLhrManXN/gVE=";
    Stream.of(
            List.of("yichi.signing.key is missing", pin, statements),
            List.of("names no algorithm before a colon", pin, statements, "yichi.signing.key=abc"),
            List.of("is not base64", pin, statements, "yichi.signing.key=SM2:???"),
            List.of("has 3 bytes, needs 32", pin, statements, "yichi.signing.key=SM2:AAAA"),
            List.of("no statement of the signing key", pin, statements, other),
            List.of("no statement of the signing key", pin, key),
            List.of("its identity key is not pinned", statements, key, pinOf("a")),
            List.of("is no fingerprint", statements, key, "yichi.signing.pins.510000=abc"),
            List.of("cannot be used", pin, key, "yichi.signing.statements=file:/nowhere"),
            List.of("yichi.signing.enabled is false", pin, "yichi.signing.enabled=false"))
        .forEach(
            given ->
                refuses(
                    runner(Writer.class)
                        .withPropertyValues(given.subList(1, given.size()).toArray(String[]::new)),
                    given.getFirst()));
  }

  private static String pinOf(String digit) {
    return "yichi.signing.pins.510000=ED25519:" + digit.repeat(64);
  }

  private static void refuses(ApplicationContextRunner runner, String fault) {
    runner.run(
        context ->
            assertThat(context)
                .getFailure()
                .rootCause()
                .isInstanceOf(KeysRefused.class)
                .hasMessageContaining(fault)
                .hasMessageNotContaining("KqULR8kj"));
  }

  @Test
  void the_sandbox_needs_nothing_and_may_leave_it_out() {
    runner(Writer.class)
        .withPropertyValues("yichi.sandbox=true")
        .run(
            context ->
                assertThat(context.getBean(RecordSigner.class)).isNotEqualTo(RecordSigner.NONE));
    runner(Writer.class)
        .withPropertyValues("yichi.sandbox=true", "yichi.signing.enabled=false")
        .run(
            context -> {
              assertThat(context.getBean(RecordSigner.class)).isEqualTo(RecordSigner.NONE);
              assertThat(context.getBean(RecordVerifier.class)).isEqualTo(RecordVerifier.NONE);
            });
  }
}
