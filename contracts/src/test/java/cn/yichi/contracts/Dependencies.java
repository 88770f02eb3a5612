package cn.yichi.contracts;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.BiPredicate;

/** Judges each dependency of a class by both of its ends. */
final class Dependencies extends ArchCondition<JavaClass> {
  private final BiPredicate<JavaClass, JavaClass> allowed;

  private Dependencies(String description, BiPredicate<JavaClass, JavaClass> allowed) {
    super(description);
    this.allowed = allowed;
  }

  /**
   * The condition that every dependency is an allowed one.
   *
   * @param allowed told the class that depends and the one depended on; arrays count as their
   *     elements
   */
  static ArchCondition<JavaClass> only(
      String description, BiPredicate<JavaClass, JavaClass> allowed) {
    return new Dependencies("depend only on " + description, allowed);
  }

  /** The condition that no dependency joins two places in a forbidden way. */
  static ArchCondition<JavaClass> never(String description, BiPredicate<Place, Place> forbidden) {
    return new Dependencies(
        "not depend on " + description,
        (from, to) ->
            Place.of(from)
                .flatMap(origin -> Place.of(to).filter(target -> forbidden.test(origin, target)))
                .isEmpty());
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
      var target = dependency.getTargetClass().getBaseComponentType();
      boolean satisfied = target.isPrimitive() || allowed.test(type, target);
      events.add(new SimpleConditionEvent(dependency, satisfied, dependency.getDescription()));
    }
  }
}
