package cn.yichi.notification.mongo;

import cn.yichi.platform.ServiceIdentity;
import cn.yichi.platform.holder.HolderLinks;
import cn.yichi.platform.retention.Expiring;
import cn.yichi.platform.rotation.OutgoingCollection;
import cn.yichi.platform.rotation.Resealing;
import cn.yichi.platform.signing.TrustedKeys;
import cn.yichi.platform.store.DeclaredIndexes;
import cn.yichi.platform.vault.EnvelopeVault;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The ports that the database serves. */
@Configuration(proxyBeanMethods = false)
class MongoAdapters {

  @Bean
  DeclaredIndexes indexes() {
    return Collections.indexes();
  }

  @Bean
  MongoContacts contacts(MongoDatabase database) {
    return new MongoContacts(database);
  }

  /** Contacts under older keys are replaced by those that the registry publishes anew. */
  @Bean
  Resealing contactKeys(MongoDatabase database, EnvelopeVault vault) {
    return new OutgoingCollection(
        database.getCollection(Collections.CONTACTS),
        List.of("mobile.keyId"),
        contact ->
            Fields.part(contact, "mobile")
                .filter(mobile -> !vault.isCurrent(mobile.getString("keyId")))
                .isPresent());
  }

  @Bean
  HolderLinks holderLinks(MongoDatabase database, TrustedKeys keys) {
    return new HolderLinks(database, keys::lostSince);
  }

  @Bean
  MongoPersons persons(HolderLinks links, ServiceIdentity identity) {
    return new MongoPersons(links, identity.region());
  }

  @Bean
  MongoBaselines baselines(MongoDatabase database) {
    return new MongoBaselines(database);
  }

  @Bean
  MongoNotices notices(MongoDatabase database) {
    return new MongoNotices(database);
  }

  @Bean
  MongoNoticeBooks noticeBooks(MongoDatabase database) {
    return new MongoNoticeBooks(database);
  }

  @Bean
  Expiring oldNotices(MongoDatabase database) {
    return MongoNotices.old(database);
  }
}
