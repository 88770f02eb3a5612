package cn.yichi.bench.faults;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * An officer who suspends certificates while everything is being hit. What was answered with
 * success is remembered and must hold for ever; what was not answered may have been done or not.
 */
final class Changes {
  private static final int TRIES = 8;
  private static final int FIRST_PAGE = 2_000;

  private final Http http;
  private final SplittableRandom random;
  private final Map<String, Integer> acknowledged = new ConcurrentHashMap<>();
  private final Set<String> touched = ConcurrentHashMap.newKeySet();
  private final List<String> odd = new CopyOnWriteArrayList<>();

  Changes(World world, long seed) {
    http = world.http();
    random = new SplittableRandom(seed);
  }

  /** Certificate to the version that was answered when it was suspended. */
  Map<String, Integer> acknowledged() {
    return Map.copyOf(acknowledged);
  }

  /** Answers that nothing done to the services explains. */
  List<String> odd() {
    return List.copyOf(odd);
  }

  /** Every certificate that anybody tried to change. */
  Set<String> touched() {
    return Set.copyOf(touched);
  }

  /**
   * Suspends some certificates that are registered by now.
   *
   * @param registry address of a registry, any instance
   * @return how many were answered with success
   */
  int suspend(String registry, int count) throws InterruptedException {
    return suspend(registry, choose(registry, count));
  }

  /**
   * As {@link #suspend(String, int)}; a fault in whose middle nothing could be changed has not
   * struck as it should, which is as odd as a wrong answer.
   *
   * @param when in words, for the finding
   */
  void require(String registry, int count, String when) throws InterruptedException {
    if (suspend(registry, count) == 0) {
      odd.add("nothing could be changed " + when);
    }
  }

  /** As {@link #suspend(String, int)}, certificates that were chosen before. */
  int suspend(String registry, Set<String> chosen) throws InterruptedException {
    int done = 0;
    for (String id : chosen) {
      if (touched.add(id)) {
        done += suspend(registry, id) ? 1 : 0;
      }
    }
    return done;
  }

  /** Chooses some certificates that are registered by now; none where nobody answers. */
  synchronized Set<String> choose(String registry, int count) {
    List<String> ids = registered(registry);
    Set<String> chosen = new HashSet<>();
    for (int i = 0; i < count && !ids.isEmpty(); i++) {
      chosen.add(ids.get(random.nextInt(ids.size())));
    }
    return chosen;
  }

  private List<String> registered(String registry) {
    List<String> ids = new ArrayList<>();
    try {
      http.get(registry + "/api/books?limit=" + FIRST_PAGE)
          .body()
          .path("items")
          .forEach(line -> ids.add(line.path("certificateId").asString()));
    } catch (IOException away) {
      // Nothing can be changed now; the next round tries again.
      return List.of();
    }
    return ids;
  }

  /** Tries again under the same key while no answer comes. */
  private boolean suspend(String registry, String id) throws InterruptedException {
    String key = UUID.randomUUID().toString();
    for (int attempt = 0; attempt < TRIES; attempt++) {
      try {
        Http.Answer answer =
            http.post(
                registry + "/api/certificates/" + id + "/status",
                Map.of("status", "SUSPENDED", "reason", "演练", "effectiveFrom", "2026-11-01"),
                Map.of("If-Match", "\"1\"", "Idempotency-Key", key));
        if (answer.done()) {
          int version = answer.body().path("version").asInt();
          acknowledged.put(id, version);
          if (version < 2) {
            odd.add(id + " was suspended as version " + version);
          }
          return true;
        }
        if (answer.status() < 500 && answer.status() != 409) {
          odd.add(id + " could not be suspended: " + answer.status() + " " + answer.body());
          return false;
        }
      } catch (IOException away) {
        // Asked again below, under the same key.
        TimeUnit.MILLISECONDS.sleep(200);
      }
      TimeUnit.MILLISECONDS.sleep(500);
    }
    return false;
  }
}
