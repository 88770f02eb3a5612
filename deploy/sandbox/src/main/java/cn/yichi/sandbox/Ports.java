package cn.yichi.sandbox;

import cn.yichi.embedded.FreePorts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The ports of the sandbox: fixed ones that the README names, or free ones for tests. */
public record Ports(int broker, int database, int sms, int provider, List<ServiceAt> services) {
  /** The regions with all three services. */
  static final List<String> WHOLE = List.of("510000", "500000");

  /** Those and the one whose registry always publishes beside them. */
  static final List<String> REGIONS = List.of("510000", "500000", "330000");

  /** How many further registries have a fixed port. */
  static final int MOST_FURTHER = 8;

  private static final int FIRST = 18_100;
  private static final int FIRST_FURTHER = 18_201;
  private static final int DOCUMENTED = 11;

  /**
   * The fixed ports: registries at 181x1, recognition at 181x2, notification at 181x3, further
   * registries from 18201 on.
   */
  static Ports fixed(List<String> regions) {
    IntStream documented =
        IntStream.of(
            19_092, 27_117, 18_190, 18_191, 18_151, 18_152, 18_153, 18_101, 18_102, 18_103, 18_131);
    IntStream further = IntStream.range(FIRST_FURTHER, FIRST_FURTHER + MOST_FURTHER);
    return of(regions, IntStream.concat(documented, further).toArray());
  }

  /** As {@link FreePorts} has them, in one process not the same ones twice. */
  public static Ports free() {
    return free(REGIONS);
  }

  /** As {@link #free()}, with registries for these regions. */
  static Ports free(List<String> regions) {
    int count = DOCUMENTED + regions.size() - REGIONS.size();
    return of(regions, IntStream.generate(FreePorts::next).limit(count).toArray());
  }

  private static Ports of(List<String> regions, int[] p) {
    List<ServiceAt> services = new ArrayList<>();
    int next = 4;
    for (String whole : WHOLE) {
      for (ServiceAt.Kind kind : ServiceAt.Kind.values()) {
        services.add(new ServiceAt(kind, whole, p[next++]));
      }
    }
    for (String region : regions) {
      if (!WHOLE.contains(region)) {
        services.add(new ServiceAt(ServiceAt.Kind.REGISTRY, region, p[next++]));
      }
    }
    return new Ports(p[0], p[1], p[2], p[3], List.copyOf(services));
  }

  /** The ports that somebody else already uses. */
  List<Integer> taken() {
    return Stream.concat(
            Stream.of(broker, database, sms, provider), services.stream().map(ServiceAt::port))
        .filter(port -> port >= FIRST && FreePorts.isTaken(port))
        .toList();
  }
}
