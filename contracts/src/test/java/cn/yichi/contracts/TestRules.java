package cn.yichi.contracts;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** How tests are written; run in every module over its own test classes. */
public final class TestRules {
  @ArchTest
  static final ArchRule tests_do_not_sleep =
      noClasses()
          .should()
          .callMethodWhere(target(describe("sleeps", CodingRules::sleeps)))
          .because("a test waits for the thing it expects")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule tests_use_fakes_rather_than_mocks =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.mockito..", "org.springframework.test.context.bean.override..")
          .because("a fake keeps its port's contract, which is tested; a mock repeats a guess")
          .allowEmptyShould(true);

  private TestRules() {}
}
