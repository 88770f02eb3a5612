package cn.yichi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PortsTest {

  @Test
  void free_ports_are_never_handed_out_twice_and_lie_below_those_of_outgoing_connections() {
    List<Integer> ports =
        IntStream.range(0, 50).mapToObj(time -> Ports.free()).flatMap(PortsTest::all).toList();

    assertThat(ports).hasSize(500).doesNotHaveDuplicates();
    assertThat(ports).allSatisfy(port -> assertThat(port).isBetween(20_000, 32_767));
  }

  @Test
  void further_regions_have_a_registry_each_and_nothing_else() {
    Ports ports = Ports.free(List.of("510000", "500000", "330000", "440000", "420000"));

    assertThat(ports.services()).extracting(ServiceAt::name).hasSize(9).doesNotHaveDuplicates();
    assertThat(ports.services().subList(7, 9))
        .extracting(ServiceAt::name)
        .containsExactly("registry-440000", "registry-420000");
  }

  private static Stream<Integer> all(Ports ports) {
    return Stream.concat(
        Stream.of(ports.broker(), ports.database(), ports.sms()),
        ports.services().stream().map(ServiceAt::port));
  }
}
