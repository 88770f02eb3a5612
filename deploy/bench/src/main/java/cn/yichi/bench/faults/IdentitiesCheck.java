package cn.yichi.bench.faults;

import cn.yichi.sandbox.ServiceAt.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Whether each sound row is one certificate and each certificate one sound row. A row is known by
 * its number on the region's topic, one document by one holder; every {@value #EACH}th, and each
 * one that the topic or the book leaves in doubt, is looked up by its number and its holder's
 * document as a bureau would. What is found must be the register's book, no more and no less:
 * counts alone would let one loss and one invention cancel out.
 */
final class IdentitiesCheck {
  private static final int AT_ONCE = 16;
  private static final int EACH = 20;

  private final World world;
  private final Http http;
  private final Published published;

  IdentitiesCheck(World world, Http http, Published published) {
    this.world = world;
    this.http = http;
    this.published = published;
  }

  /** Checks the rows of one region, and says what became of each. */
  Identities check(String region, List<Input> inputs, Set<String> book, Findings findings)
      throws IOException, InterruptedException {
    Map<String, Versions> told = published.of(Stream.CERTIFICATES, region);
    Map<String, String> numbered = numbered(told);
    Set<String> unclaimed = new HashSet<>(book);
    Map<String, Claim> claims = new HashMap<>();
    Set<String> missing = new HashSet<>();
    for (Input input : inputs) {
      List<Map<String, String>> rows = input.soundRows();
      List<Optional<String>> found = found(region, rows, numbered, book);
      for (int i = 0; i < rows.size(); i++) {
        Claim claim = Claim.of(rows.get(i));
        if (found.get(i).isEmpty()) {
          missing.add(claim.number());
          Optional.ofNullable(world.lookedUp.get(claim.number())).ifPresent(missing::add);
          findings.lost(1, region + ": a row of " + input.file().file().getFileName());
          continue;
        }
        String id = found.get(i).get();
        if (claims.put(id, claim) != null) {
          findings.twice(1, region + ": two rows are " + id);
        } else if (!unclaimed.remove(id)) {
          findings.unexplained(1, region + ": " + id + " is found and not in the book");
        }
      }
    }
    unclaimed.forEach(id -> findings.unexplained(1, region + ": no row brought " + id));
    holders(region, claims, told, findings);
    return Identities.of(claims, missing);
  }

  /** Number to certificate; not where two certificates say one number. */
  private static Map<String, String> numbered(Map<String, Versions> told) {
    Map<String, String> numbered = new HashMap<>();
    Set<String> several = new HashSet<>();
    told.forEach(
        (id, versions) -> {
          String sketch = versions.newest();
          String number = sketch.substring(sketch.lastIndexOf('|') + 1);
          if (numbered.put(number, id) != null) {
            several.add(number);
          }
        });
    numbered.keySet().removeAll(several);
    return numbered;
  }

  /** One document is one holder, and one holder one document. */
  private static void holders(
      String region, Map<String, Claim> claims, Map<String, Versions> told, Findings findings) {
    Map<String, String> holders = new HashMap<>();
    Map<String, String> documents = new HashMap<>();
    claims.forEach(
        (id, claim) -> {
          Versions versions = told.get(id);
          if (versions == null) {
            // Lost from the topic, as is said elsewhere.
            return;
          }
          String sketch = versions.newest();
          String holder = sketch.substring(0, sketch.indexOf('|'));
          String before = holders.putIfAbsent(claim.document(), holder);
          String other = documents.putIfAbsent(holder, claim.document());
          if ((before != null && !before.equals(holder))
              || (other != null && !other.equals(claim.document()))) {
            findings.unexplained(1, region + ": " + id + " is published as somebody else's");
          }
        });
  }

  private List<Optional<String>> found(
      String region, List<Map<String, String>> rows, Map<String, String> numbered, Set<String> book)
      throws IOException, InterruptedException {
    String url = world.service(Kind.REGISTRY, region).url() + "/api/certificates/lookup";
    List<Callable<Optional<String>>> questions = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      Map<String, String> row = rows.get(i);
      String told = numbered.get(row.getOrDefault("证书编号", "").strip());
      if (told != null && book.contains(told) && i % EACH != 0) {
        questions.add(() -> Optional.of(told));
      } else {
        questions.add(
            () -> {
              Claim claim = Claim.of(row);
              Optional<String> id = lookUp(http, url, claim);
              id.ifPresent(it -> world.lookedUp.put(claim.number(), it));
              return id;
            });
      }
    }
    List<Optional<String>> found = new ArrayList<>(rows.size());
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      for (Future<Optional<String>> answer : threads.invokeAll(questions)) {
        found.add(answer.get());
      }
    } catch (ExecutionException failed) {
      throw new IOException("a row could not be looked up", failed.getCause());
    }
    return found;
  }

  static Optional<String> lookUp(Http http, String url, Claim claim) throws IOException {
    Http.Answer answer =
        http.post(
            url, Map.of("number", claim.number(), "documentNumber", claim.document()), Map.of());
    if (!answer.done()) {
      throw new IOException(url + " answered " + answer.status());
    }
    String id = answer.body().path("certificates").path(0).path("certificateId").asString("");
    return id.isEmpty() ? Optional.empty() : Optional.of(id);
  }
}
