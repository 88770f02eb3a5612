package cn.yichi.registry.mongo;

import cn.yichi.registry.intake.ImportJobs;
import cn.yichi.registry.intake.ImportJobsContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;

@Tag("database")
class MongoImportJobsTest implements ImportJobsContract {
  private final TestDatabase database = new TestDatabase();
  private final MongoImportJobs jobs =
      new MongoImportJobs(database.database().getCollection(MongoImportJobs.COLLECTION));

  @Override
  public ImportJobs jobs() {
    return jobs;
  }

  @AfterEach
  void drop() {
    database.close();
  }
}
