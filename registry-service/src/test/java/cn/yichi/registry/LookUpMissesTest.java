package cn.yichi.registry;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.platform.security.Role;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.registry.RunningRegistry.Answer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who guesses at the registry's own look-up. Two may miss here, and nobody may wait. */
@Tag("database")
class LookUpMissesTest {
  private static final String[] ZHANG = Person.signedIn("zhang", "desk", Role.OFFICER);
  private static final String[] LI = Person.signedIn("li", "desk", Role.OFFICER);

  private static RunningRegistry registry;

  @BeforeAll
  static void start() {
    registry =
        RunningRegistry.start(
            TestStack.mongoUri(TestStack.freshDatabase().getName()),
            TestStack.bootstrapServers(),
            "--yichi.misses.client=2",
            "--yichi.misses.waiting=0");
  }

  @AfterAll
  static void stop() {
    registry.close();
  }

  @Test
  void after_the_misses_of_an_hour_nothing_is_looked_up_for_the_one_who_missed() {
    registry.post("/api/certificates", Statements.certificate(1));
    for (int hit = 0; hit < 3; hit++) {
      assertThat(lookUp(1, ZHANG).json().path("match").asBoolean()).isTrue();
    }
    for (int miss = 0; miss < 2; miss++) {
      assertThat(lookUp(999_999, ZHANG).json().path("match").asBoolean(true)).isFalse();
    }
    Answer refused = lookUp(1, ZHANG);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.text("type")).isEqualTo("urn:yichi:problem:too-many-misses");
    assertThat(refused.header("Retry-After")).isNotEmpty();
    assertThat(lookUp(1, LI).json().path("match").asBoolean()).isTrue();
  }

  private static Answer lookUp(int serial, String[] by) {
    return registry.post(
        "/api/certificates/lookup",
        Map.of("number", Statements.number(serial), "name", Statements.NAME),
        by);
  }
}
