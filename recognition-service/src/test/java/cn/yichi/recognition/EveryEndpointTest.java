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
        RunningRecognition.start(
            "500000",
            TestStack.freshDatabase().getName(),
            // The walk reads every answer to its end.
            "--yichi.recognition.watches.stream-life=200ms")) {
      // The organisation that the walk writes into addresses.
      assertThat(running.authorise("employer", "91500000MA5U00000W").status()).isEqualTo(201);
      var found = EndpointWalk.of(running.context(), running.port(), "500000");
      assertThat(found.faults()).isEmpty();
      assertThat(found.endpoints())
          .contains(
              "POST /api/enquiries",
              "GET /api/public/flows",
              "GET /api/public/funnel",
              "GET /api/answers",
              "GET /api/answers/{id}",
              "POST /api/answers/{id}/reply",
              "GET /api/certificates/{certificateId}/explanation",
              "POST /api/certificates/standing",
              "POST /api/benefits/{id}/eligibility",
              "POST /api/share-codes",
              "GET /api/share-codes",
              "GET /api/share-codes/{id}",
              "POST /api/share-codes/{id}/revocation",
              "POST /api/share-codes/{id}/watch-withdrawal",
              "POST /api/share-codes/opening",
              "POST /api/watches",
              "GET /api/watches",
              "GET /api/watches/{id}",
              "DELETE /api/watches/{id}",
              "GET /api/watches/changes",
              "GET /api/watches/events",
              "GET /api/confirmations/{certificateId}",
              "POST /api/confirmations/{certificateId}",
              "POST /api/confirmations/{certificateId}/revocation",
              "DELETE /api/organisations/{organisation}/authorisations/{id}");
    }
  }
}
