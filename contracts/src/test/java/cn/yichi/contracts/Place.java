package cn.yichi.contracts;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Where a class lives in the house.
 *
 * @param module the module, such as {@code registry}
 * @param room the package below it, such as {@code certificate} or {@code mongo}; empty for the
 *     module's root package, where the wiring is
 */
record Place(String module, String room) {
  private static final Set<String> SERVICES = Set.of("registry", "recognition", "notification");

  /** The packages of a service that are named by a technology; any other is named by the domain. */
  private static final Set<String> TECHNOLOGIES =
      Set.of("kafka", "mongo", "http", "pages", "client", "file");

  /** Any root is accepted, so that fixtures can stand outside of the real packages. */
  private static final Pattern PACKAGE =
      Pattern.compile("\\w+\\.yichi\\.(?<module>\\w+)(?:\\.(?<room>\\w+))?.*");

  static Optional<Place> of(JavaClass type) {
    var matcher = PACKAGE.matcher(type.getPackageName());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new Place(matcher.group("module"), Optional.ofNullable(matcher.group("room")).orElse("")));
  }

  /** Turns a condition on places into one on classes; false for classes outside of the house. */
  static DescribedPredicate<JavaClass> in(String description, Predicate<Place> condition) {
    return DescribedPredicate.describe(description, type -> of(type).filter(condition).isPresent());
  }

  boolean inService() {
    return SERVICES.contains(module);
  }

  boolean inTechnology() {
    return inService() && TECHNOLOGIES.contains(room);
  }

  boolean inCore() {
    return inService() && !room.isEmpty() && !inTechnology();
  }

  boolean in(String aModule, String aRoom) {
    return module.equals(aModule) && room.equals(aRoom);
  }
}
