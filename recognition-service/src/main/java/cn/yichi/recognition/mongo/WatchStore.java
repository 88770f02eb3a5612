package cn.yichi.recognition.mongo;

import cn.yichi.contracts.event.Stream;
import cn.yichi.platform.ServiceIdentity;
import cn.yichi.platform.outbox.Outbox;
import cn.yichi.platform.outbox.OutboxSettings;
import cn.yichi.platform.retention.Expiring;
import cn.yichi.platform.store.DeclaredIndex;
import cn.yichi.platform.store.DeclaredIndexes;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Outbox, indexes and retention of watches. */
@Configuration(proxyBeanMethods = false)
class WatchStore {
  @Bean
  Outbox watchOutbox(MongoDatabase database, ServiceIdentity identity, OutboxSettings settings) {
    return new Outbox(
        database.getCollection(MongoWatchFeed.COLLECTION),
        Stream.WATCHES.topic(identity.region()),
        settings.buckets(),
        MongoWatchFeed.SEQUENCE);
  }

  @Bean
  DeclaredIndexes watchIndexes() {
    List<DeclaredIndex> all = new ArrayList<>(MongoWatches.INDEXES);
    all.addAll(MongoWatchFeed.INDEXES);
    return new DeclaredIndexes(all);
  }

  @Bean
  Expiring oldWatches(MongoDatabase database) {
    return MongoWatches.old(database);
  }

  @Bean
  Expiring oldWatchChanges(MongoDatabase database) {
    return MongoWatchFeed.old(database);
  }
}
