package cn.yichi.recognition.mongo;

import cn.yichi.platform.retention.Expiring;
import cn.yichi.platform.store.DeclaredIndex;
import cn.yichi.platform.store.DeclaredIndexes;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Indexes and retention of earlier states. */
@Configuration(proxyBeanMethods = false)
class PastConfiguration {
  @Bean
  DeclaredIndexes pastIndexes() {
    return new DeclaredIndexes(
        List.of(
            DeclaredIndex.on(
                PastStates.historyOf(MongoHolderHonours.COLLECTION), MongoHolderHonours.HOLDER),
            DeclaredIndex.on(
                PastStates.historyOf(MongoCrossReviews.COLLECTION), MongoCrossReviews.ISSUER)));
  }

  @Bean
  Expiring issuerHistory(MongoDatabase database, Clock clock) {
    return new PastStates(database, MongoIssuerTimelines.COLLECTION, clock)
        .expiring("issuer-history");
  }

  @Bean
  Expiring honourHistory(MongoDatabase database, Clock clock) {
    return new PastStates(database, MongoHolderHonours.COLLECTION, clock)
        .expiring("honour-history");
  }

  @Bean
  Expiring reviewHistory(MongoDatabase database, Clock clock) {
    return new PastStates(database, MongoCrossReviews.COLLECTION, clock).expiring("review-history");
  }
}
