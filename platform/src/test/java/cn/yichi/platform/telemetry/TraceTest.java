package cn.yichi.platform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

class TraceTest {

  @Test
  void reads_what_it_writes() {
    Trace trace = Trace.begin();
    assertThat(Trace.parse(trace.traceparent())).contains(trace);
    assertThat(trace.traceparent()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
  }

  @Test
  void reads_a_later_version_with_more_parts() {
    assertThat(Trace.parse("01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-what-comes"))
        .contains(new Trace("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7"
      })
  void passes_over_a_malformed_header(String header) {
    assertThat(Trace.parse(header)).isEmpty();
  }

  @Test
  void the_earlier_trace_is_back_when_a_scope_ends() {
    Trace outer = Trace.begin();
    Trace inner = outer.child();
    try (Trace.Scope first = outer.open()) {
      try (Trace.Scope second = inner.open()) {
        assertThat(Trace.current()).contains(inner);
        assertThat(MDC.get("traceId")).isEqualTo(outer.traceId());
      }
      assertThat(Trace.current()).contains(outer);
    }
    assertThat(Trace.current()).isEmpty();
  }
}
