package cn.yichi.notification.mongo;

import cn.yichi.platform.store.DeclaredIndexes;
import com.mongodb.client.MongoDatabase;
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
}
