package cn.yichi.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.platform.testing.EndpointWalk;
import cn.yichi.platform.testing.TestStack;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class EveryEndpointTest {
  @Test
  void is_for_those_only_whom_its_rule_names() {
    try (RunningRecognition running =
        RunningRecognition.start("500000", TestStack.freshDatabase().getName())) {
      // The organisation that the walk writes into addresses.
      assertThat(running.authorise("employer", "91500000MA5U00000W").status()).isEqualTo(201);
      var found = EndpointWalk.of(running.context(), running.port(), "500000");
      assertThat(found.faults()).isEmpty();
      assertThat(found.endpoints())
          .contains(
              "POST /api/enquiries",
              "POST /api/certificates/standing",
              "POST /api/benefits/{id}/eligibility",
              "GET /api/confirmations/{certificateId}",
              "POST /api/confirmations/{certificateId}",
              "POST /api/confirmations/{certificateId}/revocation",
              "DELETE /api/organisations/{organisation}/authorisations/{id}");
    }
  }
}
