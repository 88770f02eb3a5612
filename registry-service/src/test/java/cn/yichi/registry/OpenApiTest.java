package cn.yichi.registry;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.Golden;
import org.junit.jupiter.api.Test;

class OpenApiTest {
  private static final String UPDATE =
      "mvn -pl registry-service -am test -Dtest=OpenApiTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false";

  @Test
  void the_published_description_is_what_the_service_says_of_itself() {
    var answer = RunningRegistry.shared().get("/openapi.yaml");
    assertThat(answer.status()).isEqualTo(200);
    Golden.check(
        Golden.repositoryRoot().resolve("contracts/openapi/registry-service.yaml"),
        answer.raw().body(),
        UPDATE);
  }
}
