package cn.yichi.notification.notice;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * Who can answer which question of a referred decision; a data file, since regions add questions.
 *
 * <p>A worker hears of a referral only where the answer is in the worker's hands. A question this
 * file does not name is the bureau's.
 */
public final class Questions {

  /** Who can answer. */
  enum Answerer {
    WORKER,
    BUREAU,
    /** Data on its way: not a decision yet, and answered without anybody's doing. */
    MACHINE
  }

  private final Map<String, Answerer> answerers;

  private Questions(Map<String, Answerer> answerers) {
    this.answerers = answerers;
  }

  /** The questions as shipped in {@code questions.properties}. */
  public static Questions standard() {
    var file = new Properties();
    try (var in = Questions.class.getResourceAsStream("questions.properties")) {
      if (in == null) {
        throw new IllegalStateException("questions.properties is missing");
      }
      Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
      file.load(reader);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return new Questions(
        file.stringPropertyNames().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    code -> code, code -> Answerer.valueOf(file.getProperty(code).strip()))));
  }

  /** Whether at least one of these questions waits for the worker. */
  boolean workerCanAct(List<String> questions) {
    return questions.stream().anyMatch(question -> answerer(question) == Answerer.WORKER);
  }

  /** Whether these questions wait for nothing but data on its way. */
  boolean onlyPending(List<String> questions) {
    return !questions.isEmpty()
        && questions.stream().allMatch(question -> answerer(question) == Answerer.MACHINE);
  }

  private Answerer answerer(String question) {
    return answerers.getOrDefault(question, Answerer.BUREAU);
  }
}
