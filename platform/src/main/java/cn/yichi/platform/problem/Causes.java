package cn.yichi.platform.problem;

import java.util.Optional;

/** Looks for a type along the causes of an exception. */
final class Causes {
  private static final int DEEPEST = 20;

  private Causes() {}

  static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
    Throwable each = failure;
    for (int depth = 0; each != null && depth < DEEPEST; depth++) {
      if (type.isInstance(each)) {
        return Optional.of(type.cast(each));
      }
      each = each.getCause();
    }
    return Optional.empty();
  }
}
