package cn.yichi.platform.retention;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** {@code yichi.retention.<kind>}: how long each kind of a service is kept; for ever if unsaid. */
final class Periods {
  static final String PREFIX = "yichi.retention";

  private final Map<String, Keep> byKind = new LinkedHashMap<>();

  /**
   * @param stated settings below the prefix
   * @throws IllegalArgumentException naming a setting that is malformed, too short, shorter than
   *     that of a kind which it must not fall short of, or of no kind that this service has
   */
  Periods(Collection<Kind> kinds, Map<String, String> stated) {
    Map<String, String> open = new HashMap<>();
    stated.forEach((name, value) -> open.put(plain(name), value));
    for (Kind kind : new TreeMap<>(byName(kinds)).values()) {
      String value = open.remove(plain(kind.name()));
      byKind.put(kind.name(), value == null ? Keep.FOREVER : read(kind, value));
    }
    open.keySet().stream()
        .filter(name -> !name.startsWith("job"))
        .findAny()
        .ifPresent(
            name -> {
              throw new IllegalArgumentException(
                  "%s.%s: this service keeps no such kind of things; it has %s"
                      .formatted(PREFIX, name, byKind.keySet()));
            });
    kinds.forEach(kind -> kind.asLongAs().ifPresent(other -> compare(kind, other)));
  }

  private void compare(Kind kind, Kind.AsLongAs other) {
    Keep own = of(kind);
    Keep least = byKind.getOrDefault(other.kind(), own);
    boolean covered = least.period().map(own::covers).orElse(own.period().isEmpty());
    if (!covered) {
      throw new IllegalArgumentException(
          "%s.%s=%s: shorter than %s.%s=%s: %s"
              .formatted(
                  PREFIX,
                  kind.name(),
                  own.words(),
                  PREFIX,
                  other.kind(),
                  least.words(),
                  other.why()));
    }
  }

  static Periods of(Environment environment, Collection<Kind> kinds) {
    return new Periods(
        kinds,
        Binder.get(environment)
            .bind(PREFIX, Bindable.mapOf(String.class, String.class))
            .orElse(Map.of()));
  }

  private static Map<String, Kind> byName(Collection<Kind> kinds) {
    Map<String, Kind> named = new HashMap<>();
    for (Kind kind : kinds) {
      if (named.put(kind.name(), kind) != null) {
        throw new IllegalArgumentException("two kinds are called " + kind.name());
      }
    }
    return named;
  }

  /** An environment variable has no hyphens, and dots where there are some in a file. */
  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  private static Keep read(Kind kind, String value) {
    String setting = PREFIX + "." + kind.name() + "=" + value;
    Keep keep;
    try {
      keep = Keep.parse(value);
    } catch (IllegalArgumentException malformed) {
      throw new IllegalArgumentException(
          "%s: %s; write it as 365d, P1Y6M or FOREVER".formatted(setting, malformed.getMessage()));
    }
    kind.least()
        .filter(least -> !keep.covers(least.period()))
        .ifPresent(
            least -> {
              throw new IllegalArgumentException(
                  "%s: shorter than %s: %s".formatted(setting, least.period(), least.why()));
            });
    return keep;
  }

  Keep of(Kind kind) {
    return byKind.getOrDefault(kind.name(), Keep.FOREVER);
  }

  /** What is older than this is over age; empty where nothing of the kind ever is. */
  Optional<Instant> before(Kind kind, Instant now) {
    return of(kind).before(now);
  }
}
