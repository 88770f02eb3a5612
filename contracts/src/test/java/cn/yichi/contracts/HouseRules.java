package cn.yichi.contracts;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;

/**
 * The rules of the house, run in every module over its own main classes.
 *
 * <pre>{@code
 * @AnalyzeClasses(packages = "cn.yichi.registry", importOptions = DoNotIncludeTests.class)
 * class ArchitectureTest {
 *   @ArchTest static final ArchTests house = ArchTests.in(HouseRules.class);
 * }
 * }</pre>
 */
public final class HouseRules {
  @ArchTest static final ArchTests dependencies = ArchTests.in(DependencyRules.class);
  @ArchTest static final ArchTests coding = ArchTests.in(CodingRules.class);

  private HouseRules() {}
}
