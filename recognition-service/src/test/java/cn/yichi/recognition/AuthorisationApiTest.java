package cn.yichi.recognition;

import static cn.yichi.platform.security.Role.AUDITOR;
import static cn.yichi.platform.security.Role.EMPLOYER;
import static cn.yichi.platform.security.Role.WORKER;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.platform.testing.TestProvider;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.platform.testing.TestToken;
import cn.yichi.recognition.RunningRecognition.Answer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Officers record and end who acts for an organisation; who acts is seen by what it may ask. */
@Tag("database")
class AuthorisationApiTest {
  private static final Instant START = Clock.systemUTC().instant();
  private static final LocalDate TODAY = LocalDate.ofInstant(START, ZoneId.of("Asia/Shanghai"));
  private static final AtomicReference<Instant> NOW = new AtomicReference<>(START);

  /** Trusted for workers only. */
  private static final TestProvider WORKERS = TestProvider.start();

  private static RunningRecognition chongqing;

  @BeforeAll
  static void start() {
    List<String> more = new ArrayList<>(WORKERS.trusted(1, "510000", WORKER));
    more.add("--yichi.security.remember=100ms");
    InstantSource source = NOW::get;
    chongqing =
        RunningRecognition.start(
            source.withZone(ZoneOffset.UTC),
            "500000",
            TestStack.freshDatabase().getName(),
            more.toArray(String[]::new));
  }

  @AfterAll
  static void stop() {
    chongqing.close();
    WORKERS.close();
  }

  @AfterEach
  void back() {
    NOW.set(START);
  }

  private static String firm(int serial) {
    return Firms.numbered(serial);
  }

  private static String list(String firm) {
    return "/api/organisations/" + firm + "/authorisations";
  }

  private static Map<String, @Nullable Object> statement(String subject) {
    Map<String, @Nullable Object> body = new HashMap<>();
    body.put("provider", TestProvider.shared().issuer());
    body.put("subject", subject);
    body.put("from", TODAY.toString());
    body.put("basis", "授权委托书 2026-02-20");
    return body;
  }

  private static Map<String, @Nullable Object> statement(
      String subject, LocalDate from, LocalDate until) {
    Map<String, @Nullable Object> body = statement(subject);
    body.put("from", from.toString());
    body.put("until", until.toString());
    return body;
  }

  private static Answer recorded(String firm, Map<String, @Nullable Object> statement) {
    Answer answer = chongqing.post(list(firm), statement);
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
    return answer;
  }

  private static TestToken employer(String subject) {
    return TestProvider.shared()
        .token("500000", EMPLOYER)
        .with("sub", subject)
        .expiring(Duration.ofDays(30));
  }

  /** What somebody is told who asks as an employer: 200, or why not. */
  private static String asks(TestToken token, String... headers) {
    List<String> all = new ArrayList<>(List.of("Authorization", token.bearer()));
    all.addAll(List.of(headers));
    Answer answer = chongqing.ask(Registries.number("510000", 1), all.toArray(String[]::new));
    return answer.status() == 200 ? "200" : answer.text("code");
  }

  private static void awaitAnswer(TestToken token, String expected) {
    RunningRecognition.await(expected, () -> asks(token).equals(expected));
  }

  private static void goTo(LocalDate day) {
    NOW.set(START.plus(Duration.ofDays(TODAY.until(day).getDays())));
  }

  @Test
  void a_person_acts_once_recorded_and_no_longer_once_ended() {
    TestToken token = employer("acts-and-ends");
    assertThat(asks(token)).isEqualTo("organisation-not-yours");
    Answer recorded = recorded(firm(1), statement("acts-and-ends"));
    String address = recorded.raw().headers().firstValue("Location").orElse("");
    assertThat(address).isEqualTo(list(firm(1)) + "/" + recorded.text("id"));
    awaitAnswer(token, "200");
    Answer ended = chongqing.delete(address);
    assertThat(ended.status()).isEqualTo(200);
    assertThat(ended.text("state")).isEqualTo("ENDED");
    awaitAnswer(token, "organisation-not-yours");
    NOW.set(START.plusSeconds(60));
    assertThat(chongqing.delete(address).raw().body()).isEqualTo(ended.raw().body());
    assertThat(chongqing.get(address).raw().body()).isEqualTo(ended.raw().body());
  }

  @Test
  void a_person_acts_from_the_first_day_to_the_last() {
    TestToken token = employer("three-days");
    recorded(firm(2), statement("three-days", TODAY.plusDays(2), TODAY.plusDays(3)));
    assertThat(asks(token)).isEqualTo("organisation-not-yours");
    goTo(TODAY.plusDays(2));
    awaitAnswer(token, "200");
    goTo(TODAY.plusDays(3));
    awaitAnswer(token, "200");
    assertThat(states(firm(2))).containsExactly("IN_FORCE");
    goTo(TODAY.plusDays(4));
    awaitAnswer(token, "organisation-not-yours");
    assertThat(states(firm(2))).containsExactly("RUN_OUT");
  }

  private static List<String> states(String firm) {
    TestToken auditor =
        TestProvider.shared().token("500000", AUDITOR).expiring(Duration.ofDays(30));
    return chongqing
        .get(list(firm), "Authorization", auditor.bearer())
        .json()
        .path("items")
        .findValuesAsString("state");
  }

  @Test
  void who_acts_for_two_organisations_names_one() {
    recorded(firm(3), statement("of-two"));
    recorded(firm(4), statement("of-two"));
    assertThat(asks(employer("of-two"))).isEqualTo("organisation-unnamed");
    assertThat(asks(employer("of-two"), "Yichi-Organisation", firm(3))).isEqualTo("200");
    assertThat(asks(employer("of-two"), "Yichi-Organisation", firm(5)))
        .isEqualTo("organisation-not-yours");
    assertThat(asks(employer("of-two").with("organisation", firm(4)))).isEqualTo("200");
    assertThat(asks(employer("of-two").with("organisation", firm(5))))
        .isEqualTo("organisation-not-yours");
  }

  @Test
  void an_authorisation_is_of_one_provider() {
    recorded(firm(6), statement("of-one-provider"));
    TestToken other = WORKERS.token("500000", EMPLOYER, WORKER).with("sub", "of-one-provider");
    assertThat(asks(other)).isNotEqualTo("200");
    assertThat(asks(employer("of-one-provider"))).isEqualTo("200");
    assertThat(asks(employer("Of-one-provider"))).isEqualTo("organisation-not-yours");
  }

  @Test
  void an_employer_sees_its_own_organisations_list_and_no_others() {
    Answer own = recorded(firm(7), statement("lister-of-7"));
    Answer others = recorded(firm(8), statement("lister-of-8"));
    String bearer = employer("lister-of-7").bearer();
    Answer list = chongqing.get(list(firm(7)), "Authorization", bearer);
    assertThat(list.status()).as(list.raw().body()).isEqualTo(200);
    assertThat(list.json().path("items").findValuesAsString("id")).containsExactly(own.text("id"));
    String one = list(firm(7)) + "/" + own.text("id");
    assertThat(chongqing.get(one, "Authorization", bearer).status()).isEqualTo(200);
    for (String path : List.of(list(firm(8)), list(firm(8)) + "/" + others.text("id"))) {
      assertThat(chongqing.get(path, "Authorization", bearer).text("code"))
          .isEqualTo("organisation-not-yours");
    }
    // By the own organisation's address, another's is not there.
    Answer foreign =
        chongqing.get(list(firm(7)) + "/" + others.text("id"), "Authorization", bearer);
    assertThat(foreign.text("code")).isEqualTo("authorisation-unknown");
    assertThat(chongqing.delete(one, "Authorization", bearer).text("code"))
        .isEqualTo("role-missing");
  }

  @Test
  void the_same_statement_again_is_the_same_authorisation() {
    Answer first = recorded(firm(9), statement("twice"));
    Map<String, @Nullable Object> again = statement("twice");
    again.put("basis", "另一份文件");
    Answer second = chongqing.post(list(firm(9)), again);
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.raw().headers().firstValue("Location"))
        .isEqualTo(first.raw().headers().firstValue("Location"));
    assertThat(second.raw().body()).isEqualTo(first.raw().body());
    chongqing.delete(list(firm(9)) + "/" + first.text("id"));
    Answer anew = recorded(firm(9), again);
    assertThat(anew.text("id")).isNotEqualTo(first.text("id"));
    assertThat(asks(employer("twice"))).isEqualTo("200");
    assertThat(states(firm(9))).containsExactlyInAnyOrder("ENDED", "IN_FORCE");
  }

  @Test
  void a_repeated_request_of_one_idempotency_key_gets_the_first_answer() {
    String[] key = {"Idempotency-Key", "\"authorise-10\""};
    Answer first = chongqing.post(list(firm(10)), statement("repeated"), key);
    Answer second = chongqing.post(list(firm(10)), statement("repeated"), key);
    assertThat(second.status()).isEqualTo(first.status()).isEqualTo(201);
    assertThat(second.raw().headers().firstValue("Idempotency-Replayed")).contains("true");
  }

  @Test
  void of_two_officers_who_record_the_same_at_once_one_does() throws Exception {
    for (int round = 0; round < 10; round++) {
      Map<String, @Nullable Object> same = statement("raced-" + round);
      CyclicBarrier start = new CyclicBarrier(2);
      List<Answer> answers = new ArrayList<>();
      try (var threads = Executors.newFixedThreadPool(2)) {
        List<Future<Answer>> running =
            IntStream.range(0, 2)
                .mapToObj(
                    i ->
                        threads.submit(
                            () -> {
                              start.await();
                              return chongqing.post(list(firm(11)), same);
                            }))
                .toList();
        for (Future<Answer> each : running) {
          answers.add(each.get());
        }
      }
      assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 201);
      assertThat(answers.getFirst().text("id")).isEqualTo(answers.getLast().text("id"));
      assertThat(states(firm(11))).hasSize(round + 1);
    }
  }

  @Test
  void the_list_is_read_page_by_page() {
    for (int i = 0; i < 5; i++) {
      recorded(firm(12), statement("paged-" + i));
    }
    String auditor = TestProvider.shared().token("500000", AUDITOR).bearer();
    Set<String> read = new HashSet<>();
    String after = "";
    int pages = 0;
    do {
      JsonNode page =
          chongqing
              .get(list(firm(12)) + "?limit=2&after=" + after, "Authorization", auditor)
              .json();
      read.addAll(page.path("items").findValuesAsString("id"));
      after = page.path("next").asString("");
      pages++;
    } while (!after.isEmpty());
    assertThat(read).hasSize(5);
    assertThat(pages).isEqualTo(3);
    assertThat(chongqing.get(list(firm(12)) + "?limit=201").text("code"))
        .isEqualTo("limit-out-of-range");
    assertThat(chongqing.get(list(firm(12)) + "?after=x").text("code"))
        .isEqualTo("cursor-malformed");
  }

  @Test
  void a_person_is_not_shown_whole_and_long_numbers_are_masked() {
    Map<String, @Nullable Object> body = statement("11010519491231002X");
    body.put("basis", "委托书，受托人 11010519491231002X");
    Answer answer = recorded(firm(13), body);
    assertThat(answer.raw().body() + chongqing.get(list(firm(13))).raw().body())
        .doesNotContain("19491231");
    assertThat(answer.text("subject")).isEqualTo("11***2X");
  }

  @Test
  void every_faulty_field_is_named_with_its_remedy_in_both_languages() {
    Map<String, @Nullable Object> body =
        statement("x".repeat(256), TODAY.plusYears(2), TODAY.plusYears(11));
    body.put("provider", "https://nobody.example");
    body.put("basis", "\u0007");
    for (String language : List.of("zh-CN", "en")) {
      Answer answer = chongqing.post(list("12345"), body, "Accept-Language", language);
      assertThat(answer.status()).isEqualTo(422);
      JsonNode errors = answer.json().path("errors");
      assertThat(errors.findValuesAsString("field"))
          .containsExactlyInAnyOrder("organisation", "provider", "subject", "from", "basis");
      assertThat(errors.findValuesAsString("code"))
          .containsExactlyInAnyOrder(
              "USCC_FORMAT",
              "provider-not-trusted",
              "TOO_LONG",
              "from-out-of-range",
              "UNREADABLE_CHARACTERS");
      assertThat(errors.findValuesAsString("fault"))
          .allSatisfy(
              fault ->
                  assertThat(fault.matches("(?s).*\\p{IsHan}.*"))
                      .as(fault)
                      .isEqualTo(language.startsWith("zh")));
    }
    Answer empty = chongqing.post(list(firm(14)), Map.of());
    assertThat(empty.json().path("errors").findValuesAsString("field"))
        .containsExactlyInAnyOrder("provider", "subject", "from", "basis");
  }

  @Test
  void until_lies_neither_before_from_nor_before_today_nor_beyond_ten_years() {
    for (LocalDate[] each :
        new LocalDate[][] {
          {TODAY.plusDays(5), TODAY.plusDays(4)},
          {TODAY.minusDays(9), TODAY.minusDays(1)},
          {TODAY, TODAY.plusYears(10).plusDays(1)}
        }) {
      Answer answer = chongqing.post(list(firm(15)), statement("until", each[0], each[1]));
      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.json().path("errors").findValuesAsString("code"))
          .containsExactly("until-out-of-range");
    }
    recorded(firm(15), statement("until", TODAY, TODAY.plusYears(10)));
  }

  @Test
  void a_provider_that_may_not_vouch_for_employers_is_refused_without_a_word_of_others() {
    Map<String, @Nullable Object> body = statement("worker");
    body.put("provider", WORKERS.issuer());
    Answer answer = chongqing.post(list(firm(16)), body);
    assertThat(answer.json().path("errors").findValuesAsString("code"))
        .containsExactly("provider-not-trusted");
    assertThat(answer.raw().body()).doesNotContain(TestProvider.shared().issuer());
  }

  @Test
  void a_wrong_check_character_is_warned_of_and_taken_for_registered_codes_are_so() {
    Answer odd = recorded("91350211M0000XUF46", statement("odd-code"));
    Answer even = recorded("91350100M000100Y43", statement("good-code"));
    assertThat(odd.json().path("warnings").findValuesAsString("code"))
        .containsExactly("USCC_CHECKSUM");
    assertThat(even.json().path("warnings").size()).isZero();
    assertThat(asks(employer("odd-code"))).isEqualTo("200");
  }

  @Test
  void a_person_has_a_hundred_open_authorisations_and_no_more() {
    for (int i = 0; i < 100; i++) {
      recorded(firm(17), statement("busy", TODAY, TODAY.plusDays(i)));
    }
    Answer one = chongqing.post(list(firm(18)), statement("busy"));
    assertThat(one.status()).isEqualTo(409);
    assertThat(one.text("code")).isEqualTo("person-full");
    assertThat(one.text("detail")).contains("100");
    assertThat(asks(employer("busy"))).isEqualTo("200");
  }

  @Test
  void what_is_not_on_record_is_not_found() {
    for (String id : List.of("x", "a".repeat(43), "a".repeat(500))) {
      assertThat(chongqing.get(list(firm(19)) + "/" + id).text("code"))
          .isEqualTo("authorisation-unknown");
      assertThat(chongqing.delete(list(firm(19)) + "/" + id).status()).isEqualTo(404);
    }
  }
}
