package cn.yichi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class OptionsTest {
  private static Options parsed(String... arguments) {
    Options options = new Options();
    new CommandLine(options).parseArgs(arguments);
    return options;
  }

  @Test
  void further_regions_stand_beside_the_three_each_once() {
    assertThat(parsed().all()).containsExactly("510000", "500000", "330000");
    assertThat(parsed("--regions=440000,330000,420000").all())
        .containsExactly("510000", "500000", "330000", "440000", "420000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"820000", "810000", "710000", "440300", "990000", "44", "广东", ""})
  void what_is_no_province_of_the_mainland_is_refused_by_name(String region) {
    assertThatThrownBy(() -> parsed("--regions=" + region))
        .isInstanceOf(CommandLine.ParameterException.class)
        .hasMessageContaining("'" + region + "' is no province of the mainland");
  }

  @Test
  void wrong_use_ends_with_2_before_anything_starts() {
    assertThat(
            Sandbox.execute(
                "--regions=110000,120000,130000,140000,150000,210000,220000,230000,310000"))
        .isEqualTo(2);
    assertThat(Sandbox.execute("--import=440000:pom.xml")).isEqualTo(2);
  }
}
