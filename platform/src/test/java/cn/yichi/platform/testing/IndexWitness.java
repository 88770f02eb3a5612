package cn.yichi.platform.testing;

import cn.yichi.platform.store.DeclaredIndex;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.Document;

/**
 * Watches every command of a client and remembers those whose filter and sort no declared index has
 * as a prefix: they work on a small test database and scan a large one.
 *
 * <pre>{@code
 * IndexWitness witness = new IndexWitness(RegistryIndexes.ALL).allowScan("import_jobs");
 * try (MongoClient client = witness.client(TestStack.mongoUri("registry"))) { … }
 * witness.assertNoScans();
 * }</pre>
 *
 * In a Spring context, add it by a {@code MongoClientSettingsBuilderCustomizer}.
 */
public final class IndexWitness implements CommandListener {
  private static final Document ID = new Document("_id", 1);

  private final List<DeclaredIndex> declared;
  private final Set<String> scanned = new HashSet<>();
  private final Set<String> offences = new ConcurrentSkipListSet<>();

  /**
   * @param declared all indexes of the service, with {@code Outbox.index()} of its outboxes
   */
  public IndexWitness(List<DeclaredIndex> declared) {
    this.declared = List.copyOf(declared);
  }

  /** Lets a collection be scanned: it stays small, or is meant to be read whole. */
  public IndexWitness allowScan(String collection) {
    scanned.add(collection);
    return this;
  }

  /** A client that this witness watches. */
  public MongoClient client(String uri) {
    return MongoClients.create(
        MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(uri))
            .addCommandListener(this)
            .build());
  }

  /** What was asked that no index serves, as {@code collection command filter sort}. */
  public List<String> offences() {
    return List.copyOf(offences);
  }

  /**
   * @throws AssertionError naming each query that no declared index serves
   */
  public void assertNoScans() {
    if (!offences.isEmpty()) {
      throw new AssertionError("no declared index serves:\n  " + String.join("\n  ", offences));
    }
  }

  @Override
  public void commandStarted(CommandStartedEvent event) {
    BsonDocument command = event.getCommand();
    String name = event.getCommandName();
    if (!(command.get(name) instanceof BsonString collection)) {
      return;
    }
    switch (name) {
      case "find" -> judge(name, collection, filter(command, "filter"), filter(command, "sort"));
      case "findAndModify" ->
          judge(name, collection, filter(command, "query"), filter(command, "sort"));
      case "count", "distinct" ->
          judge(name, collection, filter(command, "query"), new BsonDocument());
      case "update" -> judgeEach(name, collection, command.getArray("updates"));
      case "delete" -> judgeEach(name, collection, command.getArray("deletes"));
      case "aggregate" -> judgePipeline(collection, command.getArray("pipeline"));
      default -> {}
    }
  }

  private static BsonDocument filter(BsonDocument command, String field) {
    return command.getDocument(field, new BsonDocument());
  }

  private void judgeEach(String name, BsonString collection, BsonArray statements) {
    for (BsonValue statement : statements) {
      judge(name, collection, statement.asDocument().getDocument("q"), new BsonDocument());
    }
  }

  private void judgePipeline(BsonString collection, BsonArray pipeline) {
    BsonDocument filter = new BsonDocument();
    BsonDocument sort = new BsonDocument();
    List<BsonValue> stages = new ArrayList<>(pipeline);
    if (!stages.isEmpty() && stages.getFirst().asDocument().containsKey("$match")) {
      filter = stages.removeFirst().asDocument().getDocument("$match");
    }
    if (!stages.isEmpty() && stages.getFirst().asDocument().containsKey("$sort")) {
      sort = stages.getFirst().asDocument().getDocument("$sort");
    }
    judge("aggregate", collection, filter, sort);
  }

  private void judge(String name, BsonString collection, BsonDocument filter, BsonDocument sort) {
    String of = collection.getValue();
    if (scanned.contains(of)) {
      return;
    }
    for (QueryShape shape : QueryShape.of(filter, sort)) {
      boolean served =
          shape.isServedBy(ID)
              || declared.stream()
                  .filter(index -> index.collection().equals(of))
                  .anyMatch(index -> shape.isServedBy(index.keys()));
      if (!served) {
        offences.add(of + " " + name + " by " + shape.equal() + shape.ranged() + " sort " + sort);
      }
    }
  }
}
