package cn.yichi.registry.http;

import cn.yichi.platform.problem.Problem;
import cn.yichi.platform.problem.ProblemException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Versions as entity tags: version 3 is {@code "3"}. */
final class Versions {
  private static final int MOST_DIGITS = 9;
  private static final Duration WHEN_BUSY = Duration.ofSeconds(5);

  private Versions() {}

  static String etag(int version) {
    return "\"" + version + "\"";
  }

  /** The version named by {@code If-Match}; empty where the header is absent. */
  static Optional<Integer> stated(@Nullable String ifMatch) {
    if (ifMatch == null) {
      return Optional.empty();
    }
    String text = ifMatch.strip();
    boolean quoted = text.length() > 2 && text.startsWith("\"") && text.endsWith("\"");
    String digits = quoted ? text.substring(1, text.length() - 1) : "";
    if (!digits.matches("[0-9]{1," + MOST_DIGITS + "}")) {
      throw Problem.of(RegistryProblem.VERSION_MALFORMED)
          .field(HttpHeaders.IF_MATCH, text.length() > 40 ? "" : text)
          .exception();
    }
    return Optional.of(Integer.valueOf(digits));
  }

  /** The version named by {@code If-Match}, which must be there. */
  static int needed(@Nullable String ifMatch) {
    return stated(ifMatch)
        .orElseThrow(
            () ->
                Problem.of(RegistryProblem.VERSION_REQUIRED)
                    .field(HttpHeaders.IF_MATCH, "")
                    .exception());
  }

  static ProblemException outdated(int present) {
    return Problem.of(RegistryProblem.VERSION_OUTDATED)
        .with("version", present)
        .field(HttpHeaders.IF_MATCH, "")
        .exception();
  }

  static ProblemException busy() {
    return Problem.of(RegistryProblem.REGISTRY_BUSY).retryAfter(WHEN_BUSY).exception();
  }
}
