package cn.yichi.contracts;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;

/** Which part of the house may know which: the core knows least, technologies do not meet. */
final class DependencyRules {
  private static final Set<String> CEL_USERS = Set.of("agreement", "benefit");

  /** What a module may use besides itself; the sandbox may use all and is not listed. */
  private static final Map<String, Set<String>> MODULES =
      Map.of(
          "contracts", Set.of(),
          "platform", Set.of("contracts"),
          "embedded", Set.of(),
          "registry", Set.of("contracts", "platform"),
          "recognition", Set.of("contracts", "platform"),
          "notification", Set.of("contracts", "platform"));

  @ArchTest
  static final ArchRule the_core_knows_only_java_the_vocabulary_and_itself =
      classes()
          .that(Place.in("are in a core package", Place::inCore))
          .should(
              Dependencies.only(
                  "java, the vocabulary, JSpecify and the core (CEL in agreement and benefit)",
                  DependencyRules::coreMayUse))
          .because("rules outlive frameworks, and are tested without them")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule the_vocabulary_knows_only_java_and_itself =
      classes()
          .that(Place.in("are in the vocabulary", place -> place.in("contracts", "vocabulary")))
          .should(
              Dependencies.only(
                  "java, JSpecify and the vocabulary",
                  (from, to) -> plainJava(to) || inVocabulary(to)))
          .because("every core uses it")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule technologies_do_not_meet =
      classes()
          .that(Place.in("are in a technology package", Place::inTechnology))
          .should(
              Dependencies.never(
                  "another technology package",
                  (from, to) -> to.inTechnology() && !from.room().equals(to.room())))
          .because("an adapter meets the core only, so that each can be replaced alone")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule technologies_show_nothing =
      classes()
          .that(Place.in("are in a technology package", Place::inTechnology))
          .and()
          .areTopLevelClasses()
          .should()
          .notBePublic()
          .because("the core's ports are the only way in and out")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule only_adapters_know_the_wire =
      classes()
          .that(Place.in("are in a core package", Place::inCore))
          .should(Dependencies.never("contracts.event", (from, to) -> to.in("contracts", "event")))
          .because("the wire format may change without a rule changing")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule modules_know_only_what_stands_below_them =
      classes()
          .that(Place.in("are in a listed module", place -> MODULES.containsKey(place.module())))
          .should(Dependencies.never("a module beside or above", DependencyRules::besideOrAbove))
          .because("services meet on topics, and what is shared knows none of its users")
          .allowEmptyShould(true);

  private DependencyRules() {}

  private static boolean coreMayUse(JavaClass from, JavaClass to) {
    var origin = Place.of(from).orElseThrow();
    boolean itself =
        Place.of(to)
            .filter(Place::inCore)
            .map(Place::module)
            .filter(origin.module()::equals)
            .isPresent();
    boolean expressions =
        to.getPackageName().startsWith("dev.cel.") && CEL_USERS.contains(origin.room());
    return plainJava(to) || inVocabulary(to) || itself || expressions;
  }

  private static boolean plainJava(JavaClass type) {
    var name = type.getPackageName();
    return name.startsWith("java.") || name.startsWith("org.jspecify.");
  }

  private static boolean inVocabulary(JavaClass type) {
    return Place.of(type).filter(place -> place.in("contracts", "vocabulary")).isPresent();
  }

  private static boolean besideOrAbove(Place from, Place to) {
    var below = MODULES.getOrDefault(from.module(), Set.of());
    return !from.module().equals(to.module()) && !below.contains(to.module());
  }
}
