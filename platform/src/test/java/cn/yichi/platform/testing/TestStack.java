package cn.yichi.platform.testing;

import cn.yichi.embedded.EmbeddedBroker;
import cn.yichi.embedded.EmbeddedDatabase;
import cn.yichi.platform.broker.BrokerClients;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.Map;
import java.util.UUID;

/**
 * One real broker and one database per test JVM, started when first asked for and stopped with it.
 * {@code -Dyichi.mongodb.uri=mongodb://…} (without a database name) puts a real MongoDB in the
 * place of the embedded one.
 */
public final class TestStack {
  private TestStack() {}

  private static final class Broker {
    static final EmbeddedBroker RUNNING = EmbeddedBroker.start();

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(RUNNING::close));
    }
  }

  private static final class Database {
    static final EmbeddedDatabase RUNNING = EmbeddedDatabase.inMemory();
  }

  private static final class Client {
    static final MongoClient OPEN = MongoClients.create(mongoUri("test"));
  }

  /** Bootstrap servers of the broker, for {@code spring.kafka.bootstrap-servers}. */
  public static String bootstrapServers() {
    return Broker.RUNNING.bootstrapServers();
  }

  /** Clients of the broker. */
  public static BrokerClients broker() {
    return new BrokerClients(Map.of("bootstrap.servers", bootstrapServers()));
  }

  /** Connection string with a database, for {@code spring.mongodb.uri}. */
  public static String mongoUri(String database) {
    String given = System.getProperty("yichi.mongodb.uri");
    if (given == null || given.isBlank()) {
      return Database.RUNNING.uri(database);
    }
    int options = given.indexOf('?');
    String servers = (options < 0 ? given : given.substring(0, options)).replaceAll("(?<!/)/$", "");
    return servers + "/" + database + (options < 0 ? "" : given.substring(options));
  }

  /** A database of that name; the same client for all. */
  public static MongoDatabase database(String name) {
    return Client.OPEN.getDatabase(name);
  }

  /** A database that no other test uses. */
  public static MongoDatabase freshDatabase() {
    return database("t" + UUID.randomUUID().toString().replace("-", "").substring(0, 20));
  }

  /** Arguments for a Spring context: this broker, this database, the sandbox, any free port. */
  public static String[] arguments(String region, String database) {
    return new String[] {
      "--yichi.region=" + region,
      "--yichi.sandbox=true",
      "--server.port=0",
      "--spring.kafka.bootstrap-servers=" + bootstrapServers(),
      "--spring.mongodb.uri=" + mongoUri(database)
    };
  }
}
