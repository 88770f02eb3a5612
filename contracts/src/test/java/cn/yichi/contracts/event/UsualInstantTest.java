package cn.yichi.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsualInstantTest {
  private static final long SEED = 20261125;

  @Test
  void reads_every_instant_of_this_era_as_the_jdk_does() {
    SplittableRandom random = new SplittableRandom(SEED);
    int[] parts = {1, 1_000, 1_000_000, 1_000_000_000};
    for (int i = 0; i < 20_000; i++) {
      int part = parts[random.nextInt(parts.length)];
      Instant instant =
          Instant.ofEpochSecond(
              random.nextLong(-2_208_988_800L, 4_102_444_800L),
              random.nextInt(1_000_000_000) / part * part);
      assertThat(UsualInstant.parse(instant.toString())).as("seed " + SEED).isEqualTo(instant);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "2026-11-23",
        "2026-11-23T01:02Z",
        "2026-11-23T01:02:03",
        "2026-11-23T01:02:03+08:00",
        "2026-11-23T24:00:00Z",
        "2026-11-23T23:59:60Z",
        "2026-02-30T01:02:03Z",
        "2026-11-23t01:02:03Z",
        "2026-11-23T01:02:03.Z",
        "2026-11-23T01:02:03.1234567890Z",
        "2026-11-23T01:02:0aZ",
        "+12026-11-23T01:02:03Z"
      })
  void leaves_every_other_form_to_the_general_reader(String other) {
    assertThat(UsualInstant.parse(other)).isNull();
  }
}
