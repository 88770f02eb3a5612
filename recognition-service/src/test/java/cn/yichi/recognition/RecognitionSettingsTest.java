package cn.yichi.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RecognitionSettingsTest {
  private static final Instant JOINED = Instant.parse("2026-03-01T00:00:00Z");

  @Test
  void a_region_says_when_it_joined() {
    assertThat(new RecognitionSettings(JOINED).joined(false)).isEqualTo(JOINED);
  }

  @Test
  void a_service_that_was_not_told_refuses_to_guess() {
    assertThatThrownBy(() -> new RecognitionSettings(null).joined(false))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("yichi.recognition.joined-at");
  }

  @Test
  void in_the_sandbox_everything_is_new() {
    assertThat(new RecognitionSettings(null).joined(true)).isEqualTo(Instant.EPOCH);
  }
}
