package cn.yichi.platform.signing;

import cn.yichi.contracts.event.EventCodec;
import cn.yichi.platform.PlatformAutoConfiguration;
import cn.yichi.platform.ServiceIdentity;
import cn.yichi.platform.broker.BrokerClients;
import cn.yichi.platform.outbox.Outbox;
import cn.yichi.platform.vault.KeysRefused;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Gives every service a signer and a verifier. Outside the sandbox it does not start without pins,
 * nor, where it publishes facts, without a key that its identity key stated. In the sandbox, what
 * is not configured falls back to published keys.
 */
@AutoConfiguration(after = PlatformAutoConfiguration.class)
@EnableConfigurationProperties(SigningSettings.class)
public class SigningAutoConfiguration {
  private static final Logger log = LoggerFactory.getLogger(SigningAutoConfiguration.class);

  @Bean
  StatementLines statementLines(EventCodec codec) {
    return new StatementLines(codec);
  }

  @Bean
  Signatures signatures(SigningSettings settings, ServiceIdentity identity, StatementLines lines) {
    if (!settings.enabled() && !identity.sandbox()) {
      throw KeysRefused.because(
          "yichi.signing.enabled is false.", "Leave it out: events are signed everywhere");
    }
    if (identity.sandbox() && settings.key() == null) {
      log.warn("Events are signed with the sandbox's published keys: anybody can forge them");
    }
    return Signatures.of(settings, identity, lines);
  }

  @Bean
  TrustedKeys trustedKeys(Signatures signatures) {
    return signatures.trusted();
  }

  /** What a key that nobody has stated yet signed does not wait. */
  @Bean(defaultCandidate = false)
  RecordVerifier verifierAtOnce(Signatures signatures, SigningSettings settings, Clock clock) {
    return settings.enabled()
        ? new BatchVerifier(signatures.trusted(), Patience.NONE, clock)
        : RecordVerifier.NONE;
  }

  @Bean
  RecordVerifier recordVerifier(
      Signatures signatures,
      SigningSettings settings,
      KeyTopics keys,
      Clock clock,
      MeterRegistry meters) {
    if (!settings.enabled()) {
      return RecordVerifier.NONE;
    }
    KeyPatience patience = new KeyPatience(settings.keyPatience(), clock, meters);
    BatchVerifier verifier = new BatchVerifier(signatures.trusted(), patience, clock);
    return record ->
        keys.areHeard()
            ? verifier.verify(record)
            : new RecordVerifier.Verdict.Waits("what regions said of their keys before this start");
  }

  @Bean
  RecordSigner recordSigner(
      Signatures signatures,
      SigningSettings settings,
      ServiceIdentity identity,
      ObjectProvider<Outbox> outboxes,
      KeyTopics keys,
      Clock clock,
      MeterRegistry meters) {
    if (!settings.enabled() || outboxes.stream().findAny().isEmpty()) {
      return RecordSigner.NONE;
    }
    BatchSigner signer =
        new BatchSigner(identity.region(), signatures.key().get(), signatures.trusted(), clock);
    signer.requireStated();
    meters.gauge(
        "yichi.signing.key.remaining", signer, each -> each.remaining().toMillis() / 1000.0);
    return records -> {
      if (!keys.areHeard()) {
        throw new SigningRefused("whether the signing key is revoked has not been heard yet");
      }
      signer.sign(records);
    };
  }

  @Bean
  RegionSigner regionSigner(
      Signatures signatures,
      SigningSettings settings,
      ServiceIdentity identity,
      KeyTopics keys,
      Clock clock) {
    return RegionSigner.of(signatures, identity, keys, settings.enabled(), clock);
  }

  @Bean
  RegionVerifier regionVerifier(TrustedKeys trusted, KeyTopics keys, Clock clock) {
    return new RegionVerifier(trusted, keys::areLoaded, clock);
  }

  @Bean
  KeyTopics keyTopics(
      BrokerClients broker,
      EventCodec codec,
      TrustedKeys trusted,
      MongoDatabase database,
      StatementLines lines,
      MeterRegistry meters) {
    return new KeyTopics(broker, codec, trusted, new KeyStore(database, lines), meters);
  }

  @Bean
  StatementPublisher statementPublisher(
      BrokerClients broker,
      StatementLines lines,
      ServiceIdentity identity,
      Signatures signatures,
      ObjectProvider<Outbox> outboxes) {
    boolean publishes = outboxes.stream().findAny().isPresent();
    return new StatementPublisher(
        broker, lines, identity.region(), publishes ? signatures.statements() : List.of());
  }
}
