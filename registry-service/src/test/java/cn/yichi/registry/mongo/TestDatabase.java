package cn.yichi.registry.mongo;

import cn.yichi.platform.outbox.Outbox;
import cn.yichi.platform.store.DeclaredIndex;
import cn.yichi.platform.testing.IndexWitness;
import cn.yichi.platform.testing.TestStack;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** A new database, with a witness of every query that the store under test asks. */
final class TestDatabase implements AutoCloseable {
  private final MongoDatabase plain = TestStack.freshDatabase();
  private final IndexWitness witness;
  private final MongoClient watched;

  /**
   * @param more indexes that are made only where a setting asks for them
   */
  TestDatabase(DeclaredIndex... more) {
    List<DeclaredIndex> declared = declared(plain);
    declared.addAll(List.of(more));
    witness = new IndexWitness(declared);
    watched = witness.client(TestStack.mongoUri(plain.getName()));
  }

  /** For the store under test. */
  MongoDatabase database() {
    return watched.getDatabase(plain.getName());
  }

  /** For the test itself, which may look at everything. */
  MongoCollection<Document> unwatched(String collection) {
    return plain.getCollection(collection);
  }

  @Override
  public void close() {
    watched.close();
    plain.drop();
    witness.assertNoScans();
  }

  private static List<DeclaredIndex> declared(MongoDatabase database) {
    List<DeclaredIndex> indexes = new ArrayList<>(MongoImportJobs.INDEXES);
    indexes.addAll(MongoCertificates.INDEXES);
    indexes.addAll(MongoHolderLinks.INDEXES);
    indexes.addAll(MongoHonours.INDEXES);
    for (String collection :
        List.of("certificates", "honours", "persons", "issuers", "holder_links")) {
      indexes.add(new Outbox(database.getCollection(collection), "any", 1).index());
    }
    return indexes;
  }
}
