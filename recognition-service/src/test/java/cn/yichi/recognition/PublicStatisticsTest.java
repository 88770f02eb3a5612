package cn.yichi.recognition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.platform.security.Role;
import cn.yichi.platform.testing.TestProvider;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.recognition.RunningRecognition.Answer;
import cn.yichi.recognition.decision.JudgeCase;
import cn.yichi.recognition.decision.Judgements;
import cn.yichi.recognition.statistics.Publications;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A month passes: what was decided and asked in it is published, and small numbers are not. */
@Tag("database")
class PublicStatisticsTest {
  private static final int FIRST = 881_001;
  private static final int CERTIFICATES = 12;
  private static final Later LATER = new Later();

  private static RunningRecognition chongqing;
  private static YearMonth month;

  /** The machine's time, and later on more. */
  private static final class Later extends Clock {
    private volatile Duration more = Duration.ZERO;

    @Override
    public ZoneId getZone() {
      return JudgeCase.LEGAL_ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return Clock.offset(Clock.system(zone), more);
    }

    @Override
    public Instant instant() {
      return Clock.systemUTC().instant().plus(more);
    }
  }

  @BeforeAll
  static void a_month_passes() {
    Registries.topics("510000", "500000", "330000");
    month = YearMonth.now(LATER.withZone(JudgeCase.LEGAL_ZONE));
    try (Registries registries = new Registries()) {
      registries.publish(
          Registries.issuerState("510000", Registries.issuer("510000"), 1, "SKILL_LEVEL"));
      serials().forEach(serial -> registries.publish(Registries.certificate("510000", serial, 1)));
    }
    chongqing =
        RunningRecognition.start(
            LATER,
            "500000",
            TestStack.freshDatabase().getName(),
            "--yichi.statistics.write=100ms",
            "--yichi.statistics.look=100ms",
            "--yichi.open.per-minute=60",
            "--yichi.recognition.rosters.poll=100ms");
    RunningRecognition.await("all are granted", PublicStatisticsTest::allGranted);
    ask();
    assertThat(read("/api/public/flows").path("months")).isEmpty();
    LATER.more = Duration.between(LATER.instant(), inNextMonth());
    RunningRecognition.await(
        "the month is published",
        () -> chongqing.bean(Publications.class).latest().filter(month::equals).isPresent());
  }

  private static IntStream serials() {
    return IntStream.range(FIRST, FIRST + CERTIFICATES);
  }

  private static boolean allGranted() {
    return chongqing
            .bean(Judgements.class)
            .held(
                serials()
                    .mapToObj(it -> Registries.number("510000", it))
                    .map(it -> Registries.id("510000", "SKILL_LEVEL", it))
                    .toList())
            .stream()
            .filter(each -> each.standing().outcome().equals("GRANTED"))
            .count()
        == CERTIFICATES;
  }

  /** 12 that are there, 11 that are not, and 25 rows of a roster that are not. */
  private static void ask() {
    serials().forEach(serial -> ask(Registries.number("510000", serial), "GRANTED"));
    for (int serial = 0; serial < 11; serial++) {
      ask(Registries.number("510000", FIRST + 500 + serial), "NOT_RECEIVED");
    }
    List<String> rows = new ArrayList<>(List.of("证书编号,姓名"));
    for (int serial = 0; serial < 25; serial++) {
      rows.add(Registries.number("510000", FIRST + 600 + serial) + "," + Registries.NAME);
    }
    Answer taken =
        chongqing.upload(
            "/api/rosters?purpose=HIRE&basis=CONTRACT",
            String.join("\n", rows).getBytes(UTF_8),
            "text/csv");
    String roster = taken.raw().headers().firstValue("Location").orElseThrow();
    RunningRecognition.await(
        "the roster is answered", () -> chongqing.get(roster).text("state").equals("COMPLETED"));
  }

  private static void ask(String number, String outcome) {
    Map<String, String> question =
        Map.of("certificateNumber", number, "holderName", Registries.NAME, "hostRegion", "500000");
    assertThat(chongqing.post("/api/enquiries", question).text("outcome")).isEqualTo(outcome);
  }

  private static Instant inNextMonth() {
    return month.plusMonths(1).atDay(3).atStartOfDay(JudgeCase.LEGAL_ZONE).toInstant();
  }

  @AfterAll
  static void stop() {
    chongqing.close();
  }

  private static JsonNode read(String path) {
    return get(path).json();
  }

  /** As somebody whose token is good in the next month too. */
  private static Answer get(String path, String... headers) {
    String token =
        TestProvider.shared().token("500000", Role.OFFICER).expiring(Duration.ofDays(60)).bearer();
    List<String> all = new ArrayList<>(List.of(headers));
    all.addAll(List.of("Authorization", token));
    return chongqing.get(path, all.toArray(String[]::new));
  }

  private static HttpResponse<String> anonymous(String path, String... headers) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + chongqing.port() + path));
      if (headers.length > 0) {
        request.headers(headers);
      }
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Test
  void flows_are_published_for_the_closed_month_without_small_numbers() {
    JsonNode flows = read("/api/public/flows");
    assertThat(flows.path("host").path("code").asString()).isEqualTo("500000");
    assertThat(flows.path("unit").asString()).contains("人次");
    JsonNode published = flows.path("months").path(0);
    assertThat(published.path("month").asString()).isEqualTo(month.toString());
    assertThat(published.path("flows")).isNotEmpty();
    for (JsonNode each : published.path("flows")) {
      assertThat(each.path("certificates").asLong()).isGreaterThanOrEqualTo(10);
      assertThat(each.path("home").path("code").asString("")).isNotEqualTo("500000");
    }
    // Of others' certificates on the same topics there may be more.
    assertThat(published.path("flows").findValues("certificates"))
        .anyMatch(each -> each.asLong() >= CERTIFICATES);
  }

  @Test
  void the_funnel_counts_questions_and_rows() {
    JsonNode funnel = read("/api/public/funnel").path("months").path(0);
    // Nothing was referred, which is not to be computed from 48, 12 and 36.
    assertThat(funnel.path("asked").asLong()).isEqualTo(48);
    assertThat(funnel.has("answeredAtOnce")).isFalse();
    assertThat(funnel.path("notFound").asLong()).isEqualTo(36);
    assertThat(funnel.has("referred")).isFalse();
    assertThat(funnel.has("ruled")).isFalse();
  }

  @Test
  void says_in_the_callers_language_what_the_numbers_mean() {
    assertThat(get("/api/public/funnel", "Accept-Language", "en").text("unit"))
        .startsWith("Counts questions, not people");
    assertThat(get("/api/public/flows", "Accept-Language", "en").text("unit"))
        .startsWith("Counts certificates, not people");
    assertThat(read("/api/public/flows").path("hidden").asString()).contains("小于 10");
  }

  @Test
  void is_read_page_by_page_and_takes_no_filter() {
    assertThat(read("/api/public/flows?limit=1").path("next").asString())
        .isEqualTo(month.toString());
    assertThat(read("/api/public/flows?after=" + month).path("months")).isEmpty();
    assertThat(get("/api/public/flows?kind=SKILL_LEVEL").status()).isEqualTo(400);
    assertThat(get("/api/public/flows?limit=25").text("code")).isEqualTo("limit-out-of-range");
    assertThat(get("/api/public/funnel?after=2026-13").text("code")).isEqualTo("cursor-malformed");
  }

  @Test
  void what_is_open_to_all_may_be_kept_by_caches_and_other_answers_may_not() {
    for (String path : List.of("/api/public/flows", "/api/public/funnel", "/api/agreements")) {
      HttpResponse<String> first = anonymous(path);
      assertThat(first.statusCode()).as(path).isEqualTo(200);
      assertThat(first.headers().allValues("Cache-Control"))
          .as(path)
          .containsExactly("public, max-age=60");
      assertThat(first.headers().allValues("Vary")).as(path).contains("Accept-Language");
      String etag = first.headers().firstValue("ETag").orElseThrow();
      HttpResponse<String> again = anonymous(path, "If-None-Match", etag);
      assertThat(again.statusCode()).as(path).isEqualTo(304);
      assertThat(again.body()).isEmpty();
    }
    Answer book = get("/api/books");
    assertThat(book.raw().headers().allValues("Cache-Control")).containsExactly("no-store");
    assertThat(anonymous("/api/agreements/none/1").headers().allValues("Cache-Control"))
        .containsExactly("no-store");
  }

  @Test
  void who_is_not_signed_in_is_answered_so_often_in_a_minute_and_who_is_always() {
    LATER.more = LATER.more.plusMinutes(5);
    HttpResponse<String> last = anonymous("/api/public/flows");
    for (int times = 0; times < 130 && last.statusCode() == 200; times++) {
      last = anonymous("/api/public/flows");
    }
    assertThat(last.statusCode()).isEqualTo(429);
    assertThat(last.body()).contains("too-many-requests").contains("60");
    assertThat(last.headers().firstValue("Retry-After")).isPresent();
    assertThat(get("/api/public/flows").status()).isEqualTo(200);
    LATER.more = LATER.more.plusMinutes(1);
    assertThat(anonymous("/api/public/flows").statusCode()).isEqualTo(200);
  }
}
