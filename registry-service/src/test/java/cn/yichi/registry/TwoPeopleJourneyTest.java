package cn.yichi.registry;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.event.CertificateState;
import cn.yichi.contracts.event.Decoded;
import cn.yichi.contracts.event.Envelope;
import cn.yichi.contracts.event.EventType;
import cn.yichi.contracts.event.IssuerState;
import cn.yichi.contracts.event.Payload;
import cn.yichi.contracts.event.Stream;
import cn.yichi.platform.security.Role;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.registry.RunningRegistry.Answer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What two people decided, from the first one's request to the topics that other regions read. */
class TwoPeopleJourneyTest {
  private static final String ISSUER = "Y000050000456";
  private static final String[] SECOND = Person.signedIn("li", "desk", Role.SUPERVISOR);

  private final TopicReader topics = new TopicReader(TestStack.bootstrapServers());

  @Test
  void nothing_is_published_before_the_second_word_and_the_whole_of_it_after() {
    try (RunningRegistry registry =
        RunningRegistry.start(
            TestStack.mongoUri(TestStack.freshDatabase().getName()),
            TestStack.bootstrapServers())) {
      Answer issued = registry.post("/api/certificates", Statements.certificate(1));
      String id = issued.text("certificateId");
      String revocation =
          propose(
              registry,
              "/api/certificates/" + id + "/revocation",
              Map.of("reason", "考试舞弊", "effectiveFrom", "2026-03-01"));
      String lifting =
          propose(
              registry,
              "/api/issuers/" + ISSUER + "/reinstatement",
              Map.of("from", "2025-01-01", "reason", "整改合格"));
      assertThat(expect(Stream.CERTIFICATES, id, EventType.CERTIFICATE_ISSUED)).isNotNull();
      assertThat(expect(Stream.ISSUERS, ISSUER, EventType.ISSUER_FILED)).isNotNull();
      confirm(registry, revocation);
      confirm(registry, lifting);
      expectRevoked(id);
      expectLifted();
    }
  }

  private void expectRevoked(String id) {
    CertificateState state =
        (CertificateState) expect(Stream.CERTIFICATES, id, EventType.CERTIFICATE_STATUS_CHANGED);
    assertThat(state.version()).isEqualTo(2);
    assertThat(state.status()).isEqualTo("REVOKED");
    assertThat(state.statusReason()).isEqualTo("考试舞弊");
  }

  private void expectLifted() {
    IssuerState state =
        (IssuerState) expect(Stream.ISSUERS, ISSUER, EventType.ISSUER_STANDING_CHANGED);
    assertThat(state.version()).isEqualTo(2);
    assertThat(state.instants().effectiveFrom()).isEqualTo(LocalDate.of(2025, 1, 1));
    assertThat(state.standing())
        .extracting(IssuerState.Standing::status)
        .containsExactly("GOOD", "SUSPENDED", "GOOD");
  }

  /** The last of a key, once its type is there; before, nothing else may be. */
  private Payload expect(Stream stream, String key, EventType type) {
    List<Envelope<?>> events =
        topics.until(stream, record -> isOf(record, key, type)).stream()
            .filter(record -> record.key().equals(key))
            .<Envelope<?>>map(record -> ((Decoded.Known) record.decoded()).event())
            .toList();
    assertThat(events.getLast().type()).isEqualTo(type);
    return events.getLast().data();
  }

  private static boolean isOf(TopicReader.Read record, String key, EventType type) {
    return record.key().equals(key)
        && record.decoded() instanceof Decoded.Known(Envelope<?> event)
        && event.type() == type;
  }

  private static String propose(RunningRegistry registry, String path, Map<String, Object> body) {
    Answer proposed = registry.post(path, body, "If-Match", "\"1\"");
    assertThat(proposed.status()).as(proposed.raw().body()).isEqualTo(202);
    return proposed.header("Location");
  }

  private static void confirm(RunningRegistry registry, String proposal) {
    Answer confirmed = registry.post(proposal + "/confirmation", "", SECOND);
    assertThat(confirmed.text("state")).as(confirmed.raw().body()).isEqualTo("CARRIED_OUT");
  }
}
