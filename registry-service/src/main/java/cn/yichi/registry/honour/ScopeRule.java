package cn.yichi.registry.honour;

import cn.yichi.contracts.vocabulary.ContestClass;
import cn.yichi.contracts.vocabulary.HonourKind;
import cn.yichi.contracts.vocabulary.HonourScope;
import cn.yichi.contracts.vocabulary.Region;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Which scopes an honour may have, and which divisions a scope. */
final class ScopeRule {
  private static final Set<HonourScope> ANY = EnumSet.allOf(HonourScope.class);

  private ScopeRule() {}

  static Set<HonourScope> scopes(HonourKind kind, Optional<ContestClass> contest) {
    return switch (kind) {
      case CONTEST_RESULT -> contest.map(ScopeRule::scopes).orElse(ANY);
      case GRAND_SKILL_AWARD -> EnumSet.of(HonourScope.NATIONAL);
      case CHIEF_EXPERT -> EnumSet.of(HonourScope.WORLD);
      case TECHNICAL_EXPERT, MASTER_STUDIO_LEAD ->
          EnumSet.complementOf(EnumSet.of(HonourScope.WORLD));
      case OTHER -> ANY;
    };
  }

  private static Set<HonourScope> scopes(ContestClass contest) {
    return switch (contest) {
      case WORLD_SKILLS -> EnumSet.of(HonourScope.WORLD);
      case NATIONAL_CLASS_1, NATIONAL_CLASS_2 -> EnumSet.of(HonourScope.NATIONAL);
      case PROVINCIAL_SKILLS, PROVINCIAL_INDUSTRY -> EnumSet.of(HonourScope.PROVINCIAL);
      case COUNTY -> EnumSet.of(HonourScope.COUNTY);
      case UNCLASSED -> ANY;
    };
  }

  static boolean hasDivision(HonourScope scope) {
    return switch (scope) {
      case WORLD, NATIONAL -> false;
      case PROVINCIAL, CITY, COUNTY, EMPLOYER -> true;
    };
  }

  /** Codes of GB/T 2260 end with 0000 for a province, and with 00 for a prefecture. */
  static boolean isOfRank(HonourScope scope, Region division) {
    boolean prefecture = !division.isProvince() && division.code().endsWith("00");
    return switch (scope) {
      case WORLD, NATIONAL -> false;
      case PROVINCIAL -> division.isProvince();
      case CITY -> prefecture;
      case COUNTY -> !division.isProvince() && !prefecture;
      case EMPLOYER -> true;
    };
  }
}
