package cn.yichi.registry.mongo;

import cn.yichi.platform.outbox.Outbox;
import cn.yichi.platform.retention.Expiring;
import cn.yichi.platform.retention.ExpiringDocuments;
import cn.yichi.platform.retention.Kind;
import cn.yichi.registry.certificate.LinkedHolders;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the registry deletes by its age. The certificates' present states stay. */
@Configuration(proxyBeanMethods = false)
class RegistryRetention {
  private static final String REPLACED = "when the state after it was recorded";

  private final MongoDatabase database;

  RegistryRetention(MongoDatabase database) {
    this.database = database;
  }

  @Bean
  Expiring certificateHistory() {
    return history("certificate-history", RegistryStore.CERTIFICATES);
  }

  @Bean
  Expiring issuerHistory() {
    return history("issuer-history", RegistryStore.ISSUERS);
  }

  @Bean
  Expiring personHistory() {
    return history("person-history", RegistryStore.PERSONS);
  }

  @Bean
  Expiring honourHistory() {
    return history("honour-history", HonourDocuments.COLLECTION);
  }

  @Bean
  Expiring unheldPersons(
      MongoPersons persons, MongoHonours honours, LinkedHolders linked, Clock clock) {
    return new ExpiringPersons(
        persons,
        honours,
        new ExpiringPersons.Collections(
            database.getCollection(RegistryStore.PERSONS),
            database.getCollection(RegistryStore.PERSONS + "_history"),
            database.getCollection(HolderLinkDocuments.COLLECTION),
            database.getCollection(RegistryStore.CERTIFICATES),
            database.getCollection(HonourDocuments.COLLECTION)),
        linked,
        clock);
  }

  @Bean
  Expiring endedImports() {
    return MongoImportJobs.ended(database);
  }

  private Expiring history(String kind, String collection) {
    return ExpiringDocuments.byDate(
        Kind.of(kind, REPLACED),
        database.getCollection(collection + "_history"),
        Outbox.REPLACED_AT);
  }
}
