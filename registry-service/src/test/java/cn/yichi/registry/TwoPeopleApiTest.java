package cn.yichi.registry;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.platform.security.Role;
import cn.yichi.platform.testing.TestProvider;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.registry.RunningRegistry.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What needs two people, over HTTP and on a real database. */
@Tag("database")
class TwoPeopleApiTest {
  private static final String[] ZHANG = Person.signedIn("zhang", "desk", Role.OFFICER);
  private static final String[] ZHANG_OTHERWISE =
      Person.signedIn("zhang", "mobile", Role.OFFICER, Role.SUPERVISOR);
  private static final String[] LI = Person.signedIn("li", "desk", Role.SUPERVISOR);
  private static final String[] WANG =
      Person.signedIn("wang", "desk", Role.OFFICER, Role.SUPERVISOR);
  private static final Map<String, Object> REVOCATION =
      Map.of("reason", "考试舞弊", "effectiveFrom", "2026-03-01");
  private static final Map<String, Object> SUSPENSION =
      Map.of("from", "2026-03-01", "until", "2026-08-31", "reason", "抽查不合格");
  private static final AtomicInteger SERIAL = new AtomicInteger(500);
  private static final String DATABASE = TestStack.freshDatabase().getName();

  private static RunningRegistry registry;

  @BeforeAll
  static void start() {
    registry =
        RunningRegistry.start(
            TestStack.mongoUri(DATABASE),
            TestStack.bootstrapServers(),
            "--yichi.proposals.sweep=200ms");
  }

  @AfterAll
  static void stop() {
    registry.close();
  }

  @Test
  void a_certificate_is_revoked_once_another_person_confirms() {
    String place = certificate();
    Answer proposed = revoke(place, ZHANG);
    assertThat(proposed.status()).as(proposed.raw().body()).isEqualTo(202);
    assertThat(proposed.text("state")).isEqualTo("PROPOSED");
    assertThat(proposed.json().at("/proposedBy/who").asString()).isEqualTo("YOU");
    assertThat(registry.get(place).text("status")).isEqualTo("VALID");
    String proposal = proposed.header("Location");
    Answer confirmed = registry.post(proposal + "/confirmation", "", LI);
    assertThat(confirmed.status()).as(confirmed.raw().body()).isEqualTo(200);
    assertThat(confirmed.text("state")).isEqualTo("CARRIED_OUT");
    assertThat(confirmed.json().at("/proposedBy/who").asString()).isEqualTo("ANOTHER");
    assertThat(confirmed.json().at("/decidedBy/who").asString()).isEqualTo("YOU");
    assertThat(confirmed.raw().body()).doesNotContain("zhang", TestProvider.shared().issuer());
    Answer revoked = registry.get(place);
    assertThat(revoked.text("status")).isEqualTo("REVOKED");
    assertThat(revoked.text("statusReason")).isEqualTo("考试舞弊");
    assertThat(revoked.text("effectiveFrom")).isEqualTo("2026-03-01");
    assertThat(revoked.header("ETag")).isEqualTo("\"2\"");
    assertProblem(revoke(place, ZHANG), 412, "version-outdated");
    assertProblem(
        registry.post(place + "/revocation", REVOCATION, with(ZHANG, "If-Match", "\"2\"")),
        409,
        "status-step-refused");
  }

  @Test
  void no_status_begins_before_the_issue_or_after_today_and_the_field_is_named() {
    String place = certificate();
    String tomorrow = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(1).toString();
    // It was issued on the first of June 2023.
    for (String day : List.of("2023-05-31", tomorrow, "2030-01-01")) {
      Answer revocation =
          registry.post(
              place + "/revocation",
              Map.of("reason", "考试舞弊", "effectiveFrom", day),
              with(ZHANG, "If-Match", "\"1\""));
      assertProblem(revocation, 422, "invalid-fields");
      assertThat(revocation.text("field")).isEqualTo("effectiveFrom");
      Answer suspension =
          registry.post(
              place + "/status",
              Map.of("status", "SUSPENDED", "reason", "复核中", "effectiveFrom", day),
              with(ZHANG, "If-Match", "\"1\""));
      assertProblem(suspension, 422, "invalid-fields");
      assertThat(suspension.text("field")).isEqualTo("effectiveFrom");
    }
    assertThat(registry.get(place).header("ETag")).isEqualTo("\"1\"");
  }

  @Test
  void the_same_person_twice_is_no_second_person_in_another_role_and_client() {
    String place = certificate();
    String proposal = revoke(place, ZHANG).header("Location");
    assertProblem(
        registry.post(proposal + "/confirmation", "", ZHANG_OTHERWISE), 403, "proposal-own");
    assertProblem(
        registry.post(proposal + "/rejection", Map.of("comment", "不必"), ZHANG_OTHERWISE),
        403,
        "proposal-own");
    assertThat(registry.get(place).text("status")).isEqualTo("VALID");
    assertProblem(registry.post(proposal + "/withdrawal", "", LI), 403, "proposal-of-another");
    Answer withdrawn = registry.post(proposal + "/withdrawal", "", ZHANG_OTHERWISE);
    assertThat(withdrawn.text("state")).isEqualTo("WITHDRAWN");
    assertProblem(registry.post(proposal + "/confirmation", "", LI), 409, "proposal-decided");
  }

  @Test
  void of_two_people_who_confirm_at_once_one_does() {
    for (int round = 0; round < 20; round++) {
      String place = certificate();
      String proposal = revoke(place, ZHANG).header("Location");
      List<Integer> statuses = confirmAtOnce(proposal);
      assertThat(statuses).containsExactlyInAnyOrder(200, 409);
      assertThat(registry.get(place).header("ETag")).isEqualTo("\"2\"");
    }
  }

  private static List<Integer> confirmAtOnce(String proposal) {
    CyclicBarrier start = new CyclicBarrier(2);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return List.of(LI, WANG).stream()
          .map(
              person ->
                  CompletableFuture.supplyAsync(
                      () -> {
                        meet(start);
                        return registry.post(proposal + "/confirmation", "", person).status();
                      },
                      threads))
          .toList()
          .stream()
          .map(CompletableFuture::join)
          .toList();
    }
  }

  private static void meet(CyclicBarrier start) {
    try {
      start.await(20, TimeUnit.SECONDS);
    } catch (Exception lost) {
      throw new IllegalStateException(lost);
    }
  }

  @Test
  void a_rejection_says_why_and_ends_it() {
    String place = certificate();
    String proposal = revoke(place, ZHANG).header("Location");
    assertProblem(registry.post(proposal + "/rejection", Map.of(), LI), 422, "invalid-fields");
    assertProblem(
        registry.post(proposal + "/rejection", Map.of("comment", "证据\u2028不足"), LI),
        422,
        "invalid-fields");
    Answer rejected = registry.post(proposal + "/rejection", Map.of("comment", "证据不足"), LI);
    assertThat(rejected.text("state")).isEqualTo("REJECTED");
    assertThat(registry.get(proposal, ZHANG).text("comment")).isEqualTo("证据不足");
    assertProblem(registry.post(proposal + "/confirmation", "", WANG), 409, "proposal-decided");
    assertThat(revoke(place, ZHANG).status()).isEqualTo(202);
  }

  @Test
  void a_certificate_that_was_changed_since_is_not_revoked() {
    String place = certificate();
    String proposal = revoke(place, ZHANG).header("Location");
    suspendCertificate(place);
    assertProblem(registry.post(proposal + "/confirmation", "", LI), 409, "proposal-outdated");
    assertThat(registry.get(place).text("status")).isEqualTo("SUSPENDED");
    assertThat(registry.get(proposal, LI).text("state")).isEqualTo("OUTDATED");
  }

  @Test
  void one_proposal_is_open_at_a_time_and_a_key_gives_it_again() {
    String place = certificate();
    String[] keyed = with(with(ZHANG, "If-Match", "\"1\""), "Idempotency-Key", place.substring(20));
    Answer first = registry.post(place + "/revocation", REVOCATION, keyed);
    Answer again = registry.post(place + "/revocation", REVOCATION, keyed);
    assertThat(again.raw().body()).isEqualTo(first.raw().body());
    assertProblem(revoke(place, WANG), 409, "proposal-open");
  }

  @Test
  void killed_before_the_answer_was_kept_the_same_key_finds_the_same_proposal() {
    String place = certificate();
    String[] keyed = with(with(ZHANG, "If-Match", "\"1\""), "Idempotency-Key", place.substring(20));
    Answer first = registry.post(place + "/revocation", REVOCATION, keyed);
    TestStack.database(DATABASE).getCollection("idempotency").deleteMany(new Document());
    Answer again = registry.post(place + "/revocation", REVOCATION, keyed);
    assertThat(again.status()).isEqualTo(202);
    assertThat(again.text("id")).isEqualTo(first.text("id"));
  }

  @Test
  void what_was_confirmed_before_a_kill_is_carried_out_by_the_sweep() {
    String place = certificate();
    String proposal = revoke(place, ZHANG).header("Location");
    // What a process leaves behind that is killed right after it wrote the confirmation.
    TestStack.database(DATABASE)
        .getCollection("proposals")
        .updateOne(
            new Document("_id", proposal.substring(proposal.lastIndexOf('/') + 1)),
            new Document(
                "$set",
                new Document("state", "CONFIRMED")
                    .append("decision", new Document("at", Date.from(Instant.EPOCH)))));
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> registry.get(proposal, LI).text("state").equals("CARRIED_OUT"));
    assertThat(registry.get(place).text("status")).isEqualTo("REVOKED");
    assertThat(registry.get(place).header("ETag")).isEqualTo("\"2\"");
  }

  @Test
  void one_person_can_neither_revoke_nor_change_the_standing_of_an_issuer_on_file() {
    String place = certificate();
    assertProblem(
        registry.post(
            place + "/status",
            Map.of("status", "REVOKED", "reason", "考试舞弊", "effectiveFrom", "2026-03-01"),
            with(ZHANG, "If-Match", "\"1\"")),
        409,
        "revocation-needs-two-people");
    String issuer = issuer();
    Map<String, Object> suspended =
        Statements.with(
            issuerBody(),
            "standing",
            List.of(
                Map.of("status", "GOOD", "from", "2021-01-01"),
                Map.of("status", "SUSPENDED", "from", "2026-01-01", "reason", "抽查不合格")));
    assertProblem(registry.put(issuer, suspended), 409, "issuer-needs-two-people");
    assertThat(registry.get(issuer).header("ETag")).isEqualTo("\"1\"");
  }

  @Test
  void what_takes_from_an_issuer_is_refused_to_one_alone_and_told_with_the_way() {
    String issuer = issuer();
    Map<String, Object> nothingFiled = Statements.with(issuerBody(), "filings", List.<Object>of());
    Answer refused =
        registry.put(issuer, nothingFiled, "If-Match", "\"1\"", "Accept-Language", "en");
    assertProblem(refused, 409, "issuer-needs-two-people");
    assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo("filings");
    assertThat(refused.json().at("/errors/0/code").asString()).isEqualTo("FILING_TAKEN_AWAY");
    assertThat(refused.text("remedy")).contains("amendment");
    assertThat(registry.put(issuer, nothingFiled, "If-Match", "\"1\"").text("remedy"))
        .contains("amendment", "复核");
    Map<String, Object> earlier =
        Statements.with(
            issuerBody(), "standing", List.of(Map.of("status", "GOOD", "from", "1970-01-01")));
    assertProblem(
        registry.put(issuer, earlier, "If-Match", "\"1\""), 409, "issuer-needs-two-people");
    assertThat(registry.get(issuer).header("ETag")).isEqualTo("\"1\"");
    assertThat(standing(issuer)).containsExactly("GOOD 2021-01-01");
  }

  @Test
  void two_people_take_a_filing_away() {
    String issuer = issuer();
    Map<String, Object> nothingFiled = Statements.with(issuerBody(), "filings", List.<Object>of());
    Answer proposed = amend(issuer, nothingFiled, "\"1\"");
    assertThat(proposed.status()).as(proposed.raw().body()).isEqualTo(202);
    assertThat(proposed.json().at("/terms/record").asString()).contains("\"filings\":[]");
    assertThat(registry.get(issuer).json().path("filings").size()).isEqualTo(1);
    assertProblem(
        registry.post(proposed.header("Location") + "/confirmation", "", ZHANG_OTHERWISE),
        403,
        "proposal-own");
    assertProblem(propose(issuer + "/suspension", SUSPENSION, "\"1\""), 409, "proposal-open");
    confirm(proposed);
    Answer amended = registry.get(issuer);
    assertThat(amended.json().path("filings").size()).isZero();
    assertThat(amended.header("ETag")).isEqualTo("\"2\"");
    assertThat(standing(issuer)).containsExactly("GOOD 2021-01-01");
    assertProblem(amend(issuer, nothingFiled, "\"2\""), 409, "issuer-unchanged");
  }

  @Test
  void what_two_took_away_one_alone_files_again_only_for_days_to_come() {
    String issuer = issuer();
    confirm(amend(issuer, Statements.with(issuerBody(), "filings", List.<Object>of()), "\"1\""));
    Answer refused = registry.put(issuer, issuerBody(), with(ZHANG, "Accept-Language", "en"));
    assertProblem(refused, 409, "issuer-needs-two-people");
    assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo("filings[0].from");
    assertThat(refused.json().at("/errors/0/code").asString()).isEqualTo("FILING_BACKDATED");
    assertThat(refused.json().at("/errors/0/remedy").asString()).contains("from today");
    assertThat(registry.get(issuer).json().path("filings").size()).isZero();
    String tomorrow = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(1).toString();
    Answer filed =
        registry.put(
            issuer,
            Statements.with(
                issuerBody(),
                "filings",
                List.of(Map.of("kind", "SKILL_LEVEL", "occupation", "*", "from", tomorrow))),
            ZHANG);
    assertThat(filed.status()).as(filed.raw().body()).isEqualTo(200);
  }

  @Test
  void one_alone_makes_an_issuer_on_file_no_other_body() {
    String issuer = issuer();
    Map<String, Object> coded = Statements.with(issuerBody(), "creditCode", "91350100M000100Y43");
    assertThat(registry.put(issuer, coded, ZHANG).status()).isEqualTo(200);
    Answer refused =
        registry.put(issuer, Statements.with(issuerBody(), "issuerClass", "EMPLOYER"), ZHANG);
    assertProblem(refused, 409, "issuer-needs-two-people");
    assertThat(refused.json().path("errors").valueStream().map(e -> e.path("code").asString()))
        .containsExactly("CREDIT_CODE_CHANGED", "ISSUER_CLASS_CHANGED");
    assertThat(refused.json().at("/errors/0/fault").asString()).contains("91350100M000100Y43");
  }

  @Test
  void an_amendment_of_an_issuer_that_has_changed_since_is_outdated() {
    String issuer = issuer();
    Map<String, Object> nothingFiled = Statements.with(issuerBody(), "filings", List.<Object>of());
    Answer proposed = amend(issuer, nothingFiled, "\"1\"");
    registry.put(issuer, Statements.with(issuerBody(), "name", "改名"), ZHANG);
    assertProblem(
        registry.post(proposed.header("Location") + "/confirmation", "", LI),
        409,
        "proposal-outdated");
    assertThat(registry.get(issuer).json().path("filings").size()).isEqualTo(1);
    assertProblem(amend(issuer, nothingFiled, "\"1\""), 412, "version-outdated");
  }

  @Test
  void a_list_of_proposals_cuts_a_long_record_and_the_proposal_itself_shows_all_of_it() {
    String issuer = issuer();
    Object filing = ((List<?>) issuerBody().get("filings")).getFirst();
    Answer proposed =
        amend(
            issuer,
            Statements.with(issuerBody(), "filings", Collections.nCopies(50, filing)),
            "\"1\"");
    String id = proposed.text("id");
    String listed =
        registry
            .get("/api/proposals", LI)
            .json()
            .path("items")
            .valueStream()
            .filter(each -> each.path("id").asString().equals(id))
            .findFirst()
            .orElseThrow()
            .at("/terms/record")
            .asString();
    assertThat(listed).hasSize(501).endsWith("…");
    assertThat(registry.get(proposed.header("Location"), LI).json().at("/terms/record").asString())
        .hasSizeGreaterThan(3_000);
  }

  @Test
  void names_every_fault_of_an_amendment() {
    String issuer = issuer();
    Answer bare = propose(issuer + "/amendment", Map.of(), "\"1\"");
    assertProblem(bare, 422, "invalid-fields");
    assertThat(bare.json().path("errors").valueStream().map(e -> e.path("field").asString()))
        .containsExactlyInAnyOrder("record", "reason");
    Map<String, Object> faulty =
        Map.of("name", "", "filings", List.of(Map.of("from", "yesterday")));
    Answer refused = amend(issuer, faulty, "\"1\"");
    assertProblem(refused, 422, "issuer-refused");
    assertThat(refused.json().path("errors").valueStream().map(e -> e.path("field").asString()))
        .contains("record.name", "record.issuerClass", "record.filings[0].from");
    Answer another = amend(issuer, Statements.with(issuerBody(), "code", "S000050000123"), "\"1\"");
    assertProblem(another, 422, "issuer-refused");
    assertThat(another.json().at("/errors/0/field").asString()).isEqualTo("record.code");
    assertProblem(registry.post(issuer + "/amendment", Map.of(), ZHANG), 428, "version-required");
    assertProblem(
        amend("/api/issuers/S000050009999", issuerBody(), "\"1\""), 404, "issuer-unknown");
  }

  @Test
  void an_issuer_is_suspended_for_some_days_and_no_longer_issues_on_them() {
    String issuer = issuer();
    Answer proposed = propose(issuer + "/suspension", SUSPENSION, "\"1\"");
    assertThat(proposed.status()).as(proposed.raw().body()).isEqualTo(202);
    assertThat(standing(issuer)).containsExactly("GOOD 2021-01-01");
    confirm(proposed);
    assertThat(standing(issuer))
        .containsExactly("GOOD 2021-01-01", "SUSPENDED 2026-03-01", "GOOD 2026-09-01");
    int serial = SERIAL.incrementAndGet();
    Map<String, Object> statement =
        Statements.with(
            Statements.with(
                Statements.with(Statements.certificate(serial), "issuerCode", code(issuer)),
                "number",
                code(issuer) + "264%06d".formatted(serial)),
            "issuedOn",
            "2026-03-02");
    assertProblem(registry.post("/api/certificates", statement), 422, "certificate-refused");
    // Stated anew without a standing, the suspension stays.
    assertThat(registry.put(issuer, Statements.with(issuerBody(), "name", "改名")).status())
        .isEqualTo(200);
    assertThat(standing(issuer)).hasSize(3);
    Answer lifted =
        propose(issuer + "/reinstatement", Map.of("from", "2026-05-01", "reason", "整改合格"), "\"3\"");
    confirm(lifted);
    assertThat(standing(issuer))
        .containsExactly(
            "GOOD 2021-01-01", "SUSPENDED 2026-03-01", "GOOD 2026-05-01", "GOOD 2026-09-01");
    confirm(
        propose(issuer + "/withdrawal", Map.of("from", "2026-10-01", "reason", "自愿退出"), "\"4\""));
    assertThat(standing(issuer)).endsWith("WITHDRAWN 2026-10-01");
    assertProblem(
        propose(issuer + "/suspension", Map.of("from", "2026-11-01", "reason", "抽查"), "\"5\""),
        409,
        "issuer-step-refused");
  }

  @Test
  void names_every_fault_of_a_proposal() {
    String issuer = issuer();
    Answer refused =
        propose(
            issuer + "/suspension",
            Map.of("from", "2026-03-40", "reason", "x".repeat(201)),
            "\"1\"");
    assertProblem(refused, 422, "invalid-fields");
    assertThat(refused.json().path("errors").valueStream().map(e -> e.path("field").asString()))
        .containsExactlyInAnyOrder("from", "reason");
    assertProblem(
        propose(
            issuer + "/suspension",
            Map.of("from", "2026-03-02", "until", "2026-03-01", "reason", "a\u0007"),
            "\"1\""),
        422,
        "invalid-fields");
    assertProblem(
        registry.post(issuer + "/suspension", SUSPENSION, ZHANG), 428, "version-required");
    assertProblem(propose(issuer + "/suspension", SUSPENSION, "\"9\""), 412, "version-outdated");
    assertProblem(
        propose("/api/issuers/S000050009999/suspension", SUSPENSION, "\"1\""),
        404,
        "issuer-unknown");
    assertProblem(
        propose("/api/certificates/nonsense/revocation", REVOCATION, "\"1\""),
        404,
        "certificate-unknown");
  }

  /** What is said of a case is published, and kept. */
  @Test
  void numbers_of_people_have_no_place_in_a_reason_or_a_comment() {
    for (String number : List.of("11010519491231002X", "138 0013 8000", "110105491231002")) {
      String reason = "与" + number + "不符";
      Answer refused =
          propose(
              issuer() + "/suspension", Map.of("from", "2026-03-01", "reason", reason), "\"1\"");
      assertProblem(refused, 422, "invalid-fields");
      assertThat(refused.json().path("errors").path(0).path("code").asString())
          .isEqualTo("PERSONAL_NUMBER");
      assertThat(refused.raw().body()).doesNotContain(number);
    }
    String proposal = revoke(certificate(), ZHANG).header("Location");
    assertProblem(
        registry.post(proposal + "/rejection", Map.of("comment", "问13800138000"), LI),
        422,
        "invalid-fields");
    assertThat(
            registry.post(proposal + "/rejection", Map.of("comment", "见HT20260001号"), LI).status())
        .isEqualTo(200);
  }

  @Test
  void proposals_are_listed_page_by_page_from_the_newest_on() {
    for (int i = 0; i < 3; i++) {
      revoke(certificate(), ZHANG);
    }
    Answer first = registry.get("/api/proposals?limit=2&state=PROPOSED", LI);
    assertThat(first.json().path("items").size()).isEqualTo(2);
    Answer second =
        registry.get("/api/proposals?limit=2&state=PROPOSED&after=" + first.text("next"), LI);
    assertThat(second.json().at("/items/0/id").asString()).isLessThan(first.text("next"));
    for (int limit : new int[] {0, 51}) {
      assertProblem(
          registry.get("/api/proposals?limit=" + limit, LI), 400, "proposal-limit-out-of-range");
    }
    assertProblem(registry.get("/api/proposals?after=x", LI), 400, "proposal-cursor-malformed");
    assertProblem(registry.get("/api/proposals?state=x", LI), 400, "proposal-state-unknown");
    assertProblem(registry.get("/api/proposals/x", LI), 404, "proposal-unknown");
    assertProblem(
        registry.post("/api/proposals/" + "a".repeat(24) + "/confirmation", "", LI),
        404,
        "proposal-unknown");
  }

  private static String certificate() {
    Answer created =
        registry.post("/api/certificates", Statements.certificate(SERIAL.incrementAndGet()), ZHANG);
    assertThat(created.status()).as(created.raw().body()).isEqualTo(201);
    return created.header("Location");
  }

  private static void suspendCertificate(String place) {
    Answer suspended =
        registry.post(
            place + "/status",
            Map.of("status", "SUSPENDED", "reason", "复核中", "effectiveFrom", "2026-03-01"),
            with(ZHANG, "If-Match", "\"1\""));
    assertThat(suspended.status()).as(suspended.raw().body()).isEqualTo(200);
  }

  private static Answer revoke(String place, String[] by) {
    return registry.post(place + "/revocation", REVOCATION, with(by, "If-Match", "\"1\""));
  }

  private static Answer propose(String path, Map<String, Object> body, String version) {
    return registry.post(path, body, with(ZHANG, "If-Match", version));
  }

  private static Answer amend(String issuer, Map<String, Object> record, String version) {
    return propose(issuer + "/amendment", Map.of("record", record, "reason", "备案期满"), version);
  }

  private static void confirm(Answer proposed) {
    assertThat(proposed.status()).as(proposed.raw().body()).isEqualTo(202);
    Answer confirmed = registry.post(proposed.header("Location") + "/confirmation", "", LI);
    assertThat(confirmed.status()).as(confirmed.raw().body()).isEqualTo(200);
  }

  private static String issuer() {
    String place = "/api/issuers/S000050001%03d".formatted(SERIAL.incrementAndGet());
    Answer filed = registry.put(place, issuerBody(), ZHANG);
    assertThat(filed.status()).as(filed.raw().body()).isEqualTo(201);
    return place;
  }

  private static Map<String, Object> issuerBody() {
    return Map.of(
        "name",
        "某评价机构",
        "issuerClass",
        "SOCIAL_BODY",
        "filings",
        List.of(
            Map.of(
                "kind",
                "SKILL_LEVEL",
                "occupation",
                "*",
                "levels",
                List.of("四级"),
                "from",
                "2021-01-01")));
  }

  private static String code(String place) {
    return place.substring(place.lastIndexOf('/') + 1);
  }

  private static List<String> standing(String issuer) {
    return registry
        .get(issuer)
        .json()
        .path("standing")
        .valueStream()
        .map(entry -> entry.path("status").asString() + " " + entry.path("from").asString())
        .toList();
  }

  private static String[] with(String[] headers, String name, String value) {
    List<String> more = new ArrayList<>(Arrays.asList(headers));
    more.add(name);
    more.add(value);
    return more.toArray(String[]::new);
  }

  private static void assertProblem(Answer answer, int status, String slug) {
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
    assertThat(answer.text("type")).isEqualTo("urn:yichi:problem:" + slug);
    assertThat(answer.text("fault")).isNotBlank();
    assertThat(answer.text("remedy")).isNotBlank();
  }
}
