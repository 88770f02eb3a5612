package cn.yichi.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yichi.contracts.Golden;
import cn.yichi.contracts.vocabulary.DocumentType;
import cn.yichi.contracts.vocabulary.FederatedDigests;
import cn.yichi.contracts.vocabulary.IdDocument;
import cn.yichi.notification.RunningNotification.Answer;
import cn.yichi.platform.security.Role;
import cn.yichi.platform.testing.EndpointWalk;
import cn.yichi.platform.testing.TestProvider;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.platform.vault.EnvelopeVault;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The whole service on a real broker, a real database and a provider over HTTP. */
@Tag("database")
class NotificationServiceTest {
  private static final String DATABASE = TestStack.freshDatabase().getName();
  private static SmsStandIn provider;
  private static RunningNotification service;
  private static Wire wire;
  private static EnvelopeVault vault;

  @BeforeAll
  static void start() {
    Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    Wire.makeTopics();
    provider = new SmsStandIn();
    wire = new Wire();
    service =
        RunningNotification.start(
            DATABASE, provider.url(), "--yichi.notification.sms.open-for=500ms");
    vault = service.bean(EnvelopeVault.class);
  }

  @AfterAll
  static void stop() {
    service.close();
    wire.close();
    provider.close();
    Awaitility.reset();
  }

  @Test
  void every_endpoint_is_for_those_only_whom_its_rule_names() {
    var found = EndpointWalk.of(service.context(), service.port(), Wire.HOME);
    assertThat(found.faults()).isEmpty();
    assertThat(found.endpoints()).contains("GET /api/holders/{holderRef}/notices");
  }

  @Test
  void tells_a_holder_once_by_inbox_and_message() {
    wire.contact(vault, 1, 1, true);
    wire.decided(1, 1, "NEW", "GRANTED");
    wire.decided(1, 1, "NEW", "GRANTED");
    awaitSms(1, "SENT");
    wire.decided(1, 1, "NEW", "GRANTED");
    decidedMarker(2);
    assertThat(service.smsStates(1)).containsExactly("SENT");
    var message = provider.messages().get(Wire.certificate(1) + "~new~1~SMS");
    assertThat(message.path("to").asString()).isEqualTo(Wire.MOBILE);
    assertThat(message.path("text").asString()).contains("焊工", "重庆", "高级工");
  }

  /** Another holder's notice, so that all that was written before is consumed. */
  private void decidedMarker(int n) {
    wire.contact(vault, n, 1, false);
    wire.decided(n, 1, "NEW", "GRANTED");
    awaitSms(n, "NO_CONTACT");
  }

  @Test
  void writes_the_notice_before_the_contact_is_known_and_sends_when_it_comes() {
    wire.decided(10, 1, "NEW", "GRANTED");
    awaitSms(10, "WAITING");
    wire.contact(vault, 10, 1, true);
    awaitSms(10, "SENT");
  }

  @Test
  void tells_a_change_after_the_news() {
    wire.contact(vault, 20, 1, true);
    wire.decided(20, 1, "NEW", "GRANTED");
    awaitSms(20, "SENT");
    wire.decided(20, 2, "STATUS", "REFUSED");
    awaitSms(20, "SENT", "SENT");
    assertThat(service.inbox(20).getFirst().path("kind").asString()).isEqualTo("CHANGE");
  }

  @Test
  void tells_a_benefit_once() {
    wire.contact(vault, 30, 1, true);
    wire.benefit(30, 1, "OPEN");
    wire.benefit(30, 1, "OPEN");
    awaitSms(30, "SENT");
    assertThat(service.inbox(30).getFirst().path("text").asString()).contains("房屋总价");
  }

  @Test
  void tells_of_an_answer_against_the_holder_once_who_asked_and_until_when_to_reply() {
    wire.contact(vault, 35, 1, true);
    wire.answered(Wire.HOST, 35, 1);
    wire.answered(Wire.HOST, 35, 1);
    awaitSms(35, "SENT");
    wire.answered(Wire.HOME, 35, 2); // not for Sichuan to say what Chongqing answered
    wire.answered(Wire.HOST, 36, 1);
    wire.answered(Wire.HOST, 35, 1);
    wire.contact(vault, 36, 1, false);
    awaitSms(36, "NO_CONTACT");
    assertThat(service.inbox(35)).hasSize(1);
    var notice = service.inbox(35).getFirst();
    assertThat(notice.path("kind").asString()).isEqualTo("ADVERSE");
    assertThat(notice.path("text").asString())
        .contains("91500000MA5U00000W", "2026-11-23", "不予认可", "2026-12-07", "重庆");
    await()
        .untilAsserted(
            () ->
                assertThat(
                        service.counter(
                            "yichi.consumed",
                            Map.of("binding", "answerEvents", "outcome", "duplicate")))
                    .isEqualTo(2));
  }

  @Test
  void stays_silent_about_backfill_and_certificates_of_other_regions() {
    wire.decided(40, 1, "BACKFILL", "GRANTED");
    wire.decided(41, Wire.HOST, 1, "NEW", "GRANTED");
    wire.decided(42, 1, "NEW", "REFUSED");
    decidedMarker(43);
    assertThat(List.of(service.inbox(40), service.inbox(41), service.inbox(42)))
        .containsOnly(List.of());
  }

  @Test
  void a_region_cannot_decide_in_the_name_of_another() {
    wire.said(Wire.HOME, 45, Wire.HOST, Wire.HOME, 9, "NEW", "GRANTED");
    wire.decided(46, Wire.HOME, Wire.HOME, 1, "NEW", "REFUSED");
    decidedMarker(47);
    assertThat(service.inbox(45)).isEmpty();
  }

  @Test
  void writes_the_same_notice_again_after_a_crash_between_the_two_writes() {
    wire.contact(vault, 50, 1, true);
    wire.decided(50, 1, "NEW", "GRANTED");
    awaitSms(50, "SENT");
    // As if the process had died after the notice and before what it remembered.
    database()
        .getCollection("baselines")
        .deleteOne(new Document("_id", Wire.certificate(50) + "/500000"));
    wire.decided(50, 1, "NEW", "GRANTED");
    await()
        .until(
            () ->
                database()
                        .getCollection("baselines")
                        .countDocuments(new Document("_id", Wire.certificate(50) + "/500000"))
                    == 1);
    assertThat(service.smsStates(50)).containsExactly("SENT");
  }

  @Test
  void forgets_the_contact_of_an_erased_person() {
    wire.contact(vault, 60, 1, true);
    await().until(() -> contactKnown(60));
    wire.forget(60);
    await().until(() -> !contactKnown(60));
  }

  @Test
  void a_notice_that_waits_for_an_erased_contact_goes_to_the_inbox_only() {
    provider.down(true);
    wire.contact(vault, 61, 1, true);
    wire.decided(61, 1, "NEW", "GRANTED");
    await().untilAsserted(() -> assertThat(service.smsStates(61)).containsExactly("WAITING"));
    // A notice waits as well for a contact that nobody has told yet.
    await().until(() -> mobileKnown(61));
    wire.erased(61, 2);
    wire.contact(vault, 61, 1, true); // a copy of what was said before the erasure
    wire.contact(vault, 62, 1, true);
    await().until(() -> contactKnown(62));
    // Another person's record says nothing of this one's, which may stand in another partition.
    await().until(() -> !mobileKnown(61));
    // What was on its way before the erasure fails first: it knew the number.
    awaitSms(61, "NO_CONTACT");
    provider.down(false);
    decidedMarker(63);
    assertThat(service.smsStates(61)).containsExactly("NO_CONTACT");
    assertThat(provider.messages()).doesNotContainKey(Wire.certificate(61) + "~new~1~SMS");
    assertThat(service.inbox(61)).hasSize(1);
    assertThat(database().getCollection("contacts").find(new Document("_id", Wire.holder(61))))
        .singleElement()
        .satisfies(contact -> assertThat(contact).doesNotContainKey("mobile"));
  }

  private static boolean mobileKnown(int n) {
    return database()
            .getCollection("contacts")
            .countDocuments(
                new Document("_id", Wire.holder(n)).append("mobile", new Document("$exists", true)))
        == 1;
  }

  private static boolean contactKnown(int n) {
    return database().getCollection("contacts").countDocuments(new Document("_id", Wire.holder(n)))
        == 1;
  }

  @Test
  void keeps_messages_waiting_and_the_inbox_going_while_the_provider_is_down() {
    provider.down(true);
    for (int n = 100; n < 140; n++) {
      wire.contact(vault, n, 1, true);
      wire.decided(n, 1, "NEW", "GRANTED");
    }
    await().untilAsserted(() -> assertThat(service.smsStates(139)).containsExactly("WAITING"));
    await().untilAsserted(() -> assertThat(service.inbox(100)).hasSize(1));
    provider.down(false);
    for (int n = 100; n < 140; n++) {
      awaitSms(n, "SENT");
    }
  }

  @Test
  void puts_a_broken_record_aside_and_keeps_the_outcome_law() {
    wire.broken();
    await().until(() -> counted("rejected") >= 1);
    decidedMarker(70);
    await()
        .untilAsserted(
            () ->
                assertThat(
                        service.counter("yichi.received", Map.of("binding", "recognitionEvents")))
                    .isEqualTo(
                        service.counter("yichi.consumed", Map.of("binding", "recognitionEvents"))));
  }

  private static double counted(String outcome) {
    return service.counter(
        "yichi.consumed", Map.of("binding", "recognitionEvents", "outcome", outcome));
  }

  @Test
  void shows_a_notice_its_books_and_a_summary() {
    decidedMarker(80);
    String key = Wire.certificate(80) + "/new/1";
    Answer notice = service.get("/api/notices/" + key, "Accept-Language", "en");
    assertThat(notice.status()).as(notice.body()).isEqualTo(200);
    assertThat(notice.json().path("text").asString()).contains("Chongqing", "senior worker");
    assertThat(notice.body()).doesNotContain(Wire.MOBILE);
    Answer books = service.get("/api/books?limit=1");
    assertThat(books.json().path("items").size()).isEqualTo(1);
    String all = service.get("/api/books?limit=10000").body();
    assertThat(all).contains(key);
    Answer summary = service.get("/api/notices/summary");
    assertThat(summary.json().path("channels").path("INBOX").path("SENT").asLong()).isPositive();
  }

  @Test
  void another_workers_notice_is_answered_as_if_there_were_none() {
    var document = new IdDocument(DocumentType.RESIDENT_ID, "11010519491231002X");
    String his = service.bean(FederatedDigests.class).holderRef(document).value();
    wire.decidedFor(his, 83, 1, "NEW");
    decidedMarker(84);
    String worker =
        TestProvider.shared()
            .token(Wire.HOME, Role.WORKER)
            .with("id_document_number", document.number())
            .bearer();
    String own = "/api/notices/" + Wire.certificate(83) + "/new/1";
    await()
        .untilAsserted(
            () -> assertThat(service.get(own, "Authorization", worker).status()).isEqualTo(200));
    var inbox = service.get("/api/holders/me/notices", "Authorization", worker).json();
    assertThat(inbox.path("items").findValuesAsString("key"))
        .contains(Wire.certificate(83) + "/new/1")
        .doesNotContain(Wire.certificate(84) + "/new/1");
    String printed = inbox.path("items").path(0).path("recipient").asString();
    assertThat(printed).startsWith("holder:");
    assertThat(service.get("/api/holders/" + printed + "/notices", "Authorization", worker).json())
        .isEqualTo(inbox);
    Answer others =
        service.get("/api/notices/" + Wire.certificate(84) + "/new/1", "Authorization", worker);
    Answer none =
        service.get("/api/notices/" + Wire.certificate(99) + "/new/9", "Authorization", worker);
    assertThat(others.status()).isEqualTo(404);
    assertThat(others.json().path("type").asString())
        .isEqualTo("urn:yichi:problem:notice-not-found");
    assertThat(said(others, 84, 1)).isEqualTo(said(none, 99, 9));
  }

  /** An answer without what the question itself said and without its trace. */
  private static String said(Answer answer, int n, int window) {
    return answer
        .body()
        .replace(Wire.certificate(n) + "/new/" + window, "KEY")
        .replaceAll("\"(trace|instance|requestId)\":\"[^\"]*\"", "");
  }

  @Test
  void pages_the_books_to_the_end() {
    decidedMarker(81);
    decidedMarker(82);
    String path = "/api/books?limit=1";
    int lines = 0;
    for (String next = ""; next != null; ) {
      Answer page = service.get(path + next);
      lines += page.json().path("items").size();
      var cursor = page.json().path("next");
      next = cursor.isMissingNode() ? null : "&after=" + cursor.asString();
    }
    assertThat(lines).isGreaterThanOrEqualTo(2);
  }

  @Test
  void says_what_is_wrong_with_a_request() {
    assertProblem(
        "/api/notices/" + Wire.certificate(99) + "/new/9", 404, "notice-not-found", "key");
    assertProblem("/api/holders/nobody/notices", 400, "holder-ref-malformed", "holderRef");
    assertProblem("/api/books?after=***", 400, "cursor-malformed", "after");
    assertProblem("/api/books?limit=0", 400, "limit-out-of-range", "limit");
    assertProblem(
        "/api/holders/" + Wire.holderRef(1) + "/notices?after=YWJj",
        400,
        "cursor-malformed",
        "after");
  }

  private static void assertProblem(String path, int status, String slug, String field) {
    Answer answer = service.get(path);
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.json().path("type").asString()).isEqualTo("urn:yichi:problem:" + slug);
    assertThat(answer.body()).contains("\"" + field + "\"", "remedy");
  }

  @Test
  void describes_its_interface_as_published() {
    Golden.check(
        Golden.repositoryRoot().resolve("contracts/openapi/notification-service.yaml"),
        service.get("/openapi.yaml").body(),
        "mvn -pl notification-service -am test -Dtest=NotificationServiceTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false");
  }

  private static MongoDatabase database() {
    return TestStack.database(DATABASE);
  }

  private static void awaitSms(int n, String... states) {
    wire.flush();
    await().untilAsserted(() -> assertThat(service.smsStates(n)).containsExactly(states));
  }
}
