package cn.yichi.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Uploads bureaus' files and follows their jobs. */
final class Imports {
  private static final Set<String> ENDED = Set.of("COMPLETED", "REFUSED", "FAILED", "CANCELLED");

  private final Api api;
  private final List<String> jobs = new ArrayList<>();

  Imports(Api api) {
    this.api = api;
  }

  /**
   * How far all jobs are together.
   *
   * @param ended whether every job has ended
   * @param read rows read
   * @param accepted rows accepted
   * @param known rows known before
   * @param refused refused rows by code
   * @param failed jobs that did not end well, in words
   */
  record State(
      boolean ended,
      long read,
      long accepted,
      long known,
      Map<String, Long> refused,
      List<String> failed) {}

  void upload(ServiceAt registry, Path file) throws IOException {
    jobs.add(api.upload(registry.url() + "/api/imports?filename=" + file.getFileName(), file));
  }

  State state() {
    boolean ended = true;
    long read = 0;
    long accepted = 0;
    long known = 0;
    Map<String, Long> refused = new TreeMap<>();
    List<String> failed = new ArrayList<>();
    for (String job : jobs) {
      JsonNode state = api.get(job);
      String word = state.path("state").asString("");
      ended &= ENDED.contains(word);
      read += state.path("rowsRead").asLong();
      accepted += state.path("accepted").asLong();
      known += state.path("alreadyKnown").asLong();
      state
          .path("refusedByCode")
          .properties()
          .forEach(code -> refused.merge(code.getKey(), code.getValue().asLong(), Long::sum));
      if (ENDED.contains(word) && !word.equals("COMPLETED")) {
        failed.add(job + " ended " + word + ": " + state.path("problem").toString());
      }
    }
    return new State(ended, read, accepted, known, refused, failed);
  }
}
