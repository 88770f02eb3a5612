package cn.yichi.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.Golden;
import cn.yichi.platform.testing.TestStack;
import org.junit.jupiter.api.Test;

class OpenApiTest {
  @Test
  void the_published_description_is_what_the_service_answers() {
    try (RunningRecognition running =
        RunningRecognition.start("500000", TestStack.freshDatabase().getName())) {
      RunningRecognition.Answer answer = running.get("/openapi.yaml");
      assertThat(answer.status()).isEqualTo(200);
      Golden.check(
          Golden.repositoryRoot().resolve("contracts/openapi/recognition-service.yaml"),
          answer.raw().body(),
          "mvn -q -pl recognition-service -am test -Dtest=OpenApiTest"
              + " -Dsurefire.failIfNoSpecifiedTests=false");
    }
  }
}
