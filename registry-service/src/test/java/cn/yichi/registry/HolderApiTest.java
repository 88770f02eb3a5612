package cn.yichi.registry;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.DocumentType;
import cn.yichi.contracts.vocabulary.FederatedDigests;
import cn.yichi.contracts.vocabulary.IdDocument;
import cn.yichi.platform.security.Role;
import cn.yichi.platform.testing.TestProvider;
import cn.yichi.registry.certificate.Registrations;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A holder's contact over HTTP. Every certificate of the samples has the same holder. */
@Tag("database")
class HolderApiTest {
  private static final String REF =
      Registrations.IDENTITIES.of(Registrations.numbered(1)).holder().ref().value();

  private static final Map<String, String> PURPOSE =
      Map.of("code", "IDENTITY_CHECK", "words", "更正申请 2026-0001 的身份核验");

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
    assertThat(erase("holder:" + REF, "Authorization", himself)).isEqualTo(204);
    assertThat(erase("me", "Authorization", himself)).isEqualTo(204);
  }

  @Test
  void a_worker_who_is_on_no_file_erases_nobody() {
    String stranger =
        TestProvider.shared()
            .token("500000", Role.WORKER)
            .with("id_document_number", "110101199003070011")
            .bearer();
    var answer =
        registry.send("DELETE", "/api/holders/me/contact", new byte[0], "Authorization", stranger);
    assertThat(answer.text("code")).isEqualTo("holder-unknown");
  }

  @Test
  void what_is_no_reference_is_said_so_and_not_repeated_and_an_unknown_one_is_not_found() {
    var answer =
        registry.send("DELETE", "/api/holders/" + Statements.ID_NUMBER + "/contact", new byte[0]);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("type")).isEqualTo("urn:yichi:problem:holder-ref-malformed");
    assertThat(answer.raw().body()).doesNotContain(Statements.ID_NUMBER);
    assertThat(erase("a".repeat(32))).isEqualTo(404);
  }

  @Test
  void reveals_the_fields_asked_for_and_no_others() {
    registry.post("/api/certificates", Statements.certificate(700_002));
    var mobile = reveal(REF, List.of("name"), PURPOSE);
    assertThat(mobile.status()).as(mobile.raw().body()).isEqualTo(200);
    assertThat(mobile.json().propertyNames()).containsExactly("name");
    assertThat(mobile.text("name")).isEqualTo(Statements.NAME);
    assertThat(mobile.header("Cache-Control")).isEqualTo("no-store");
    var number = reveal(REF, List.of("documentNumber"), PURPOSE);
    assertThat(number.raw().body())
        .isEqualTo("{\"documentNumber\":\"" + Statements.ID_NUMBER + "\"}");
  }

  @Test
  void an_idempotency_key_keeps_nothing_of_what_was_revealed() {
    registry.post("/api/certificates", Statements.certificate(700_003));
    var body = Map.of("fields", List.of("name"), "purpose", PURPOSE);
    String path = "/api/holders/" + REF + "/reveal";
    var first = registry.post(path, body, "Idempotency-Key", "reveal-1");
    var second = registry.post(path, body, "Idempotency-Key", "reveal-1");
    assertThat(first.status()).isEqualTo(200);
    assertThat(second.header("Idempotency-Replayed")).isEmpty();
  }

  @Test
  void refuses_a_request_without_a_good_purpose_or_field_and_tells_every_fault() {
    var answer = reveal(REF, List.of("name", "salary"), Map.of("code", "CURIOSITY", "words", "hm"));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("errors").findValuesAsString("code"))
        .containsExactlyInAnyOrder("REVEAL_FIELDS", "REVEAL_CODE", "REVEAL_WORDS");
    assertThat(reveal(REF, List.of(), PURPOSE).status()).isEqualTo(422);
    assertThat(reveal(REF, List.of("name", "name"), PURPOSE).status()).isEqualTo(422);
    assertThat(
            reveal(REF, List.of("name"), Map.of("code", "HOLDER_ASKED", "words", "x".repeat(201)))
                .status())
        .isEqualTo(422);
    assertThat(registry.post("/api/holders/" + REF + "/reveal", Map.of()).status()).isEqualTo(422);
  }

  @ParameterizedTest
  @CsvSource({
    ".....,REVEAL_WORDS_WITHOUT_LETTERS",
    "2026-0001,REVEAL_WORDS_WITHOUT_LETTERS",
    "核 12345,REVEAL_WORDS_WITHOUT_LETTERS",
    "更正申请\\u0000核验,REVEAL_WORDS_UNREADABLE",
    "更正申请\\n核验,REVEAL_WORDS_UNREADABLE",
    "更正申请\\r核验,REVEAL_WORDS_UNREADABLE",
    "更正申请\\u0085核验,REVEAL_WORDS_UNREADABLE",
    "更正申请\\u2028核验,REVEAL_WORDS_UNREADABLE",
    "更正申请\\u202e核验,REVEAL_WORDS_UNREADABLE",
    "\\u001b[31m更正申请,REVEAL_WORDS_UNREADABLE"
  })
  void words_of_a_purpose_are_one_readable_line_with_letters(String written, String code) {
    String body =
        "{\"fields\":[\"name\"],\"purpose\":{\"code\":\"IDENTITY_CHECK\",\"words\":\""
            + written
            + "\"}}";
    var answer = registry.post("/api/holders/" + REF + "/reveal", body, "Accept-Language", "en");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("errors").findValuesAsString("code")).containsExactly(code);
    assertThat(answer.text("field")).isEqualTo("purpose.words");
    assertThat(answer.text("remedy")).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource({"更正申请核验", "ཞིབ་འཇུག་བྱེད", "ئىسپاتلاش ئۈچۈن", "Check of identity in case 7"})
  void words_of_a_purpose_may_be_of_any_script(String words) {
    registry.post("/api/certificates", Statements.certificate(700_005));
    assertThat(
            reveal(REF, List.of("name"), Map.of("code", "IDENTITY_CHECK", "words", words)).status())
        .isEqualTo(200);
  }

  @Test
  void an_unknown_holder_has_nothing_to_reveal() {
    assertThat(reveal("a".repeat(32), List.of("name"), PURPOSE).status()).isEqualTo(404);
    assertThat(reveal(Statements.ID_NUMBER, List.of("name"), PURPOSE).status()).isEqualTo(400);
  }

  @Test
  void holders_are_counted_once_each_and_failed_requests_not_at_all() {
    List<String> refs = IntStream.range(0, 21).mapToObj(this::holder).toList();
    String greedy = officer("greedy");
    for (int i = 0; i < 20; i++) {
      assertThat(reveal(refs.get(i), List.of("name"), PURPOSE, greedy).status()).isEqualTo(200);
      assertThat(reveal(refs.get(i), List.of("name"), Map.of(), greedy).status()).isEqualTo(422);
      assertThat(reveal("b".repeat(32), List.of("name"), PURPOSE, greedy).status()).isEqualTo(404);
    }
    var stopped = reveal(refs.get(20), List.of("name"), PURPOSE, greedy);
    assertThat(stopped.status()).isEqualTo(429);
    assertThat(stopped.text("type")).isEqualTo("urn:yichi:problem:too-many-reveals");
    assertThat(Integer.parseInt(stopped.header("Retry-After"))).isBetween(3_000, 3_600);
    assertThat(stopped.raw().body()).doesNotContain(Statements.NAME);
    assertThat(reveal(refs.get(3), List.of("documentNumber"), PURPOSE, greedy).status())
        .isEqualTo(200);
    assertThat(reveal(refs.get(20), List.of("name"), PURPOSE, officer("modest")).status())
        .isEqualTo(200);
  }

  /** One of many holders, each with a passport. */
  private String holder(int serial) {
    Map<String, Object> body =
        Statements.with(
            Statements.with(Statements.certificate(700_100 + serial), "documentType", "护照"),
            "documentNumber",
            "E%08d".formatted(serial));
    var created = registry.post("/api/certificates", body);
    assertThat(created.status()).as(created.raw().body()).isEqualTo(201);
    return registry
        .bean(FederatedDigests.class)
        .holderRef(new IdDocument(DocumentType.PASSPORT, "E%08d".formatted(serial)))
        .value();
  }

  private RunningRegistry.Answer reveal(
      String ref, List<String> fields, Map<String, ?> purpose, String bearer) {
    return registry.post(
        "/api/holders/" + ref + "/reveal",
        Map.of("fields", fields, "purpose", purpose),
        "Authorization",
        bearer);
  }

  private static String officer(String subject) {
    return TestProvider.shared().token("500000", Role.OFFICER).with("sub", subject).bearer();
  }

  private RunningRegistry.Answer reveal(String ref, List<String> fields, Map<String, ?> purpose) {
    return registry.post(
        "/api/holders/" + ref + "/reveal", Map.of("fields", fields, "purpose", purpose));
  }

  private int erase(String ref, String... headers) {
    return registry
        .send("DELETE", "/api/holders/" + ref + "/contact", new byte[0], headers)
        .status();
  }
}
