package cn.yichi.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yichi.contracts.vocabulary.DocumentType;
import cn.yichi.contracts.vocabulary.FederatedDigests;
import cn.yichi.contracts.vocabulary.IdDocument;
import cn.yichi.notification.RunningNotification.Answer;
import cn.yichi.platform.security.Role;
import cn.yichi.platform.testing.TestProvider;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.platform.vault.EnvelopeVault;
import cn.yichi.platform.vault.LocalFederationKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The drill of a change of the federation's key, as a worker of the home region lives through it:
 * his contact was claimed under the old version, and he is told and reads on in every phase.
 */
@Tag("database")
class KeyVersionDrillTest {
  private static final String DOCUMENT = "110101199003070134";
  private static final String STRANGER = "11010519491231002X";
  private static final LocalFederationKey OLD = LocalFederationKey.sandbox();
  private static final LocalFederationKey BOTH =
      LocalFederationKey.sandbox(new TreeSet<>(Set.of(1, 2)), 2);
  private static final LocalFederationKey NEW =
      LocalFederationKey.sandbox(new TreeSet<>(Set.of(2)), 2);

  private final String database = TestStack.freshDatabase().getName();
  private final String oldest = ref(OLD, DocumentType.RESIDENT_ID, DOCUMENT);
  private final String his = ref(NEW, DocumentType.RESIDENT_ID, DOCUMENT);
  private final String passport = ref(NEW, DocumentType.PASSPORT, "E12345678");
  private final String stranger = ref(NEW, DocumentType.RESIDENT_ID, STRANGER);
  private final SmsStandIn provider = new SmsStandIn();
  private final Wire wire = new Wire();
  private RunningNotification service;

  private static String ref(LocalFederationKey key, DocumentType type, String number) {
    return new FederatedDigests(key).holderRef(new IdDocument(type, number)).value();
  }

  @BeforeEach
  void start() {
    Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    Wire.makeTopics();
  }

  @AfterEach
  void stop() {
    service.close();
    wire.close();
    provider.close();
    Awaitility.reset();
  }

  private void under(LocalFederationKey key) {
    if (service != null) {
      service.close();
    }
    service = RunningNotification.start(Map.of("federationKey", key), database, provider.url());
  }

  private Answer get(String path, String document) {
    String token =
        TestProvider.shared()
            .token(Wire.HOME, Role.WORKER)
            .with("id_document_number", document)
            .bearer();
    return service.get(path, "Authorization", token);
  }

  /** Certificates of the notices in the inbox that a worker reads under a pseudonym. */
  private List<String> inbox(String document, String ref) {
    List<String> certificates = new ArrayList<>();
    get("/api/holders/" + ref + "/notices", document)
        .json()
        .path("items")
        .forEach(item -> certificates.add(item.path("certificateId").asString()));
    return certificates;
  }

  private int notice(int n, String document) {
    return get("/api/notices/" + Wire.certificate(n) + "/new/1", document).status();
  }

  private String sms(int n) {
    return service
        .get("/api/notices/" + Wire.certificate(n) + "/new/1")
        .json()
        .path("deliveries")
        .path("SMS")
        .path("state")
        .asString("");
  }

  private void toldBySms(int n) {
    await().untilAsserted(() -> assertThat(sms(n)).isEqualTo("SENT"));
    assertThat(provider.messages().get(Wire.certificate(n) + "~new~1~SMS").path("to").asString())
        .isEqualTo(Wire.MOBILE);
  }

  private static List<String> certificates(int... numbers) {
    List<String> all = new ArrayList<>();
    for (int n : numbers) {
      all.add(Wire.certificate(n));
    }
    return all;
  }

  @Test
  void a_worker_is_told_and_reads_on_in_every_phase() {
    under(OLD);
    wire.contactOf(service.bean(EnvelopeVault.class), oldest, 1);
    wire.decidedFor(oldest, 400, 1, "NEW");
    toldBySms(400);
    assertThat(inbox(DOCUMENT, oldest)).isEqualTo(certificates(400));

    under(BOTH);
    assertThat(inbox(DOCUMENT, oldest)).isEqualTo(certificates(400));
    assertThat(inbox(DOCUMENT, his)).isEqualTo(certificates(400));
    assertThat(notice(400, DOCUMENT)).isEqualTo(200);
    // What waits finds the contact when its link comes; the rest comes twice and out of order.
    wire.decidedFor(passport, 401, 1, "NEW");
    await().untilAsserted(() -> assertThat(sms(401)).isEqualTo("WAITING"));
    wire.link(Wire.HOME, passport, oldest, 1, "LINKED");
    toldBySms(401);
    wire.decidedFor(his, 402, 1, "NEW");
    wire.link(Wire.HOME, his, oldest, 1, "LINKED");
    wire.link(Wire.HOME, his, oldest, 1, "LINKED");
    // Another region's word on whose contact and notices these are.
    wire.link(Wire.HOST, stranger, oldest, 1, "LINKED");
    wire.decidedFor(oldest, 400, 2, "NEW");
    toldBySms(402);

    under(NEW);
    wire.decidedFor(oldest, 403, 1, "NEW");
    wire.decidedFor(his, 404, 1, "NEW");
    toldBySms(403);
    toldBySms(404);
    for (String ref : List.of(his, oldest, passport)) {
      assertThat(inbox(DOCUMENT, ref))
          .containsExactlyInAnyOrderElementsOf(certificates(400, 401, 402, 403, 404));
      assertThat(get("/api/holders/" + ref + "/notices", STRANGER).status()).isEqualTo(403);
    }
    assertThat(notice(400, DOCUMENT)).isEqualTo(200);
    assertThat(notice(400, STRANGER)).isEqualTo(404);
    assertThat(inbox(STRANGER, stranger)).isEmpty();
    theEndOfALinkTakesEverythingAway();
    assertThat(provider.messages().keySet())
        .filteredOn(key -> key.startsWith(Wire.certificate(400)))
        .hasSize(1);
  }

  private void theEndOfALinkTakesEverythingAway() {
    wire.link(Wire.HOME, his, oldest, 2, "ENDED");
    await().untilAsserted(() -> assertThat(inbox(DOCUMENT, his)).hasSize(2));
    assertThat(inbox(DOCUMENT, his)).containsExactlyInAnyOrderElementsOf(certificates(402, 404));
    assertThat(get("/api/holders/" + oldest + "/notices", DOCUMENT).status()).isEqualTo(403);
    assertThat(notice(400, DOCUMENT)).isEqualTo(404);
    wire.decidedFor(his, 405, 1, "NEW");
    await().untilAsserted(() -> assertThat(sms(405)).isEqualTo("WAITING"));
  }
}
