package cn.yichi.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A rule that cannot fail is no rule: each has a class that breaks it, and one that breaks none.
 */
class HouseRulesTest {
  private static final List<Class<?>> RULES =
      List.of(DependencyRules.class, CodingRules.class, TestRules.class);

  static Stream<Arguments> breaches() {
    return Stream.of(
        arguments(
            "the_core_knows_only_java_the_vocabulary_and_itself",
            "registry.certificate.CoreThatKnowsAFramework"),
        arguments("only_adapters_know_the_wire", "registry.certificate.CoreThatKnowsTheWire"),
        arguments(
            "the_vocabulary_knows_only_java_and_itself",
            "contracts.vocabulary.VocabularyThatKnowsTheWire"),
        arguments("technologies_show_nothing", "registry.mongo.PublicAdapter"),
        arguments("technologies_do_not_meet", "registry.http.ControllerThatKnowsTheStore"),
        arguments(
            "modules_know_only_what_stands_below_them", "registry.RegistryThatKnowsRecognition"),
        arguments(
            "modules_know_only_what_stands_below_them",
            "platform.outbox.PlatformThatKnowsAService"),
        arguments("settings_come_as_records", "registry.http.SettingByValue"),
        arguments("collaborators_come_through_the_constructor", "registry.http.FieldInjected"),
        arguments("names_say_what_a_thing_is", "registry.certificate.CertificateManager"),
        arguments("every_package_is_null_marked", "registry.certificate.UnmarkedPackage"),
        arguments("nothing_prints", "registry.certificate.Printing"),
        arguments("nothing_sleeps", "registry.certificate.Sleeping"),
        arguments("time_comes_from_a_clock", "registry.certificate.OwnTime"),
        arguments("what_changes_something_is_audited", "registry.http.UnseenChange"),
        arguments("tests_do_not_sleep", "registry.certificate.Sleeping"),
        arguments("tests_use_fakes_rather_than_mocks", "registry.certificate.MockingTest"));
  }

  @ParameterizedTest
  @MethodSource("breaches")
  void a_class_that_breaks_a_rule_is_found(String rule, String fixture) throws Exception {
    var report = rule(rule).evaluate(classes("broken.yichi." + fixture)).getFailureReport();
    assertThat(report.getDetails()).anySatisfy(line -> assertThat(line).contains(fixture));
  }

  @Test
  void every_rule_has_a_class_that_breaks_it() {
    var broken = breaches().map(breach -> (String) breach.get()[0]).distinct();
    assertThat(broken).containsExactlyInAnyOrderElementsOf(rules().map(Field::getName).toList());
  }

  @Test
  void decent_code_breaks_no_rule() {
    var decent = new ClassFileImporter().importPackages("decent.yichi");
    assertThat(decent).isNotEmpty();
    rules().map(HouseRulesTest::rule).forEach(rule -> rule.check(decent));
  }

  @Test
  void a_module_without_code_breaks_no_rule() {
    var nothing = new ClassFileImporter().importPackages("cn.yichi.nowhere");
    rules().map(HouseRulesTest::rule).forEach(rule -> rule.check(nothing));
  }

  private static JavaClasses classes(String name) throws ClassNotFoundException {
    return new ClassFileImporter().importClasses(Class.forName(name));
  }

  private static ArchRule rule(String name) {
    return rules()
        .filter(rule -> rule.getName().equals(name))
        .map(HouseRulesTest::rule)
        .findFirst()
        .orElseThrow();
  }

  private static ArchRule rule(Field field) {
    try {
      return (ArchRule) field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stream<Field> rules() {
    return RULES.stream()
        .flatMap(holder -> Arrays.stream(holder.getDeclaredFields()))
        .filter(field -> field.getType().equals(ArchRule.class));
  }
}
