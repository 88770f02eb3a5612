package cn.yichi.contracts;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** How code is written in every room of the house. */
final class CodingRules {
  private static final String MAPPING = "org.springframework.web.bind.annotation.";

  /**
   * The places that talk to a person at a terminal, look at others from outside and set the pace.
   */
  private static final DescribedPredicate<JavaClass> AT_A_TERMINAL =
      Place.in(
              "talk to a terminal",
              place ->
                  Set.of("sandbox", "embedded", "bench").contains(place.module())
                      || place.in("platform", "command"))
          .or(describe("are a command", type -> type.getSimpleName().equals("ReplayReceipt")));

  @ArchTest
  static final ArchRule settings_come_as_records =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.springframework.beans.factory.annotation.Value")
          .because("@ConfigurationProperties records live with their user and are checked at start")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule collaborators_come_through_the_constructor =
      noFields()
          .should()
          .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
          .orShould()
          .beAnnotatedWith("jakarta.inject.Inject")
          .orShould()
          .beAnnotatedWith("jakarta.annotation.Resource")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule names_say_what_a_thing_is =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveSimpleNameEndingWith("Impl")
          .orShould()
          .haveNameMatching(".*\\.Abstract\\w*Service")
          .because("a name that fits everything attracts everything")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule every_package_is_null_marked =
      classes()
          .should(
              ArchCondition.from(describe("be in a @NullMarked package", CodingRules::nullMarked)))
          .because("the null check passes over whatever is not marked")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule nothing_prints =
      noClasses()
          .that(not(AT_A_TERMINAL))
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .because("what an operator must see goes through the log, with its trace id")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule nothing_sleeps =
      noClasses()
          .that(not(AT_A_TERMINAL))
          .should()
          .callMethodWhere(target(describe("sleeps", CodingRules::sleeps)))
          .because("a thread waits for something that happens, and can be told to stop")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule time_comes_from_a_clock =
      noClasses()
          .that(not(AT_A_TERMINAL))
          .should()
          .callMethodWhere(target(describe("reads the machine's time", CodingRules::readsTheTime)))
          .because("a test must be able to choose the time")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule what_changes_something_is_audited =
      methods()
          .that()
          .areAnnotatedWith(MAPPING + "PostMapping")
          .or()
          .areAnnotatedWith(MAPPING + "PutMapping")
          .or()
          .areAnnotatedWith(MAPPING + "PatchMapping")
          .or()
          .areAnnotatedWith(MAPPING + "DeleteMapping")
          .should()
          .beAnnotatedWith("cn.yichi.platform.audit.Audited")
          .because("who asked for it must be found afterwards")
          .allowEmptyShould(true);

  private CodingRules() {}

  private static boolean nullMarked(JavaClass type) {
    return type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked");
  }

  static boolean sleeps(AccessTarget.CodeUnitCallTarget target) {
    boolean sleeper =
        target.getOwner().isEquivalentTo(Thread.class)
            || target.getOwner().isEquivalentTo(TimeUnit.class);
    return sleeper && target.getName().equals("sleep");
  }

  private static boolean readsTheTime(AccessTarget.CodeUnitCallTarget target) {
    boolean now =
        target.getOwner().getPackageName().equals("java.time")
            && target.getName().equals("now")
            && target.getRawParameterTypes().stream()
                .noneMatch(type -> type.isEquivalentTo(Clock.class));
    boolean millis =
        target.getOwner().isEquivalentTo(System.class)
            && target.getName().equals("currentTimeMillis");
    return now || millis;
  }
}
