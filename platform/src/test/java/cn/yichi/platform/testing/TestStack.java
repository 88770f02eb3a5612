package cn.yichi.platform.testing;

import cn.yichi.embedded.EmbeddedBroker;
import cn.yichi.embedded.EmbeddedDatabase;
import cn.yichi.platform.broker.BrokerClients;
import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;

/**
 * One real broker and one database per test JVM, started when first asked for and stopped with it.
 * {@code -Dyichi.mongodb.uri=mongodb://…} (without a database name) puts a real MongoDB in the
 * place of the embedded one; tests that are to run there too are tagged {@code database}.
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

    static {
      if (given().isPresent()) {
        // In the log of a run on a named server, the proof that it was asked.
        Document hello = OPEN.getDatabase("admin").runCommand(new Document("hello", 1));
        System.out.printf(
            "The databases of these tests are on %s, wire version %s, replica set %s%n",
            new ConnectionString(mongoUri("test")).getHosts(),
            hello.get("maxWireVersion"),
            hello.get("setName"));
      }
    }
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
    return given()
        .map(uri -> withDatabase(uri, database))
        .orElseGet(() -> Database.RUNNING.uri(database));
  }

  private static Optional<String> given() {
    return Optional.ofNullable(System.getProperty("yichi.mongodb.uri"))
        .filter(uri -> !uri.isBlank());
  }

  private static String withDatabase(String uri, String database) {
    int options = uri.indexOf('?');
    String servers = (options < 0 ? uri : uri.substring(0, options)).replaceAll("(?<!/)/$", "");
    return servers + "/" + database + (options < 0 ? "" : uri.substring(options));
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
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--yichi.region=" + region,
                "--yichi.sandbox=true",
                "--server.port=0",
                "--spring.kafka.bootstrap-servers=" + bootstrapServers(),
                "--spring.mongodb.uri=" + mongoUri(database)));
    arguments.addAll(TestProvider.shared().trusted(0, region));
    return arguments.toArray(String[]::new);
  }
}
