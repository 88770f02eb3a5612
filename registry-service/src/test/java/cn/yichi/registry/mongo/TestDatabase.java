package cn.yichi.registry.mongo;

import cn.yichi.embedded.EmbeddedDatabase;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.UUID;

/** A new database on the embedded stand-in, or on the server named by {@code yichi.mongodb.uri}. */
final class TestDatabase implements AutoCloseable {
  private static final String URI = System.getProperty("yichi.mongodb.uri", "");
  private static final EmbeddedDatabase EMBEDDED =
      URI.isEmpty() ? EmbeddedDatabase.inMemory() : null;
  private static final MongoClient CLIENT =
      MongoClients.create(EMBEDDED == null ? URI : EMBEDDED.uri());

  private final MongoDatabase database =
      CLIENT.getDatabase("registry_test_" + UUID.randomUUID().toString().substring(0, 8));

  MongoDatabase database() {
    return database;
  }

  @Override
  public void close() {
    database.drop();
  }
}
