package cn.yichi.bench.faults;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Which faults a seed brings, in order. Seeds that follow each other go round the rarer ones. */
final class FaultPlan {
  private static final List<Fault> RARE =
      List.of(
          Fault.RELAY_ASLEEP,
          Fault.BROKER_THEN_REGISTRY_KILLED,
          Fault.KILL_EACH,
          Fault.BROKER_AWAY,
          Fault.DATABASE_UNREACHABLE,
          Fault.KILL_TWO);
  private static final List<Fault> COMMON =
      List.of(
          Fault.KILL_ONE,
          Fault.KILL_TWO,
          Fault.BROKER_ASLEEP,
          Fault.DATABASE_SLOW,
          Fault.DATABASE_UNREACHABLE,
          Fault.RELAY_ASLEEP);
  private static final int COMMON_EACH = 2;

  private FaultPlan() {}

  /**
   * @param durable whether the database may be killed; then it is, in every plan
   */
  static List<Fault> of(long seed, boolean durable) {
    Random random = new Random(seed);
    List<Fault> plan = new ArrayList<>();
    plan.add(RARE.get((int) Math.floorMod(seed, (long) RARE.size())));
    List<Fault> common = new ArrayList<>(COMMON);
    Collections.shuffle(common, random);
    plan.addAll(common.subList(0, COMMON_EACH));
    if (durable) {
      plan.add(Fault.DATABASE_KILLED);
    }
    Collections.shuffle(plan, random);
    return plan;
  }
}
