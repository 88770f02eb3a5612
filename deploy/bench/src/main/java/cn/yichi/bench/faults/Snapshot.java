package cn.yichi.bench.faults;

import cn.yichi.sandbox.ServiceAt;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.JsonNode;

/**
 * What every service says it holds, read through its public book.
 *
 * @param registers region to certificate to version
 * @param hosts host region to certificate to its decision
 * @param desks home region to its notices
 */
record Snapshot(
    Map<String, Map<String, Integer>> registers,
    Map<String, Map<String, Decided>> hosts,
    Map<String, List<Told>> desks) {

  /** A line of a recognition service's book. */
  record Decided(
      int certificateVersion,
      long revision,
      String outcome,
      String home,
      boolean published,
      String cause) {
    /** Whether the holder is told of it as of something new. */
    boolean worthTelling(String host) {
      return !home.equals(host) && counts() && !backfilled();
    }

    /** Whether the certificate is worth something in the host. */
    boolean counts() {
      return outcome.equals("GRANTED") || outcome.equals("CONDITIONAL");
    }

    /** Whether it came as old news, of which nobody is told. */
    boolean backfilled() {
      return cause.equals("BACKFILL");
    }

    /** Whether a topic must tell of it, whatever the service itself says. */
    boolean mustBePublished(String host) {
      return switch (outcome) {
        case "CONDITIONAL", "REFERRED", "REFUSED" -> true;
        case "GRANTED" -> !home.equals(host);
        default -> false;
      };
    }
  }

  /**
   * A line of a notification service's book.
   *
   * @param revisions host region to the revision of the decision it tells
   */
  record Told(
      String key,
      String certificate,
      String recipient,
      String kind,
      Map<String, Long> revisions,
      String inbox,
      String sms) {

    /** The key under which its message goes to a provider. */
    String smsKey() {
      return key.replace('/', '~') + "~SMS";
    }
  }

  /**
   * Reads all books at once.
   *
   * @throws IOException while a service does not answer
   */
  static Snapshot of(World world, Http http) throws IOException {
    Map<String, Map<String, Integer>> registers = new ConcurrentSkipListMap<>();
    Map<String, Map<String, Decided>> hosts = new ConcurrentSkipListMap<>();
    Map<String, List<Told>> desks = new ConcurrentSkipListMap<>();
    List<Future<?>> books = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (ServiceAt service : world.services()) {
        String region = service.region();
        Callable<?> book =
            switch (service.kind()) {
              case REGISTRY -> () -> registers.put(region, register(http, service));
              case RECOGNITION -> () -> hosts.put(region, host(http, service));
              case NOTIFICATION -> () -> desks.put(region, desk(http, service));
            };
        books.add(threads.submit(book));
      }
      for (Future<?> book : books) {
        book.get();
      }
    } catch (ExecutionException failed) {
      throw new IOException(failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException(interrupted);
    }
    return new Snapshot(registers, hosts, desks);
  }

  private static Map<String, Integer> register(Http http, ServiceAt service) throws IOException {
    Map<String, Integer> held = new HashMap<>();
    http.book(
        service.url(), line -> held.put(text(line, "certificateId"), line.path("version").asInt()));
    return held;
  }

  private static Map<String, Decided> host(Http http, ServiceAt service) throws IOException {
    Map<String, Decided> held = new HashMap<>();
    http.book(
        service.url(),
        line ->
            held.put(
                text(line, "certificateId"),
                new Decided(
                    line.path("certificateVersion").asInt(),
                    line.path("revision").asLong(),
                    text(line, "outcome").intern(),
                    text(line, "homeRegion").intern(),
                    line.path("published").asBoolean(),
                    text(line, "cause").intern())));
    return held;
  }

  private static List<Told> desk(Http http, ServiceAt service) throws IOException {
    List<Told> told = new ArrayList<>();
    http.book(
        service.url(),
        line ->
            told.add(
                new Told(
                    text(line, "key"),
                    text(line, "certificateId"),
                    text(line, "recipient"),
                    text(line, "kind").intern(),
                    revisions(line.path("revisions")),
                    text(line.path("states"), "INBOX").intern(),
                    text(line.path("states"), "SMS").intern())));
    return told;
  }

  private static Map<String, Long> revisions(JsonNode told) {
    Map<String, Long> revisions = new TreeMap<>();
    told.properties()
        .forEach(entry -> revisions.put(entry.getKey().intern(), entry.getValue().asLong()));
    return revisions;
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }

  /** Certificate to version, of all registers. */
  Map<String, Integer> registered() {
    Map<String, Integer> all = new HashMap<>();
    registers.values().forEach(all::putAll);
    return all;
  }
}
