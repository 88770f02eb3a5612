package cn.yichi.recognition.mongo;

import cn.yichi.platform.retention.Expiring;
import cn.yichi.platform.store.DeclaredIndexes;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Indexes and retention of share codes. */
@Configuration(proxyBeanMethods = false)
class ShareStore {
  @Bean
  DeclaredIndexes shareIndexes() {
    return new DeclaredIndexes(List.copyOf(MongoShareCodes.INDEXES));
  }

  @Bean
  Expiring oldShareCodes(MongoDatabase database) {
    return MongoShareCodes.old(database);
  }
}
