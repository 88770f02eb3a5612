package cn.yichi.recognition;

import static cn.yichi.recognition.Sharing.BIRTH;
import static cn.yichi.recognition.Sharing.HOME;
import static cn.yichi.recognition.Sharing.HOST;
import static cn.yichi.recognition.Sharing.OTHER_BIRTH;
import static cn.yichi.recognition.Sharing.wish;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.platform.security.Role;
import cn.yichi.platform.testing.TestProvider;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.recognition.RunningRecognition.Answer;
import cn.yichi.recognition.Sharing.Code;
import com.mongodb.client.MongoDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A worker hands employers share codes, over HTTP. */
@Tag("database")
class ShareApiTest {
  private static final Instant START = Clock.systemUTC().instant();
  private static final AtomicReference<Instant> NOW = new AtomicReference<>(START);
  private static final LocalDate TODAY = LocalDate.ofInstant(START, ZoneId.of("Asia/Shanghai"));

  /** Sichuan's own provider, trusted for workers. */
  private static final TestProvider SICHUAN = TestProvider.start();

  private static final int SERIAL = 7_401;
  private static final MongoDatabase DATABASE = TestStack.freshDatabase();
  private static RunningRecognition chongqing;
  private static Sharing sharing;

  @BeforeAll
  static void start() {
    Registries.topics(HOME, HOST);
    InstantSource source = NOW::get;
    chongqing =
        RunningRecognition.start(
            source.withZone(ZoneOffset.UTC),
            HOST,
            DATABASE.getName(),
            SICHUAN.trusted(1, HOME, Role.WORKER).toArray(String[]::new));
    sharing = new Sharing(chongqing);
    try (Registries registries = new Registries()) {
      registries.publish(Registries.issuerState(HOME, Registries.issuer(HOME), 1, "SKILL_LEVEL"));
      var certificate = Registries.certificate(HOME, SERIAL, 1);
      sharing.received(registries, certificate);
      RunningRecognition.await("granted", () -> sharing.outcome(certificate).equals("GRANTED"));
    }
  }

  @AfterAll
  static void stop() {
    chongqing.close();
    SICHUAN.close();
  }

  @AfterEach
  void back() {
    NOW.set(START);
  }

  private static String certificateId() {
    return Registries.certificate(HOME, SERIAL, 1).certificateId();
  }

  @Test
  void a_code_opens_one_answer_and_says_nothing_else_of_the_holder() {
    Code code = sharing.make(wish(SERIAL));
    assertThat(code.secret()).matches("([0-9A-HJKMNP-RTV-Z]{4}-){2}[0-9A-HJKMNP-RTV-Z]{4}");
    String typed = code.secret().replace("-", " ").toLowerCase(java.util.Locale.ROOT);
    Answer opened = sharing.open(typed, BIRTH.replace("-", ""), 7101);
    assertThat(opened.status()).as(opened.raw().body()).isEqualTo(200);
    JsonNode json = opened.json();
    assertThat(json.path("answer").path("outcome").asString()).isEqualTo("GRANTED");
    assertThat(json.path("answer").path("host").path("code").asString()).isEqualTo(HOST);
    assertThat(json.path("answer").path("asOf").asString()).isEqualTo(TODAY.toString());
    assertThat(json.path("certificate").asString()).isEqualTo(certificateId());
    assertThat(json.path("purpose").asString()).isEqualTo("HIRE");
    assertThat(json.path("expires").asString()).isEqualTo(TODAY.plusDays(30).toString());
    assertThat(json.has("watchUntil")).isFalse();
    assertThat(opened.raw().headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(opened.raw().body())
        .doesNotContain(
            Registries.NAME,
            Registries.DOCUMENT,
            Registries.number(HOME, SERIAL),
            BIRTH,
            code.secret(),
            Registries.certificate(HOME, SERIAL, 1).holderRef());
  }

  @Test
  void the_worker_sees_who_used_the_code_and_who_asked() {
    Code code = sharing.make(wish(SERIAL, "purpose", "BID"));
    assertThat(sharing.open(code, 7102).status()).isEqualTo(200);
    assertThat(sharing.open(code, 7102).status()).isEqualTo(200);
    JsonNode opening = sharing.show(code).json().path("openings").path(0);
    assertThat(opening.path("by").asString()).isEqualTo("org/" + Firms.numbered(7102));
    assertThat(opening.path("times").asInt()).isEqualTo(2);
    Answer asked = chongqing.get("/api/certificates/askings", "Authorization", Sharing.worker());
    assertThat(asked.json().path("items").values().stream())
        .anyMatch(
            it ->
                it.path("by").asString().equals("org/" + Firms.numbered(7102))
                    && it.path("purpose").asString().equals("BID")
                    && it.path("certificate").asString().equals(certificateId()));
    Answer list = chongqing.get("/api/share-codes?limit=200", "Authorization", Sharing.worker());
    assertThat(list.json().path("items").findValuesAsString("id")).contains(code.id());
    assertThat(list.raw().body()).doesNotContain(code.secret(), code.secret().replace("-", ""));
  }

  @Test
  void the_employer_can_prove_that_it_asked() {
    Code code = sharing.make(wish(SERIAL));
    String proof = sharing.open(code, 7103).text("proof");
    String said =
        new String(Base64.getUrlDecoder().decode(proof.split("\\.")[1]), StandardCharsets.UTF_8);
    assertThat(said).contains(Firms.numbered(7103), code.id(), certificateId(), "GRANTED", "HIRE");
    assertThat(said)
        .doesNotContain("numberMasked", "holder\"", "honours", "S00***", Registries.NAME);
    Answer verified =
        chongqing.post(
            "/api/receipts/verification",
            Map.of("receipt", proof),
            "Authorization",
            sharing.employer(7104));
    assertThat(verified.status()).as(verified.raw().body()).isEqualTo(200);
    JsonNode asked = verified.json().path("asked");
    assertThat(asked.path("organisation").asString()).isEqualTo(Firms.numbered(7103));
    assertThat(asked.path("on").asString()).isEqualTo(TODAY.toString());
    assertThat(asked.path("code").asString()).isEqualTo(code.id());
    assertThat(verified.json().has("again")).isFalse();
    Answer forged =
        chongqing.post(
            "/api/receipts/verification",
            Map.of("receipt", forged(proof, said.replace("GRANTED", "REFUSED"))));
    assertThat(forged.text("code")).isEqualTo("receipt-not-believed");
  }

  private static String forged(String proof, String content) {
    String[] parts = proof.split("\\.");
    return parts[0]
        + "."
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(content.getBytes(StandardCharsets.UTF_8))
        + "."
        + parts[2];
  }

  @Test
  void an_unknown_code_and_a_wrong_date_are_answered_alike_and_five_wrong_dates_lock_the_code() {
    Code code = sharing.make(wish(SERIAL));
    String unknown = cn.yichi.recognition.share.SecretCode.fresh().shown();
    String nothing = sharing.open(unknown, BIRTH, 7105).raw().body();
    for (int wrong = 0; wrong < 5; wrong++) {
      Answer answer = sharing.open(code.secret(), OTHER_BIRTH, 7105);
      assertThat(answer.status()).isEqualTo(404);
      assertThat(plain(answer.raw().body())).isEqualTo(plain(nothing));
    }
    // Dates are no longer compared: nobody can go on guessing.
    for (String date : List.of(BIRTH, OTHER_BIRTH)) {
      assertThat(sharing.open(code.secret(), date, 7105).text("code"))
          .isEqualTo("share-code-locked");
    }
    JsonNode seen = sharing.show(code).json();
    assertThat(seen.path("state").asString()).isEqualTo("LOCKED");
    assertThat(seen.path("wrongDates").asInt()).isEqualTo(5);
    assertThat(seen.path("openings").size()).isZero();
  }

  /** Without what differs from request to request. */
  private static String plain(String problem) {
    return problem.replaceAll("\"(traceId|instance|timestamp)\":\"[^\"]*\",?", "");
  }

  @Test
  void wrong_dates_sent_at_once_are_counted_one_by_one() throws Exception {
    Code code = sharing.make(wish(SERIAL));
    List<Answer> answers =
        atOnce(12, i -> sharing.open(code.secret(), LocalDate.of(1960, 1, 1 + i).toString(), 7106));
    assertThat(answers.stream().filter(it -> it.text("code").equals("share-code-not-opened")))
        .hasSize(5);
    assertThat(answers.stream().filter(it -> it.text("code").equals("share-code-locked")))
        .hasSize(7);
  }

  @Test
  void what_ended_a_code_is_told_to_whoever_knows_the_birth_date_only() {
    Code revoked = sharing.make(wish(SERIAL));
    assertThat(sharing.revoke(revoked).text("state")).isEqualTo("REVOKED");
    assertThat(sharing.revoke(revoked).status()).isEqualTo(200);
    Code expired = sharing.make(wish(SERIAL, "expires", TODAY.toString()));
    assertThat(sharing.open(expired, 7107).status()).isEqualTo(200);
    NOW.set(START.plus(Duration.ofDays(1)));
    for (Code code : List.of(revoked, expired)) {
      assertThat(sharing.open(code.secret(), OTHER_BIRTH, 7107).text("code"))
          .isEqualTo("share-code-not-opened");
    }
    Answer gone = sharing.open(revoked, 7107);
    assertThat(gone.status()).isEqualTo(410);
    assertThat(gone.text("code")).isEqualTo("share-code-revoked");
    Answer over = sharing.open(expired, 7107);
    assertThat(over.text("code")).isEqualTo("share-code-expired");
    assertThat(over.text("detail")).contains(TODAY.toString());
  }

  @Test
  void of_two_organisations_that_open_a_code_at_once_one_does_and_may_again() throws Exception {
    sharing.employer(7108);
    sharing.employer(7109);
    for (int round = 0; round < 10; round++) {
      Code code = sharing.make(wish(SERIAL));
      List<Answer> answers = atOnce(2, i -> sharing.open(code, 7108 + i));
      List<Integer> opened =
          IntStream.range(0, 2).filter(i -> answers.get(i).status() == 200).boxed().toList();
      assertThat(opened).as("round " + round).hasSize(1);
      int first = opened.getFirst();
      assertThat(answers.get(1 - first).text("code")).isEqualTo("share-code-used-up");
      assertThat(sharing.open(code, 7108 + first).status()).isEqualTo(200);
      assertThat(sharing.open(code, 7109 - first).text("code")).isEqualTo("share-code-used-up");
      assertThat(sharing.show(code).json().path("openings").size()).isEqualTo(1);
      sharing.revoke(code);
    }
  }

  private static List<Answer> atOnce(int many, java.util.function.IntFunction<Answer> request)
      throws Exception {
    CyclicBarrier start = new CyclicBarrier(many);
    try (var threads = Executors.newFixedThreadPool(many)) {
      List<Future<Answer>> running =
          IntStream.range(0, many)
              .mapToObj(
                  i ->
                      threads.submit(
                          () -> {
                            start.await();
                            return request.apply(i);
                          }))
              .toList();
      List<Answer> answers = new ArrayList<>();
      for (Future<Answer> each : running) {
        answers.add(each.get());
      }
      return answers;
    }
  }

  @Test
  void nobody_shares_or_sees_what_is_not_his() {
    String stranger = Sharing.worker("110105199003072338");
    Answer others = chongqing.post("/api/share-codes", wish(SERIAL), "Authorization", stranger);
    Answer unknown = chongqing.post("/api/share-codes", wish(7_499), "Authorization", stranger);
    assertThat(others.fault())
        .containsExactly("share-certificate-unknown", "certificateNumber", "");
    assertThat(plain(others.raw().body())).isEqualTo(plain(unknown.raw().body()));
    Code code = sharing.make(wish(SERIAL));
    String path = "/api/share-codes/" + code.id();
    for (Answer answer :
        List.of(
            chongqing.get(path, "Authorization", stranger),
            chongqing.post(path + "/revocation", "", "Authorization", stranger),
            chongqing.post(path + "/watch-withdrawal", "", "Authorization", stranger))) {
      assertThat(answer.text("code")).isEqualTo("share-code-unknown");
    }
    assertThat(sharing.show(code).text("state")).isEqualTo("OPEN");
    assertThat(
            chongqing
                .get("/api/share-codes", "Authorization", stranger)
                .json()
                .path("items")
                .size())
        .isZero();
    // Who pastes the code itself into an address is not shown it again.
    Answer pasted =
        chongqing.get("/api/share-codes/" + code.secret(), "Authorization", Sharing.worker());
    assertThat(pasted.text("code")).isEqualTo("share-code-unknown");
    assertThat(pasted.json().path("errors").toString()).doesNotContain(code.secret());
    Answer watching =
        chongqing.post(
            "/api/watches", Map.of("codeId", code.secret()), "Authorization", sharing.employer(1));
    assertThat(watching.text("code")).isEqualTo("code-id-malformed");
    assertThat(watching.raw().body()).doesNotContain(code.secret());
  }

  @Test
  void a_worker_whom_another_regions_provider_vouches_for_shares_his_certificate_here() {
    String worker =
        SICHUAN
            .token(HOST, Role.WORKER)
            .with("region", HOME)
            .with("id_document_number", Registries.DOCUMENT)
            .bearer();
    Answer made = chongqing.post("/api/share-codes", wish(SERIAL), "Authorization", worker);
    assertThat(made.status()).as(made.raw().body()).isEqualTo(201);
    assertThat(sharing.open(made.text("code"), BIRTH, 7110).status()).isEqualTo(200);
    String employer = SICHUAN.token(HOST, Role.EMPLOYER).with("sub", "employer-7110").bearer();
    Answer untrusted =
        chongqing.post(
            "/api/share-codes/opening",
            Map.of("code", made.text("code"), "birthDate", BIRTH),
            "Authorization",
            employer);
    assertThat(untrusted.status()).isEqualTo(403);
  }

  @Test
  void a_code_may_be_about_a_day() {
    Code code = sharing.make(wish(SERIAL, "asOf", "2019-05-01"));
    JsonNode opened = sharing.open(code, 7111).json();
    assertThat(opened.path("answer").path("asOf").asString()).isEqualTo("2019-05-01");
    assertThat(opened.path("answer").path("outcome").asString()).isNotEqualTo("GRANTED");
  }

  @Test
  void a_field_that_is_wrong_is_named_and_neither_code_nor_date_is_repeated() {
    Code code = sharing.make(wish(SERIAL));
    String secret = code.secret();
    char other = secret.charAt(0) == '7' ? '8' : '7';
    Answer misspelt = sharing.open(other + secret.substring(1), "1949-13-31", 7112);
    assertThat(misspelt.status()).isEqualTo(422);
    assertThat(misspelt.json().path("errors").findValuesAsString("code"))
        .containsExactly("share-code-misspelt", "day-malformed");
    assertThat(misspelt.raw().body()).doesNotContain(secret.substring(1), "1949-13-31");
    Map<String, Object> wrong = wish(SERIAL, "purpose", "GOSSIP");
    wrong.put("birthDate", TODAY.plusDays(2).toString());
    wrong.put("expires", TODAY.plusDays(181).toString());
    wrong.put("watchUntil", TODAY.plusDays(366).toString());
    Answer refused = chongqing.post("/api/share-codes", wrong, "Authorization", Sharing.worker());
    assertThat(refused.json().path("errors").findValuesAsString("code"))
        .containsExactly(
            "purpose-unknown", "day-out-of-range", "day-out-of-range", "day-out-of-range");
    Answer empty = chongqing.post("/api/share-codes", "{}", "Authorization", Sharing.worker());
    assertThat(empty.json().path("errors").findValuesAsString("field"))
        .containsExactlyInAnyOrder("purpose", "birthDate", "certificateNumber");
    assertThat(sharing.show(code).json().path("wrongDates").asInt()).isZero();
  }

  @Test
  void neither_the_code_nor_the_birth_date_is_kept_or_entered_anywhere() {
    Code code = sharing.make(wish(SERIAL, "birthDate", "1951-03-07"));
    assertThat(sharing.open(code.secret(), "1951-03-08", 7113).status()).isEqualTo(404);
    assertThat(sharing.open(code.secret(), "1951-03-07", 7113).status()).isEqualTo(200);
    List<String> everything =
        DATABASE.listCollectionNames().into(new ArrayList<>()).stream()
            .flatMap(
                name ->
                    DATABASE.getCollection(name).find().into(new ArrayList<Document>()).stream())
            .map(Document::toJson)
            .toList();
    assertThat(everything).isNotEmpty();
    for (String secret :
        List.of(code.secret(), code.secret().replace("-", ""), "1951-03-07", "1951-03-08")) {
      assertThat(everything).noneMatch(it -> it.contains(secret));
    }
    String auditor = TestProvider.shared().token(HOST, Role.AUDITOR).bearer();
    JsonNode entries =
        chongqing.get("/api/audit/entries?limit=200", "Authorization", auditor).json();
    List<JsonNode> of =
        entries.path("items").values().stream()
            .filter(it -> it.path("objects").toString().contains(code.id()))
            .toList();
    assertThat(of.stream().map(it -> it.path("action").asString()))
        .contains("share.make", "share.open");
  }

  @Test
  void a_worker_has_so_many_codes_open_and_no_more() {
    String worker = Sharing.worker();
    chongqing
        .get("/api/share-codes?limit=200", "Authorization", worker)
        .json()
        .path("items")
        .findValuesAsString("id")
        .forEach(id -> sharing.revoke(new Code("", id)));
    List<Code> open = IntStream.range(0, 50).mapToObj(i -> sharing.make(wish(SERIAL))).toList();
    Answer more = chongqing.post("/api/share-codes", wish(SERIAL), "Authorization", worker);
    assertThat(more.text("code")).isEqualTo("share-codes-full");
    sharing.revoke(open.getFirst());
    sharing.make(wish(SERIAL));
    open.forEach(sharing::revoke);
  }
}
