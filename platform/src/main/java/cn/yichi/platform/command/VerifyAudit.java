package cn.yichi.platform.command;

import cn.yichi.platform.audit.AuditVerification;
import cn.yichi.platform.audit.Fault;
import cn.yichi.platform.audit.Report;
import cn.yichi.platform.broker.BrokerClients;
import cn.yichi.platform.signing.RecordVerifier;
import com.mongodb.ConnectionString;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the audit log of one service's database and prints what it found. Ends with 0 where the
 * log is whole, 1 where it is broken, 2 where that cannot be told.
 *
 * <p>Needs {@code --mongo=<uri with a database>}, {@code --kafka=<bootstrap servers>} and {@code
 * --region=<six digits>}, and {@code --pin=<fingerprint>} of the region's identity key (several
 * between commas, {@code sandbox} for the published one), for only heads that the region signed
 * count; {@code --service=<name>} only where the database may have lost all its chains. It has no
 * secret keys: that the name sealed in an entry agrees with its index is checked by {@code GET
 * /api/audit/verification}.
 */
public final class VerifyAudit {
  static final int INTACT = 0;
  static final int BROKEN = 1;
  static final int CANNOT_TELL = 2;
  private static final Set<String> NAMES =
      Set.of("mongo", "kafka", "region", "service", "pin", "kafka-config");
  private static final String SANDBOX = "sandbox";
  private static final Pattern PIN = Pattern.compile("(ED25519|SM2):[0-9a-f]{64}");

  private VerifyAudit() {}

  public static void main(String[] arguments) {
    System.exit(run(arguments, System.out));
  }

  static int run(String[] arguments, PrintStream out) {
    Map<String, String> options = options(arguments);
    String mongo = options.getOrDefault("mongo", "");
    String kafka = options.getOrDefault("kafka", "");
    String region = options.getOrDefault("region", "");
    @Nullable String database = database(mongo);
    Set<String> pins = Set.of(options.getOrDefault("pin", "").split(","));
    if (database == null
        || kafka.isEmpty()
        || !region.matches("\\d{6}")
        || !arePins(pins)
        || strange(options)) {
      out.println("usage: --mongo=<uri with a database> --kafka=<servers> --region=<six digits>");
      out.println("       --pin=<fingerprint of the region's identity key, or sandbox>");
      out.println("       [--kafka-config=<file of Kafka client settings, for TLS and sign-in>]");
      out.println("       [--service=<registry, recognition or notification>]");
      return CANNOT_TELL;
    }
    try (MongoClient client = MongoClients.create(mongo)) {
      BrokerClients broker = new BrokerClients(connection(kafka, options));
      var verification =
          new AuditVerification(
              client.getDatabase(database),
              broker,
              verifier(broker, region, pins),
              region,
              Optional.empty());
      return print(verification.verify(Optional.ofNullable(options.get("service"))), out);
    } catch (KafkaException away) {
      out.println("CANNOT_TELL: the topic of keys cannot be read: " + away.getMessage());
      return CANNOT_TELL;
    } catch (MongoException away) {
      out.println("CANNOT_TELL: the database does not answer: " + away.getMessage());
      return CANNOT_TELL;
    } catch (RuntimeException unforeseen) {
      out.println("CANNOT_TELL: " + unforeseen);
      return CANNOT_TELL;
    }
  }

  private static Map<String, String> options(String[] arguments) {
    Map<String, String> options = new HashMap<>();
    for (String argument : arguments) {
      String[] parts = argument.replaceFirst("^--", "").split("=", 2);
      options.put(parts[0], parts.length == 2 ? parts[1] : "");
    }
    return options;
  }

  private static Map<String, Object> connection(String kafka, Map<String, String> options) {
    Map<String, Object> connection = new HashMap<>();
    String file = options.get("kafka-config");
    if (file != null) {
      Properties settings = new Properties();
      try (Reader reader = Files.newBufferedReader(Path.of(file))) {
        settings.load(reader);
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
      settings.forEach((name, value) -> connection.put(name.toString(), value));
    }
    connection.put("bootstrap.servers", kafka);
    return connection;
  }

  private static boolean arePins(Set<String> pins) {
    return pins.equals(Set.of(SANDBOX))
        || pins.stream().allMatch(each -> PIN.matcher(each).matches());
  }

  private static RecordVerifier verifier(BrokerClients broker, String region, Set<String> pins) {
    return pins.contains(SANDBOX)
        ? RecordVerifier.sandboxAtOnce()
        : RecordVerifier.asStated(broker, region, pins);
  }

  private static boolean strange(Map<String, String> options) {
    return !NAMES.containsAll(options.keySet());
  }

  private static @Nullable String database(String mongo) {
    try {
      return new ConnectionString(mongo).getDatabase();
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }

  private static int print(Report report, PrintStream out) {
    out.printf(
        "%s: %d entries in %d chains%n", report.verdict(), report.entries(), report.chains());
    for (Fault fault : report.faults()) {
      out.printf(
          "  %s %s %d to %d: %s%n",
          fault.kind(), fault.chain(), fault.from(), fault.to(), fault.detail());
    }
    if (report.moreFaults() > 0) {
      out.printf("  and %d more%n", report.moreFaults());
    }
    if (report.refusedHeads() > 0) {
      out.printf("  %d heads on books are not the region's%n", report.refusedHeads());
    }
    if (report.removedChains() > 0) {
      out.printf("  removed for their age: %d chains%n", report.removedChains());
      report.removed().forEach(chain -> out.println("    " + chain));
    }
    report.unsure().forEach(what -> out.println("  unsure: " + what));
    return switch (report.verdict()) {
      case INTACT -> INTACT;
      case BROKEN -> BROKEN;
      case CANNOT_TELL -> CANNOT_TELL;
    };
  }
}
