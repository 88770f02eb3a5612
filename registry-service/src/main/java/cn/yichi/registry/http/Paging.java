package cn.yichi.registry.http;

import cn.yichi.platform.problem.Problem;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lists are read page by page, each from the cursor that the page before answered. */
final class Paging {
  private static final int LONGEST_CURSOR = 100;

  private Paging() {}

  /**
   * A page.
   *
   * @param next what to send as {@code after} for the next page; absent at the end
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Page<T>(
      List<T> items,
      @Schema(description = "send as after for the next page; absent at the end")
          @Nullable String next) {}

  static int limit(int stated, int most) {
    if (stated < 1 || stated > most) {
      throw Problem.of(RegistryProblem.LIMIT_OUT_OF_RANGE)
          .with("most", most)
          .field("limit", Integer.toString(stated))
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
      throw Problem.of(RegistryProblem.CURSOR_MALFORMED)
          .field("after", after.length() > LONGEST_CURSOR ? "" : after)
          .exception();
    }
  }

  /** A full page has a next one, even if that turns out to be empty. */
  static <S, T> Page<T> page(
      List<S> found, int limit, Function<S, T> view, Function<S, String> cursor) {
    String next = found.size() < limit ? null : cursor.apply(found.getLast());
    return new Page<>(found.stream().map(view).toList(), next);
  }
}
