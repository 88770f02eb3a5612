package cn.yichi.platform.audit;

import cn.yichi.contracts.event.EventCodec;
import cn.yichi.contracts.event.Stream;
import cn.yichi.platform.PlatformAutoConfiguration;
import cn.yichi.platform.ServiceIdentity;
import cn.yichi.platform.broker.BrokerClients;
import cn.yichi.platform.outbox.Outbox;
import cn.yichi.platform.outbox.OutboxNudge;
import cn.yichi.platform.outbox.OutboxSettings;
import cn.yichi.platform.outbox.Restated;
import cn.yichi.platform.retention.Expiring;
import cn.yichi.platform.retention.RetentionRuns;
import cn.yichi.platform.rotation.Resealing;
import cn.yichi.platform.security.Endpoints;
import cn.yichi.platform.signing.RecordVerifier;
import cn.yichi.platform.signing.SigningAutoConfiguration;
import cn.yichi.platform.vault.GuardedFederationKey;
import cn.yichi.platform.vault.PiiVault;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;

/** Gives every service its audit log. A service that has it lists {@code books} in its streams. */
@AutoConfiguration(
    after = {PlatformAutoConfiguration.class, SigningAutoConfiguration.class},
    afterName = {
      "cn.yichi.platform.vault.VaultAutoConfiguration",
      "org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration"
    })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(AuditSettings.class)
public class AuditAutoConfiguration {

  /** Before Spring Security's filter: what it refuses somebody who is signed in is entered too. */
  private static final int ORDER = SecurityFilterProperties.DEFAULT_FILTER_ORDER - 1;

  @Bean
  Outbox auditOutbox(MongoDatabase database, ServiceIdentity identity, OutboxSettings settings) {
    return new Outbox(
        database.getCollection(ChainHeads.COLLECTION),
        Stream.BOOKS.topic(identity.region()),
        settings.buckets());
  }

  @Bean
  ActorSeal actorSeal(PiiVault vault) {
    return new ActorSeal(vault);
  }

  @Bean
  Resealing auditResealing(MongoDatabase database, ActorSeal seal) {
    return new ActorResealing(database.getCollection(AuditStore.COLLECTION), seal);
  }

  @Bean
  ChainHeads chainHeads(
      MongoDatabase database,
      @Qualifier("auditOutbox") Outbox auditOutbox,
      OutboxNudge relay,
      EventCodec codec,
      ServiceIdentity identity) {
    return new ChainHeads(database, auditOutbox, relay, codec, identity);
  }

  @Bean
  Restated auditHeadsAgain(ChainHeads heads) {
    return heads.again();
  }

  @Bean
  AuditTrail auditTrail(
      MongoDatabase database,
      ChainHeads heads,
      ActorSeal seal,
      ServiceIdentity identity,
      AuditSettings settings,
      MeterRegistry meters,
      Clock clock) {
    AuditStore store = new AuditStore(database);
    return new AuditTrail(
        pauses -> new ChainWriter(store, heads, seal, identity, clock, pauses),
        heads,
        settings,
        meters);
  }

  @Bean
  @ConditionalOnBean(GuardedFederationKey.class)
  FederationCallsAudit federationCallsAudit(
      GuardedFederationKey key, AuditTrail trail, Clock clock) {
    return new FederationCallsAudit(key, trail, clock);
  }

  @Bean
  AuditHealth auditHealthIndicator(AuditTrail trail) {
    return new AuditHealth(trail);
  }

  @Bean
  Expiring agedChains(
      MongoDatabase database,
      AuditTrail trail,
      BrokerClients broker,
      @Qualifier("verifierAtOnce") RecordVerifier verifierAtOnce,
      ActorSeal seal,
      ServiceIdentity identity,
      Clock clock) {
    var published = new PublishedHeads(broker, identity.region(), verifierAtOnce);
    return new AgedChains(database, trail, published::furthest, seal, clock);
  }

  @Bean
  RetentionRuns auditedRuns(AuditTrail trail, Clock clock) {
    return new AuditedRuns(trail, clock);
  }

  @Bean
  FilterRegistrationBean<AuditFilter> auditFilter(
      Endpoints endpoints, AuditTrail trail, Clock clock) {
    var filter = new AuditFilter(endpoints, trail, clock);
    var registration = new FilterRegistrationBean<>(filter);
    registration.setOrder(ORDER);
    return registration;
  }

  @Bean
  AuditController auditController(
      MongoDatabase database,
      BrokerClients broker,
      @Qualifier("verifierAtOnce") RecordVerifier verifierAtOnce,
      ActorSeal seal,
      ServiceIdentity identity) {
    var verification =
        new AuditVerification(
            database, broker, verifierAtOnce, identity.region(), Optional.of(seal));
    return new AuditController(verification, new AuditStore(database), seal, identity);
  }
}
