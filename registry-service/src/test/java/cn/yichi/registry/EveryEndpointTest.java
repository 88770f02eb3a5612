package cn.yichi.registry;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.platform.testing.EndpointWalk;
import org.junit.jupiter.api.Test;

class EveryEndpointTest {
  @Test
  void is_for_those_only_whom_its_rule_names() {
    var registry = RunningRegistry.shared();
    var found = EndpointWalk.of(registry.context(), registry.port(), "500000");
    assertThat(found.faults()).isEmpty();
    assertThat(found.endpoints()).contains("POST /api/imports", "GET /api/imports/{id}/errors");
  }
}
