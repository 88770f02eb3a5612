package cn.yichi.sandbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Asks every service what it holds and compares the sets: each certificate at its last version in
 * every host's replica, each published decision, exactly the notices due. Counts nothing it was
 * told.
 */
final class Books {
  private static final int PAGE = 10_000;
  private static final Set<String> WORTH_TELLING = Set.of("GRANTED", "CONDITIONAL");

  private static final Set<String> UNDER_WAY = Set.of("GATHERING", "WAITING", "SENDING");

  private final Api api;
  private final List<ServiceAt> services;

  Books(Api api, List<ServiceAt> services) {
    this.api = api;
    this.services = services;
  }

  /**
   * What the comparison found.
   *
   * @param differences in words, at most some of each kind; empty where the books agree
   * @param certificates how many certificates the registries hold
   * @param decided outcome and direction to count
   * @param awaited certificates somebody still has to decide or tell of
   */
  record Comparison(
      List<String> differences,
      long certificates,
      Map<String, Map<String, Long>> decided,
      long awaited) {
    boolean agree() {
      return differences.isEmpty();
    }
  }

  Comparison compare() {
    List<String> differences = new ArrayList<>();
    Map<String, Integer> registered = new HashMap<>();
    for (ServiceAt registry : of(ServiceAt.Kind.REGISTRY)) {
      pages(
          registry,
          entry -> registered.put(text(entry, "certificateId"), entry.path("version").asInt()));
    }
    Map<String, Map<String, Long>> decided = new TreeMap<>();
    Map<String, Set<String>> due = new HashMap<>();
    long awaited = 0;
    for (ServiceAt host : of(ServiceAt.Kind.RECOGNITION)) {
      awaited += replicas(host, registered, decided, due, differences);
    }
    for (ServiceAt desk : of(ServiceAt.Kind.NOTIFICATION)) {
      awaited += notices(desk, due.getOrDefault(desk.region(), Set.of()), differences);
    }
    return new Comparison(List.copyOf(differences), registered.size(), decided, awaited);
  }

  /** Compares a host's replicas with the registries; answers how many are missing or old. */
  private long replicas(
      ServiceAt host,
      Map<String, Integer> registered,
      Map<String, Map<String, Long>> decided,
      Map<String, Set<String>> due,
      List<String> differences) {
    Map<String, Integer> held = new HashMap<>();
    pages(
        host,
        entry -> {
          String id = text(entry, "certificateId");
          String home = text(entry, "homeRegion");
          String outcome = text(entry, "outcome");
          held.put(id, entry.path("certificateVersion").asInt());
          decided
              .computeIfAbsent(outcome, o -> new TreeMap<>())
              .merge(home + "→" + host.region(), 1L, Long::sum);
          boolean foreign = !home.equals(host.region());
          if (foreign
              && WORTH_TELLING.contains(outcome)
              && !text(entry, "cause").equals("BACKFILL")) {
            due.computeIfAbsent(home, h -> new HashSet<>()).add(id);
          }
        });
    return differ(host.name(), registered, held, differences);
  }

  private static long differ(
      String where,
      Map<String, Integer> expected,
      Map<String, Integer> actual,
      List<String> differences) {
    long missing = 0;
    for (Map.Entry<String, Integer> each : expected.entrySet()) {
      Integer version = actual.get(each.getKey());
      if (!each.getValue().equals(version) && missing++ < 3) {
        differences.add(
            where
                + ": "
                + each.getKey()
                + " version "
                + each.getValue()
                + " is registered, "
                + (version == null ? "none" : version)
                + " is held");
      }
    }
    long extra = actual.keySet().stream().filter(id -> !expected.containsKey(id)).count();
    if (extra > 0) {
      differences.add(where + ": " + extra + " certificates are held that no registry knows");
    }
    if (missing > 3) {
      differences.add(where + ": " + missing + " certificates differ in all");
    }
    return missing;
  }

  /** Compares a desk's notices with those due: one each, none else, and none still under way. */
  private long notices(ServiceAt desk, Set<String> due, List<String> differences) {
    Map<String, Integer> told = new HashMap<>();
    long[] underWay = {0};
    pages(
        desk,
        entry -> {
          if (text(entry, "kind").equals("NEW")) {
            told.merge(text(entry, "certificateId"), 1, Integer::sum);
          }
          if (entry.path("states").valueStream().anyMatch(s -> UNDER_WAY.contains(s.asString()))) {
            underWay[0]++;
          }
        });
    long missing = due.stream().filter(id -> !told.containsKey(id)).count();
    long twice = told.values().stream().filter(times -> times > 1).count();
    long undue = told.keySet().stream().filter(id -> !due.contains(id)).count();
    report(desk, missing, "notices are due and not written", differences);
    report(desk, twice, "certificates have more than one notice", differences);
    report(desk, undue, "notices are not due", differences);
    report(desk, underWay[0], "notices are still under way", differences);
    return missing + underWay[0];
  }

  private static void report(ServiceAt where, long count, String what, List<String> differences) {
    if (count > 0) {
      differences.add(where.name() + ": " + count + " " + what);
    }
  }

  private void pages(ServiceAt service, java.util.function.Consumer<JsonNode> visitor) {
    String after = "";
    do {
      JsonNode page =
          api.get(
              service.url()
                  + "/api/books?limit="
                  + PAGE
                  + (after.isEmpty() ? "" : "&after=" + encoded(after)));
      page.path("items").forEach(visitor);
      after = page.path("next").asString("");
    } while (!after.isEmpty());
  }

  private static String encoded(String cursor) {
    return java.net.URLEncoder.encode(cursor, java.nio.charset.StandardCharsets.UTF_8);
  }

  private List<ServiceAt> of(ServiceAt.Kind kind) {
    return services.stream().filter(service -> service.kind() == kind).toList();
  }

  private static String text(JsonNode entry, String field) {
    return entry.path(field).asString("");
  }
}
