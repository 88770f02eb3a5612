package cn.yichi.platform.command;

import cn.yichi.platform.audit.AuditVerification;
import cn.yichi.platform.audit.Fault;
import cn.yichi.platform.audit.Report;
import com.mongodb.ConnectionString;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the audit log of one service's database and prints what it found. Ends with 0 where the
 * log is whole, 1 where it is broken, 2 where that cannot be told.
 *
 * <p>Needs {@code --mongo=<uri with a database>}, {@code --kafka=<bootstrap servers>} and {@code
 * --region=<six digits>}; {@code --service=<name>} only where the database may have lost all its
 * chains. It has no keys: that the name sealed in an entry agrees with its index is checked by
 * {@code GET /api/audit/verification}.
 */
public final class VerifyAudit {
  static final int INTACT = 0;
  static final int BROKEN = 1;
  static final int CANNOT_TELL = 2;
  private static final Set<String> NAMES = Set.of("mongo", "kafka", "region", "service");

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
    if (database == null || kafka.isEmpty() || !region.matches("\\d{6}") || strange(options)) {
      out.println("usage: --mongo=<uri with a database> --kafka=<servers> --region=<six digits>");
      out.println("       [--service=<registry, recognition or notification>]");
      return CANNOT_TELL;
    }
    try (MongoClient client = MongoClients.create(mongo)) {
      Map<String, Object> connection = Map.of("bootstrap.servers", kafka);
      var verification =
          new AuditVerification(client.getDatabase(database), connection, region, Optional.empty());
      return print(verification.verify(Optional.ofNullable(options.get("service"))), out);
    } catch (MongoException away) {
      out.println("CANNOT_TELL: the database does not answer: " + away.getMessage());
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
    report.unsure().forEach(what -> out.println("  unsure: " + what));
    return switch (report.verdict()) {
      case INTACT -> INTACT;
      case BROKEN -> BROKEN;
      case CANNOT_TELL -> CANNOT_TELL;
    };
  }
}
