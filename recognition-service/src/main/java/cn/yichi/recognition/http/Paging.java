package cn.yichi.recognition.http;

import cn.yichi.platform.problem.Problem;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lists are read page by page, each from the cursor that the page before answered. */
final class Paging {
  private static final int LONGEST_CURSOR = 100;

  private Paging() {}

  static int limit(int stated, int most) {
    return limit("limit", stated, most);
  }

  /**
   * @param name of the parameter
   */
  static int limit(String name, int stated, int most) {
    if (stated < 1 || stated > most) {
      throw Problem.of(RecognitionProblem.LIMIT_OUT_OF_RANGE)
          .with("most", most)
          .with("name", name)
          .field(name, Integer.toString(stated))
          .exception();
    }
    return stated;
  }

  static <T> Optional<T> cursor(@Nullable String after, Function<String, T> reading) {
    if (after == null || after.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(reading.apply(after));
    } catch (IllegalArgumentException malformed) {
      throw Problem.of(RecognitionProblem.CURSOR_MALFORMED)
          .field("after", after.length() > LONGEST_CURSOR ? "" : after)
          .exception();
    }
  }
}
