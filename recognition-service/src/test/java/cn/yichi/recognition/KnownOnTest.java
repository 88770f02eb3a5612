package cn.yichi.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.event.CertificateState;
import cn.yichi.contracts.event.Instants;
import cn.yichi.contracts.event.IssuerState;
import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.DocumentType;
import cn.yichi.contracts.vocabulary.IdDocument;
import cn.yichi.contracts.vocabulary.PersonName;
import cn.yichi.platform.security.Role;
import cn.yichi.platform.testing.TestProvider;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.recognition.RunningRecognition.Answer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/**
 * Four days in Chongqing's service: a certificate is corrected, its issuer suspended from an
 * earlier day on, an agreement signed that holds from an earlier day on, a ruling made and revoked.
 * Then every answer is asked for on both axes: what was true on a day, as known on a day.
 */
@Tag("database")
@Timeout(300)
class KnownOnTest {
  private static final String SICHUAN = "510000";
  private static final String CHONGQING = "500000";
  private static final String ZHEJIANG = "330000";
  private static final String ISSUER = "S000051000881";
  private static final String SUSPENDED = "S000051000882";
  private static final Instant START = Clock.systemUTC().instant();
  private static final LocalDate FIRST = LocalDate.ofInstant(START, ZoneId.of("Asia/Shanghai"));
  private static final AtomicReference<Instant> NOW = new AtomicReference<>(START);
  private static final Registries registries = new Registries();
  private static final String STATUTE =
      """
      {"id": "cq-known-on", "version": 1, "kind": "STATUTE",
       "title": {"zh": "认可建筑施工特种作业证（测试）", "en": "Construction permits (test)"},
       "parties": ["500000", "330000"], "signedOn": "UNSTATED",
       "effective": {"from": "2020-01-01", "until": "UNSTATED", "basis": "STATED"},
       "textSeen": true,
       "provenance": {"sources": ["made up"], "note": "A test's own statute."},
       "clauses": [{"id": "permits",
         "citation": {"document": "测试", "clause": "UNSTATED", "source": "made up"},
         "covers": {"kinds": ["CONSTRUCTION_SPECIAL_OP"], "issuer": "NONE",
                    "priorCertificates": "COVERED"},
         "grants": {"equivalence": "SAME_LEVEL"}, "procedure": "NONE", "authority": "PARTIES"}]}
      """;

  private static RunningRecognition chongqing;

  /** The certificate of a row of the table. */
  private enum Of {
    CORRECTED(skill(8_801, 1, ISSUER, "2023-06-01", "INTERMEDIATE_WORKER")),
    ISSUER_SUSPENDED(skill(8_802, 1, SUSPENDED, "2023-06-01", "SENIOR_WORKER")),
    AGREED_LATER(permit()),
    RULED(skill(8_803, 1, ISSUER, "2016-06-20", "SENIOR_WORKER"));

    private final CertificateState certificate;

    Of(CertificateState certificate) {
      this.certificate = certificate;
    }
  }

  /** Known at the end of the first to the fourth day. */
  private static final String TABLE =
      """
      CORRECTED         2023-05-01  REFUSED       REFUSED       REFUSED   REFUSED
      CORRECTED         2023-07-01  INTERMEDIATE  SENIOR        SENIOR    SENIOR
      CORRECTED         2025-06-01  INTERMEDIATE  SENIOR        SENIOR    SENIOR
      ISSUER_SUSPENDED  2023-07-01  SENIOR        SENIOR        SENIOR    SENIOR
      ISSUER_SUSPENDED  2024-06-01  SENIOR        REFERRED      REFERRED  REFERRED
      ISSUER_SUSPENDED  2025-06-01  SENIOR        REFERRED      REFERRED  REFERRED
      AGREED_LATER      2023-05-01  REFUSED       REFUSED       REFUSED   REFUSED
      AGREED_LATER      2023-07-01  NO_AGREEMENT  NO_AGREEMENT  GRANTED   GRANTED
      AGREED_LATER      2025-06-01  NO_AGREEMENT  NO_AGREEMENT  GRANTED   GRANTED
      RULED             2019-06-01  NO_AGREEMENT  NO_AGREEMENT  NO_AGREEMENT  NO_AGREEMENT
      RULED             2021-06-01  REFERRED      SENIOR        SENIOR    SENIOR
      RULED             2024-06-01  REFERRED      SENIOR        SENIOR    REFERRED
      """;

  private static CertificateState skill(
      int serial, int version, String issuer, String issuedOn, String level) {
    return Registries.certificate(
        SICHUAN,
        Registries.number(SICHUAN, serial),
        version,
        "SKILL_LEVEL",
        issuer,
        issuedOn,
        level,
        new Registries.Title(null, null),
        "E2022:6-18-02-04",
        null,
        null,
        null,
        "VALID",
        issuedOn);
  }

  /** A certificate that was recorded for the wrong person first. */
  private static CertificateState handedOver(int version, String name, String passport) {
    CertificateState plain = handedOver(version);
    CertificateId id = new CertificateId(plain.certificateId());
    return new CertificateState(
        plain.certificateId(),
        version,
        plain.homeRegion(),
        plain.kind(),
        plain.number(),
        plain.numberMasked(),
        plain.numberDigest(),
        plain.numberScheme(),
        Registries.DIGESTS.holderRef(new IdDocument(DocumentType.PASSPORT, passport)).value(),
        Registries.DIGESTS.nameDigest(id, new PersonName(name)),
        List.of(Registries.DIGESTS.documentDigest(id, passport)),
        plain.occupation(),
        plain.level(),
        plain.title(),
        plain.titleGrade(),
        plain.issuerCode(),
        plain.issuerName(),
        null,
        plain.issuedOn(),
        null,
        null,
        null,
        plain.county(),
        plain.status(),
        null,
        false,
        plain.instants());
  }

  private static CertificateState handedOver(int version) {
    return skill(8_804, version, ISSUER, "2023-06-01", "SENIOR_WORKER");
  }

  private static String outcome(CertificateState of, String name, Map<String, ?> more) {
    Map<String, Object> body = new HashMap<>(more);
    body.put("certificateNumber", of.number());
    body.put("holderName", name);
    body.put("hostRegion", CHONGQING);
    return chongqing.post("/api/enquiries", body, bearer(Role.OFFICER)).text("outcome");
  }

  @Test
  void a_certificate_that_was_another_persons_then_answers_to_nobody() {
    Map<String, String> then = Map.of("knownOn", FIRST.toString());
    assertThat(outcome(handedOver(1), Registries.NAME, then)).isEqualTo("NOT_RECEIVED");
    assertThat(outcome(handedOver(1), "何川渝", then)).isEqualTo("NOT_RECEIVED");
    assertThat(outcome(handedOver(1), Registries.NAME, Map.of())).isEqualTo("GRANTED");
  }

  private static CertificateState permit() {
    return Registries.certificate(
        ZHEJIANG,
        "JZ33000020238801",
        1,
        "CONSTRUCTION_SPECIAL_OP",
        "S000033000881",
        "2023-06-01",
        null,
        new Registries.Title(null, null),
        null,
        null,
        null,
        "2033-06-01",
        "VALID",
        "2023-06-01");
  }

  @BeforeAll
  static void four_days() {
    Registries.topics(SICHUAN, CHONGQING, ZHEJIANG);
    InstantSource source = NOW::get;
    chongqing =
        RunningRecognition.start(
            source.withZone(ZoneOffset.UTC),
            CHONGQING,
            TestStack.freshDatabase().getName(),
            "--yichi.agreements.lead-time=0s");
    registries.publish(Registries.issuerState(SICHUAN, ISSUER, 1, "SKILL_LEVEL"));
    registries.publish(Registries.issuerState(SICHUAN, SUSPENDED, 1, "SKILL_LEVEL"));
    for (Of each : Of.values()) {
      registries.publish(each.certificate);
    }
    registries.publish(handedOver(1, "何川渝", "T88000001"));
    RunningRecognition.await(
        "another's", () -> outcome(handedOver(1), "何川渝", Map.of()).equals("GRANTED"));
    known(Of.CORRECTED, "2025-06-01", "INTERMEDIATE");
    known(Of.ISSUER_SUSPENDED, "2025-06-01", "SENIOR");
    known(Of.AGREED_LATER, "2025-06-01", "NO_AGREEMENT");
    known(Of.RULED, "2024-06-01", "REFERRED");

    NOW.set(START.plus(Duration.ofDays(1)));
    registries.publish(skill(8_801, 2, ISSUER, "2023-06-01", "SENIOR_WORKER"));
    registries.publish(handedOver(2, Registries.NAME, "T88000002"));
    RunningRecognition.await(
        "his", () -> outcome(handedOver(1), Registries.NAME, Map.of()).equals("GRANTED"));
    registries.publish(suspended());
    String ruling = decided(chongqing.post("/api/rulings", ruling(), bearer(Role.OFFICER)));
    known(Of.CORRECTED, "2025-06-01", "SENIOR");
    known(Of.ISSUER_SUSPENDED, "2025-06-01", "REFERRED");
    known(Of.RULED, "2024-06-01", "SENIOR");

    NOW.set(START.plus(Duration.ofDays(2)));
    assertThat(
            chongqing
                .put("/api/agreement-drafts/cq-known-on/1", STATUTE, bearer(Role.OFFICER))
                .status())
        .isEqualTo(200);
    decided(
        chongqing.post(
            "/api/agreements/cq-known-on/1/signature",
            Map.of("digest", digest(), "reason", "采纳"),
            bearer(Role.OFFICER)));
    known(Of.AGREED_LATER, "2025-06-01", "GRANTED");

    NOW.set(START.plus(Duration.ofDays(3)));
    decided(
        chongqing.post(
            "/api/rulings/" + ruling + "/revocation",
            Map.of("from", "2022-01-01", "reason", "撤销"),
            bearer(Role.OFFICER)));
    known(Of.RULED, "2024-06-01", "REFERRED");
  }

  @AfterAll
  static void stop() {
    chongqing.close();
    registries.close();
  }

  private static IssuerState suspended() {
    IssuerState filed = Registries.issuerState(SICHUAN, SUSPENDED, 2, "SKILL_LEVEL");
    LocalDate from = LocalDate.parse("2023-12-01");
    return new IssuerState(
        filed.issuerCode(),
        2,
        filed.homeRegion(),
        filed.nameZh(),
        filed.issuerClass(),
        null,
        filed.filings(),
        List.of(
            filed.standing().getFirst(), new IssuerState.Standing("SUSPENDED", from, "synthetic")),
        new Instants(from, filed.instants().occurredAt(), filed.instants().recordedAt()));
  }

  private static Map<String, Object> ruling() {
    return new HashMap<>(
        Map.of(
            "certificateId", Of.RULED.certificate.certificateId(),
            "agreement", "sc-cq-skill-2020",
            "version", 1,
            "clause", "skill-level",
            "subject", "PRIOR_CERTIFICATES",
            "inFavour", true,
            "from", "2020-07-03",
            "citation", "联席会议纪要（测试）",
            "reason", "两地确认适用"));
  }

  private static String decided(Answer proposed) {
    assertThat(proposed.status()).as(proposed.raw().body()).isEqualTo(202);
    Answer confirmed =
        chongqing.post(
            "/api/proposals/" + proposed.text("id") + "/confirmation",
            Map.of(),
            bearer(Role.SUPERVISOR));
    assertThat(confirmed.text("state")).as(confirmed.raw().body()).isEqualTo("CARRIED_OUT");
    return proposed.text("id");
  }

  private static String digest() {
    for (var each : chongqing.get("/api/agreement-drafts", bearer(Role.OFFICER)).json()) {
      if (each.path("id").asString().equals("cq-known-on")) {
        return each.path("standing").path("digest").asString();
      }
    }
    throw new AssertionError("no such draft");
  }

  /** Waits until the answer by what is known now is this one. */
  private static void known(Of of, String asOf, String answer) {
    RunningRecognition.await(
        of + " " + answer, () -> said(ask(of, Map.of("asOf", asOf))).equals(answer));
  }

  private static String[] bearer(Role role) {
    return new String[] {
      "Authorization",
      TestProvider.shared().token(CHONGQING, role).expiring(Duration.ofDays(30)).bearer()
    };
  }

  private static Answer ask(Of of, Map<String, ?> more) {
    Map<String, Object> body = new HashMap<>(more);
    body.put("certificateNumber", of.certificate.number());
    body.put("holderName", Registries.NAME);
    body.put("hostRegion", CHONGQING);
    return chongqing.post("/api/enquiries", body, bearer(Role.OFFICER));
  }

  /** The level where one is granted, else the outcome. */
  private static String said(Answer answer) {
    String level = answer.json().path("equivalence").path("level").asString("");
    return level.isEmpty() ? answer.text("outcome") : level.substring(0, level.indexOf('_'));
  }

  @TestFactory
  List<DynamicTest> every_day_is_answered_as_it_was_known_on_each_day() {
    return TABLE
        .lines()
        .flatMap(
            line -> {
              String[] row = line.split(" +");
              return Arrays.stream(new int[] {0, 1, 2, 3})
                  .mapToObj(
                      day ->
                          DynamicTest.dynamicTest(
                              row[0] + " " + row[1] + " as known on day " + (day + 1),
                              () -> check(Of.valueOf(row[0]), row[1], day, row[day + 2])));
            })
        .toList();
  }

  private static void check(Of of, String asOf, int day, String expected) {
    String knownOn = FIRST.plusDays(day).toString();
    Answer answer =
        ask(of, Map.of("asOf", asOf, "knownOn", knownOn, "receipt", true, "explain", true));
    String whole = answer.raw().body();
    assertThat(answer.status()).as(whole).isEqualTo(200);
    assertThat(said(answer)).as(whole).isEqualTo(expected);
    assertThat(answer.text("asOf")).isEqualTo(asOf);
    assertThat(answer.json().path("known").path("knownOn").asString()).isEqualTo(knownOn);
    assertThat(answer.json().path("known").path("knownOnPartly")).isEmpty();
    assertThat(answer.json().path("explanation").path("sentences")).isNotEmpty();
    Answer verified =
        chongqing.post(
            "/api/receipts/verification",
            Map.of("receipt", answer.text("receipt"), "explain", true),
            bearer(Role.OFFICER));
    assertThat(verified.status()).as(verified.raw().body()).isEqualTo(200);
    assertThat(verified.json().path("again").path("result").asString()).isEqualTo("SAME");
    assertThat(verified.json().path("explanation").path("sentences"))
        .isEqualTo(answer.json().path("explanation").path("sentences"));
  }

  @Test
  void without_a_day_asked_about_it_is_the_day_known() {
    String knownOn = FIRST.plusDays(1).toString();
    Answer answer = ask(Of.CORRECTED, Map.of("knownOn", knownOn));
    assertThat(answer.text("asOf")).isEqualTo(knownOn);
    assertThat(ask(Of.CORRECTED, Map.of()).json().has("known")).isFalse();
  }

  @Test
  void what_will_be_known_and_what_nobody_kept_are_clear_problems() {
    String tomorrow = FIRST.plusDays(4).toString();
    assertThat(ask(Of.CORRECTED, Map.of("knownOn", tomorrow)).text("code"))
        .isEqualTo("known-on-in-future");
    Answer before = ask(Of.CORRECTED, Map.of("knownOn", FIRST.minusDays(1).toString()));
    assertThat(before.status()).isEqualTo(422);
    assertThat(before.text("code")).isEqualTo("known-on-before-records");
    assertThat(before.text("detail")).contains(FIRST.toString());
    assertThat(ask(Of.CORRECTED, Map.of("knownOn", "yesterday")).status()).isEqualTo(422);
  }
}
