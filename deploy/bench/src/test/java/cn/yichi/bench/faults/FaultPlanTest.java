package cn.yichi.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FaultPlanTest {

  @Test
  void the_same_seed_brings_the_same_faults() {
    for (long seed = 1; seed <= 50; seed++) {
      assertThat(FaultPlan.of(seed, true)).isEqualTo(FaultPlan.of(seed, true));
    }
  }

  @Test
  void six_seeds_in_a_row_bring_every_fault() {
    Set<Fault> struck = EnumSet.noneOf(Fault.class);
    for (long seed = 1; seed <= 6; seed++) {
      struck.addAll(FaultPlan.of(seed, true));
    }
    assertThat(struck).containsExactlyInAnyOrder(Fault.values());
  }

  @Test
  void a_database_that_forgets_is_never_killed() {
    for (long seed = 1; seed <= 50; seed++) {
      assertThat(FaultPlan.of(seed, false)).doesNotContain(Fault.DATABASE_KILLED);
    }
  }
}
