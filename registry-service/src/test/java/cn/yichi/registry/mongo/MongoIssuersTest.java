package cn.yichi.registry.mongo;

import cn.yichi.contracts.event.EventCodec;
import cn.yichi.platform.outbox.Outbox;
import cn.yichi.platform.testing.RecordedNudges;
import cn.yichi.registry.issuer.Issuers;
import cn.yichi.registry.issuer.IssuersContract;
import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;

@Tag("database")
class MongoIssuersTest implements IssuersContract {
  private final TestDatabase test = new TestDatabase();
  private final MongoCollection<Document> collection = test.database().getCollection("issuers");
  private final Issuers store =
      new MongoIssuers(
          collection,
          new IssuerFacts(new EventCodec(), "500000"),
          new Outbox(collection, "yichi.500000.issuers", 2),
          new RecordedNudges());

  @AfterEach
  void drop() {
    test.close();
  }

  @Override
  public Issuers issuers() {
    return store;
  }
}
