package cn.yichi.registry;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.platform.security.Role;
import cn.yichi.platform.testing.TestProvider;
import cn.yichi.registry.certificate.Registrations;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A holder's contact over HTTP. Every certificate of the samples has the same holder. */
@Tag("database")
class HolderApiTest {
  private static final String REF =
      Registrations.IDENTITIES.of(Registrations.numbered(1)).holder().ref().value();

  private final RunningRegistry registry = RunningRegistry.shared();

  @Test
  void an_officer_and_the_holder_himself_may_erase_and_do_so_twice() {
    registry.post("/api/certificates", Statements.certificate(700_001));
    assertThat(erase(REF)).isEqualTo(204);
    assertThat(erase(REF)).isEqualTo(204);
    String himself =
        TestProvider.shared()
            .token("500000", Role.WORKER)
            .with("id_document_number", Statements.ID_NUMBER)
            .bearer();
    assertThat(erase(REF, "Authorization", himself)).isEqualTo(204);
    assertThat(erase("a".repeat(32), "Authorization", himself)).isEqualTo(403);
  }

  @Test
  void an_unknown_holder_is_not_found_and_what_was_asked_not_repeated() {
    var answer =
        registry.send("DELETE", "/api/holders/" + Statements.ID_NUMBER + "/contact", new byte[0]);
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text("type")).isEqualTo("urn:yichi:problem:holder-unknown");
    assertThat(answer.raw().body()).doesNotContain(Statements.ID_NUMBER);
    assertThat(erase("a".repeat(32))).isEqualTo(404);
  }

  private int erase(String ref, String... headers) {
    return registry
        .send("DELETE", "/api/holders/" + ref + "/contact", new byte[0], headers)
        .status();
  }
}
