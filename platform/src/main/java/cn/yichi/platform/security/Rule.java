package cn.yichi.platform.security;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.AnnotatedElementUtils;

/** The rule that stands beside a handler. */
sealed interface Rule {

  /** Anybody may. */
  record Open() implements Rule {}

  /** Callers may of whom one of these is true. */
  record Guarded(List<Admitted> admitted) implements Rule {
    /** Every role that may, with its scope. */
    List<Role> roles() {
      return admitted.stream().map(Admitted::role).distinct().toList();
    }
  }

  /** One role within one scope. */
  record Admitted(Role role, Scope within) {}

  /** The rule of a handler; empty where it names none, or two that exclude each other. */
  static Optional<Rule> of(Method handler) {
    boolean open = AnnotatedElementUtils.hasAnnotation(handler, OpenToAll.class);
    List<Admitted> admitted =
        AnnotatedElementUtils.findMergedRepeatableAnnotations(handler, Allow.class).stream()
            .flatMap(
                rule -> Arrays.stream(rule.value()).map(role -> new Admitted(role, rule.within())))
            .toList();
    if (open == !admitted.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(open ? new Open() : new Guarded(admitted));
  }
}
