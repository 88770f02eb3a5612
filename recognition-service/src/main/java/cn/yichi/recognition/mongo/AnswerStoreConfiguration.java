package cn.yichi.recognition.mongo;

import cn.yichi.contracts.event.Stream;
import cn.yichi.platform.ServiceIdentity;
import cn.yichi.platform.outbox.Outbox;
import cn.yichi.platform.outbox.OutboxSettings;
import cn.yichi.platform.retention.Expiring;
import cn.yichi.platform.rotation.ResealedCollection;
import cn.yichi.platform.rotation.Resealing;
import cn.yichi.platform.store.DeclaredIndexes;
import com.mongodb.client.MongoDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Outbox, indexes, keys and age of answers to organisations. */
@Configuration(proxyBeanMethods = false)
class AnswerStoreConfiguration {
  @Bean
  Outbox answerOutbox(MongoDatabase database, ServiceIdentity identity, OutboxSettings settings) {
    return new Outbox(
        database.getCollection(MongoGivenAnswers.COLLECTION),
        Stream.ANSWERS.topic(identity.region()),
        settings.buckets(),
        MongoGivenAnswers.REVISION);
  }

  @Bean
  DeclaredIndexes answerIndexes() {
    return new DeclaredIndexes(MongoGivenAnswers.indexes());
  }

  @Bean
  Resealing replyKeys(MongoDatabase database, AnswerDocuments documents) {
    return new ResealedCollection(
        database.getCollection(MongoGivenAnswers.COLLECTION), documents.sealedFields(), false);
  }

  @Bean
  Expiring oldAnswers(MongoDatabase database) {
    return MongoGivenAnswers.old(database);
  }
}
