package cn.yichi.contracts.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** How the tests of this package look at what became of a stated value. */
final class Faults {
  private Faults() {}

  static FaultCode of(Parsed<?> parsed) {
    return parsed.refusal().map(Finding::code).orElseThrow(() -> new AssertionError(parsed));
  }

  static List<FaultCode> warnings(Parsed<?> parsed) {
    assertThat(parsed.isValid()).as("%s", parsed).isTrue();
    return parsed.warnings().stream().map(Finding::code).toList();
  }
}
