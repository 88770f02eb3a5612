package cn.yichi.recognition;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the recognition service.
 *
 * @param joinedAt when the region joined: what was recorded before is decided as bootstrap and
 *     nobody is told of it; needed outside the sandbox
 */
@ConfigurationProperties("yichi.recognition")
public record RecognitionSettings(@Nullable Instant joinedAt) {

  /**
   * When the region joined; in the sandbox, where nothing is older, everything counts as new.
   *
   * @throws IllegalStateException when nobody said so outside the sandbox: a guess would tell
   *     millions of people about old certificates, or nobody about new ones
   */
  public Instant joined(boolean sandbox) {
    if (joinedAt != null) {
      return joinedAt;
    }
    if (!sandbox) {
      throw new IllegalStateException(
          "yichi.recognition.joined-at is not set: say when the region joined, as in"
              + " 2026-03-01T00:00:00+08:00; what was recorded before is decided and nobody is told");
    }
    return Instant.EPOCH;
  }
}
