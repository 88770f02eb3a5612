package cn.yichi.registry.mongo;

import cn.yichi.platform.audit.ActorSeal;
import cn.yichi.platform.outbox.Outbox;
import cn.yichi.platform.outbox.OutboxNudge;
import cn.yichi.platform.rotation.ResealedCollection;
import cn.yichi.platform.rotation.Resealing;
import cn.yichi.platform.rotation.SealedFields;
import cn.yichi.platform.vault.PiiVault;
import com.mongodb.client.MongoDatabase;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the registry holds under the vault's keys. */
@Configuration(proxyBeanMethods = false)
class RegistryKeys {
  private final MongoDatabase database;
  private final PiiVault vault;

  RegistryKeys(MongoDatabase database, PiiVault vault) {
    this.database = database;
    this.vault = vault;
  }

  @Bean
  Resealing certificateKeys() {
    return new CertificateResealing(
        database.getCollection(RegistryStore.CERTIFICATES), certificateFields());
  }

  @Bean
  Resealing certificateHistoryKeys() {
    return new ResealedCollection(
        database.getCollection(RegistryStore.CERTIFICATES + "_history"), certificateFields(), true);
  }

  @Bean
  Resealing personKeys(
      PersonDocuments documents, ContactFacts facts, Outbox personOutbox, OutboxNudge relay) {
    return new PersonResealing(
        database.getCollection(RegistryStore.PERSONS),
        personFields(),
        new PersonResealing.Contacts(documents, facts, personOutbox, relay));
  }

  @Bean
  Resealing personHistoryKeys() {
    return new ResealedCollection(
        database.getCollection(RegistryStore.PERSONS + "_history"), personFields(), true);
  }

  /** Documents that were stated with a link. */
  @Bean
  Resealing holderLinkKeys() {
    return new ResealedCollection(
        database.getCollection(HolderLinkDocuments.COLLECTION),
        new SealedFields(vault, Map.of("document.sealed", HolderLinkDocuments::context)),
        false);
  }

  /** Who sent a file, for the entry of the audit log at its end. */
  @Bean
  Resealing importKeys(ActorSeal actors) {
    return new ResealedCollection(
        database.getCollection(MongoImportJobs.COLLECTION), actors.keptAt("upload.sender"), false);
  }

  private SealedFields certificateFields() {
    return new SealedFields(
        vault, Map.of("number.sealed", id -> CertificateDocuments.context(ofState(id))));
  }

  private SealedFields personFields() {
    return new SealedFields(
        vault,
        Map.of(
            "name.sealed", id -> PersonDocuments.context(ofState(id), PersonDocuments.NAME),
            "document.sealed",
                id -> PersonDocuments.context(ofState(id), PersonDocuments.DOCUMENT)));
  }

  /** A state of the history is named {@code <id>/<version>}. */
  private static String ofState(String id) {
    int slash = id.indexOf('/');
    return slash < 0 ? id : id.substring(0, slash);
  }
}
