package cn.yichi.recognition.mongo;

import cn.yichi.contracts.event.Stream;
import cn.yichi.platform.ServiceIdentity;
import cn.yichi.platform.outbox.Outbox;
import cn.yichi.platform.outbox.OutboxSettings;
import cn.yichi.platform.outbox.Restated;
import cn.yichi.platform.store.DeclaredIndex;
import cn.yichi.platform.store.DeclaredIndexes;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Outbox and index of confirmations. */
@Configuration(proxyBeanMethods = false)
class ConfirmationStoreConfiguration {

  @Bean
  Outbox confirmationOutbox(
      MongoDatabase database, ServiceIdentity identity, OutboxSettings settings) {
    return new Outbox(
        database.getCollection(MongoOwnConfirmations.COLLECTION),
        Stream.CONFIRMATIONS.topic(identity.region()),
        settings.buckets());
  }

  @Bean
  Restated confirmationsAgain(Outbox confirmationOutbox, MongoOwnConfirmations confirmations) {
    return new Restated(confirmationOutbox, confirmations::told);
  }

  @Bean
  DeclaredIndexes confirmationIndexes() {
    return new DeclaredIndexes(
        List.of(
            DeclaredIndex.on(
                MongoPartnerConfirmations.COLLECTION, MongoPartnerConfirmations.CERTIFICATE)));
  }
}
