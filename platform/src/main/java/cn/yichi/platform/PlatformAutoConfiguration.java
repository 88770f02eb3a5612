package cn.yichi.platform;

import cn.yichi.contracts.event.EventCodec;
import cn.yichi.platform.broker.BrokerClients;
import cn.yichi.platform.broker.BrokerHealth;
import cn.yichi.platform.outbox.Outbox;
import cn.yichi.platform.outbox.OutboxNudge;
import cn.yichi.platform.outbox.OutboxRelay;
import cn.yichi.platform.outbox.OutboxSettings;
import cn.yichi.platform.outbox.Republication;
import cn.yichi.platform.outbox.RepublicationSettings;
import cn.yichi.platform.outbox.Restated;
import cn.yichi.platform.signing.RecordSigner;
import cn.yichi.platform.store.DeclaredIndex;
import cn.yichi.platform.store.DeclaredIndexes;
import cn.yichi.platform.store.StorePreparation;
import cn.yichi.platform.telemetry.TraceFilter;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** What every service has: identity, clock, database, outbox relay, broker clients, trace ids. */
@AutoConfiguration(
    afterName = {
      "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration",
      "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration"
    })
@EnableConfigurationProperties({
  ServiceIdentity.class,
  OutboxSettings.class,
  RepublicationSettings.class
})
public class PlatformAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  @ConditionalOnMissingBean
  EventCodec eventCodec() {
    return new EventCodec();
  }

  /** The service's own database, named in {@code spring.mongodb.uri}. */
  @Bean
  @ConditionalOnMissingBean
  MongoDatabase mongoDatabase(MongoClient client, MongoConnectionDetails connection) {
    String name = connection.getConnectionString().getDatabase();
    if (name == null) {
      throw new IllegalStateException("spring.mongodb.uri names no database");
    }
    return client.getDatabase(name);
  }

  /**
   * Majority writes and, outside the sandbox, majority reads: nobody is told "already known", and
   * no offset is committed, on the strength of a write that the loss of a node may still undo. An
   * answer comes within seconds when the database is away.
   *
   * <p>A write refused by a document (11000, or a compare-and-set that matches nothing) is judged
   * by the newest state, a read by the safe one. MongoDB acknowledges such a write by a majority
   * too, only after what it met is safe, so that the read after it sees it; where that wait failed
   * or the primary changed in between, it may not. Whoever reads then must take "refused, but
   * nothing there" for "somebody is at it": a registry answers busy, an idempotency key is in use,
   * a consumer takes the batch again. Nothing concludes from it.
   */
  @Bean
  MongoClientSettingsBuilderCustomizer majority(ServiceIdentity identity) {
    return settings ->
        settings
            .readConcern(identity.sandbox() ? ReadConcern.DEFAULT : ReadConcern.MAJORITY)
            .writeConcern(WriteConcern.MAJORITY.withWTimeout(10, TimeUnit.SECONDS))
            .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(3, TimeUnit.SECONDS))
            .applyToSocketSettings(
                socket ->
                    socket.connectTimeout(3, TimeUnit.SECONDS).readTimeout(30, TimeUnit.SECONDS));
  }

  @Bean
  StorePreparation storePreparation(
      MongoDatabase database,
      ServiceIdentity identity,
      ObjectProvider<DeclaredIndexes> declared,
      ObjectProvider<Outbox> outboxes,
      ConfigurableApplicationContext context) {
    List<DeclaredIndex> indexes =
        Stream.concat(
                declared.stream().flatMap(each -> each.all().stream()),
                outboxes.stream().map(Outbox::index))
            .toList();
    List<String> obsolete =
        declared.stream().flatMap(each -> each.obsolete().stream()).distinct().toList();
    return new StorePreparation(database, identity.sandbox(), indexes, obsolete, context::close);
  }

  @Bean
  BrokerClients brokerClients(KafkaProperties kafka, KafkaConnectionDetails connection) {
    Map<String, Object> common = new HashMap<>(kafka.buildAdminProperties());
    common.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, connection.getBootstrapServers());
    return new BrokerClients(Map.copyOf(common));
  }

  @Bean
  BrokerHealth brokerHealthIndicator(BrokerClients broker) {
    return new BrokerHealth(broker);
  }

  @Bean
  OutboxRelay outboxRelay(
      ObjectProvider<Outbox> outboxes,
      OutboxSettings settings,
      ServiceIdentity identity,
      OutboxRelay.Surroundings surroundings) {
    return OutboxRelay.of(outboxes.stream().toList(), settings, identity, surroundings);
  }

  @Bean
  Republication republication(
      RepublicationSettings settings,
      ObjectProvider<Restated> restated,
      MongoDatabase database,
      OutboxNudge relay,
      MeterRegistry meters) {
    return new Republication(settings, restated.stream().toList(), database, relay, meters);
  }

  @Bean
  OutboxRelay.Surroundings relaySurroundings(
      MongoDatabase database,
      BrokerClients broker,
      RecordSigner signer,
      MeterRegistry meters,
      Clock clock) {
    return new OutboxRelay.Surroundings(database, broker, signer, meters, clock);
  }

  @Bean
  FilterRegistrationBean<TraceFilter> traceFilter() {
    var registration = new FilterRegistrationBean<>(new TraceFilter());
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return registration;
  }
}
