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
 * Whether each sound row is one certificate and each certificate one sound row: every row is looked
 * up by its number and its holder's document, and what is found must be the register's book, no
 * more and no less. Counts alone would let one loss and one invention cancel out.
 */
final class IdentitiesCheck {
  private static final int AT_ONCE = 16;

  private final World world;
  private final Http http;

  IdentitiesCheck(World world, Http http) {
    this.world = world;
    this.http = http;
  }

  /** Checks the rows of one region, and says what became of each. */
  Identities check(String region, List<Input> inputs, Set<String> book, Findings findings)
      throws IOException, InterruptedException {
    Set<String> unclaimed = new HashSet<>(book);
    Map<String, Claim> claims = new HashMap<>();
    Set<String> missing = new HashSet<>();
    for (Input input : inputs) {
      List<Map<String, String>> rows = input.soundRows();
      List<Optional<String>> found = lookUp(region, rows, book);
      for (int i = 0; i < rows.size(); i++) {
        Claim claim = Claim.of(rows.get(i));
        if (found.get(i).isEmpty()) {
          missing.add(claim.number());
          Optional.ofNullable(world.lookedUp.get(identity(rows.get(i)))).ifPresent(missing::add);
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
    return Identities.of(claims, missing);
  }

  private List<Optional<String>> lookUp(
      String region, List<Map<String, String>> rows, Set<String> book)
      throws IOException, InterruptedException {
    String url = world.service(Kind.REGISTRY, region).url() + "/api/certificates/lookup";
    List<Callable<Optional<String>>> questions = new ArrayList<>(rows.size());
    for (Map<String, String> row : rows) {
      questions.add(() -> found(url, row, book));
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

  /** What a row was found to be once need not be asked again while the book still holds it. */
  private Optional<String> found(String url, Map<String, String> row, Set<String> book)
      throws IOException {
    List<String> identity = List.of(row.getOrDefault("证书编号", ""), row.getOrDefault("证件号码", ""));
    String known = world.lookedUp.get(identity);
    if (known != null && book.contains(known)) {
      return Optional.of(known);
    }
    Optional<String> id = lookUp(url, row);
    id.ifPresent(it -> world.lookedUp.put(identity(row), it));
    return id;
  }

  private static List<String> identity(Map<String, String> row) {
    return List.of(row.getOrDefault("证书编号", ""), row.getOrDefault("证件号码", ""));
  }

  private Optional<String> lookUp(String url, Map<String, String> row) throws IOException {
    Http.Answer answer =
        http.post(
            url,
            Map.of(
                "number", row.getOrDefault("证书编号", "").strip(),
                "documentNumber", row.getOrDefault("证件号码", "").strip()),
            Map.of());
    if (!answer.done()) {
      throw new IOException(url + " answered " + answer.status());
    }
    String id = answer.body().path("certificates").path(0).path("certificateId").asString("");
    return id.isEmpty() ? Optional.empty() : Optional.of(id);
  }
}
