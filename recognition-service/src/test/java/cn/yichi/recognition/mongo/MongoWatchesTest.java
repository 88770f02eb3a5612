package cn.yichi.recognition.mongo;

import cn.yichi.platform.testing.IndexWitness;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.recognition.watch.Watches;
import cn.yichi.recognition.watch.WatchesContract;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;

@Tag("database")
class MongoWatchesTest implements WatchesContract {
  private final String name = TestStack.freshDatabase().getName();
  private final IndexWitness witness = new IndexWitness(MongoWatches.INDEXES);
  private final MongoClient client = witness.client(TestStack.mongoUri(name));
  private final MongoDatabase database = client.getDatabase(name);
  private final Watches watches = new MongoWatches(database);

  @Override
  public Watches watches() {
    return watches;
  }

  @AfterEach
  void every_look_up_is_served_by_a_declared_index() {
    client.close();
    witness.assertNoScans();
  }
}
