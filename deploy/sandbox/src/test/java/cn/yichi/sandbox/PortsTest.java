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

  private static Stream<Integer> all(Ports ports) {
    return Stream.concat(
        Stream.of(ports.broker(), ports.database(), ports.sms()),
        ports.services().stream().map(ServiceAt::port));
  }
}
