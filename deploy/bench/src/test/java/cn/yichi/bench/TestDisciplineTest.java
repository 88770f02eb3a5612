package cn.yichi.bench;

import cn.yichi.contracts.TestRules;
import com.tngtech.archunit.core.importer.ImportOption.OnlyIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;

@AnalyzeClasses(packages = "cn.yichi.bench", importOptions = OnlyIncludeTests.class)
class TestDisciplineTest {
  @ArchTest static final ArchTests house = ArchTests.in(TestRules.class);
}
