package cn.yichi.registry.mongo;

import cn.yichi.contracts.vocabulary.FederatedDigests;
import cn.yichi.platform.outbox.Outbox;
import cn.yichi.platform.outbox.OutboxNudge;
import cn.yichi.platform.rotation.Rekeying;
import cn.yichi.platform.vault.PiiVault;
import cn.yichi.registry.certificate.CertificateIdentities;
import cn.yichi.registry.certificate.HolderLinks;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the registry holds under the federation's key. */
@Configuration(proxyBeanMethods = false)
class RegistryRekeying {
  private final MongoDatabase database;
  private final Clock clock;

  RegistryRekeying(MongoDatabase database, Clock clock) {
    this.database = database;
    // What the database keeps of an instant.
    this.clock = Clock.tick(clock, Duration.ofMillis(1));
  }

  @Bean
  KeyVersionLinking keyVersionLinking(HolderLinks links, FederatedDigests digests) {
    return new KeyVersionLinking(links, digests, clock);
  }

  @Bean
  Rekeying certificateRekeying(
      MongoCertificates store,
      PersonDocuments holders,
      CertificateIdentities identities,
      PiiVault vault,
      Outbox certificateOutbox,
      OutboxNudge relay) {
    return new Rekeying(
        new CertificateRekeying(
            database.getCollection(RegistryStore.CERTIFICATES),
            database.getCollection(RegistryStore.PERSONS),
            new CertificateRekeying.Tools(
                new CertificateDocuments(vault), holders, identities, store, clock),
            certificateOutbox,
            relay));
  }

  @Bean
  Rekeying personRekeying(PersonDocuments documents, KeyVersionLinking linking) {
    return new Rekeying(
        new PersonRekeying(database.getCollection(RegistryStore.PERSONS), documents, linking));
  }

  @Bean
  Rekeying holderLinkRekeying(PiiVault vault, KeyVersionLinking linking) {
    return new Rekeying(
        new HolderLinkRekeying(
            database.getCollection(HolderLinkDocuments.COLLECTION),
            new HolderLinkDocuments(vault),
            linking));
  }
}
