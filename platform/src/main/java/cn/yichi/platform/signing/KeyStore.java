package cn.yichi.platform.signing;

import cn.yichi.contracts.event.KeyFact;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/**
 * Statements that were believed once, in {@code signing_keys} of the service's own database: who
 * withholds a revocation from a service that starts again withholds nothing.
 */
final class KeyStore {
  private final MongoCollection<Document> statements;
  private final StatementLines lines;

  KeyStore(MongoDatabase database, StatementLines lines) {
    this.statements = database.getCollection("signing_keys");
    this.lines = lines;
  }

  /** Everything kept, in no order. */
  List<KeyFact> all() {
    List<KeyFact> all = new ArrayList<>();
    statements
        .find()
        .forEach(kept -> all.add(lines.read(kept.getString("event"), kept.getString("_id"))));
    return all;
  }

  /** Keeps a statement, or a revocation, in place of the one there was of that key. */
  void keep(KeyFact said) {
    String id = said.region() + "/" + said.key();
    Document kept =
        new Document("_id", id).append("schemaVersion", 1).append("event", lines.line(said));
    statements.replaceOne(Filters.eq("_id", id), kept, new ReplaceOptions().upsert(true));
  }
}
