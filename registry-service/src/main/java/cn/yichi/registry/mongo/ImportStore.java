package cn.yichi.registry.mongo;

import cn.yichi.platform.store.DeclaredIndexes;
import cn.yichi.platform.vault.FederationKeySpent;
import cn.yichi.registry.intake.ImportJobs;
import cn.yichi.registry.intake.StoreFailures;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The collection of import jobs. */
@Configuration(proxyBeanMethods = false)
class ImportStore {
  /** Duplicate key, validation, document too large: the write itself is wrong and stays so. */
  private static final Set<Integer> FAULTS_OF_THE_WRITE = Set.of(11000, 121, 10334, 17419);

  @Bean
  ImportJobs importJobs(MongoDatabase database) {
    return new MongoImportJobs(database.getCollection(MongoImportJobs.COLLECTION));
  }

  @Bean
  DeclaredIndexes importIndexes() {
    return new DeclaredIndexes(MongoImportJobs.INDEXES);
  }

  @Bean
  StoreFailures storeFailures() {
    return ImportStore::passes;
  }

  private static boolean passes(RuntimeException failure) {
    return switch (failure) {
      case MongoBulkWriteException bulk ->
          bulk.getWriteErrors().stream()
              .noneMatch(error -> FAULTS_OF_THE_WRITE.contains(error.getCode()));
      case MongoException mongo -> !FAULTS_OF_THE_WRITE.contains(mongo.getCode());
      // The budget fills again.
      case FederationKeySpent spent -> true;
      // the driver's answer once its client is closed, as at shutdown
      case IllegalStateException closed ->
          String.valueOf(closed.getMessage()).startsWith("state should be");
      default -> false;
    };
  }
}
