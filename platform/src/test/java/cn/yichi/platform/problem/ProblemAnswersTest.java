package cn.yichi.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.FaultCode;
import cn.yichi.contracts.vocabulary.Finding;
import com.mongodb.MongoTimeoutException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.JsonNode;

@Timeout(60)
@ExtendWith(OutputCaptureExtension.class)
class ProblemAnswersTest {

  enum Level {
    SENIOR,
    JUNIOR
  }

  record Row(Level level, LocalDate issued, int score) {}

  record Sheet(String name, List<Row> rows) {
    Sheet {
      Objects.requireNonNull(name, "name");
    }
  }

  record Checked(@NotBlank String name, @Size(min = 2, max = 3) String code) {}

  @RestController
  static class Handlers {
    @PostMapping(path = "/sheets", consumes = "application/json")
    Sheet sheet(@RequestBody Sheet sheet) {
      return sheet;
    }

    @PostMapping("/trees")
    JsonNode tree(@RequestBody JsonNode tree) {
      return tree;
    }

    @PostMapping("/maps")
    Map<String, Object> map(@RequestBody Map<String, Object> map) {
      return map;
    }

    @PostMapping("/checked")
    Checked checked(@Valid @RequestBody Checked checked) {
      return checked;
    }

    @GetMapping("/days/{day}")
    LocalDate day(@PathVariable LocalDate day) {
      return day;
    }

    @GetMapping(path = "/asked", produces = "application/json")
    String asked(
        @RequestParam @Size(min = 2, max = 4) String who,
        @RequestHeader("X-Region") String region) {
      return who + region;
    }

    @GetMapping("/fails/{how}")
    String fails(@PathVariable String how) {
      throw switch (how) {
        case "mongo" -> new MongoTimeoutException("no server 10.0.0.7:27017");
        case "full" ->
            Problem.of(CommonProblem.UNAVAILABLE).retryAfter(Duration.ofSeconds(9)).exception();
        case "finding" ->
            Problem.of(CommonProblem.INVALID_FIELDS)
                .field("holder.idNumber", new Finding(FaultCode.ID_CHECKSUM, "5101**1234"))
                .field("name", Finding.of(FaultCode.BLANK))
                .exception();
        default -> new IllegalStateException("secret 510101199001011234");
      };
    }
  }

  @Component
  static class Doorkeeper extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      switch (request.getRequestURI()) {
        case "/door/shut" -> response.sendError(403);
        case "/door/odd" -> response.sendError(418);
        case "/door/falls" -> throw new IllegalStateException("secret door");
        case "/door/sinks" -> throw new ServletException(new MongoTimeoutException("away"));
        default -> chain.doFilter(request, response);
      }
    }
  }

  private static WebProbe web;

  @BeforeAll
  static void start() {
    web = WebProbe.start(Handlers.class, Doorkeeper.class);
  }

  @AfterAll
  static void stop() {
    web.close();
  }

  @Test
  void answers_in_chinese_unless_english_is_preferred() {
    for (String header : new String[] {"", "zh", "zh-TW,en;q=0.8", "fr", "*", ";;;", "en;q=0"}) {
      JsonNode problem = get("/nowhere", header, 404);
      assertThat(problem.at("/title").asString()).as("'%s'", header).isEqualTo("未找到");
    }
    for (String header : new String[] {"en", "en-GB,zh;q=0.5", "fr,en;q=0.3"}) {
      JsonNode problem = get("/nowhere", header, 404);
      assertThat(problem.at("/title").asString()).as("'%s'", header).isEqualTo("Not found");
    }
  }

  @Test
  void gives_every_member_and_the_headers_that_go_with_it() {
    HttpResponse<String> response =
        web.send(web.request("/nowhere?name=x").header("Accept", "text/csv"));
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(response.headers().firstValue("Content-Language")).contains("zh-CN");
    assertThat(response.headers().firstValue("Vary")).contains("Accept-Language");
    JsonNode problem = WebProbe.json(response);
    assertThat(problem.propertyNames())
        .containsExactly(
            "type", "title", "status", "detail", "instance", "code", "fault", "remedy");
    assertThat(problem.at("/type").asString()).isEqualTo("urn:yichi:problem:not-found");
    assertThat(problem.at("/instance").asString()).isEqualTo("/nowhere");
  }

  @Test
  void names_the_place_of_a_syntax_error() {
    JsonNode problem = post("/sheets", "{\n  \"name\": oops }", 400);
    assertThat(problem.at("/code").asString()).isEqualTo("unreadable-json");
    assertThat(problem.at("/detail").asString()).contains("第 2 行");
    assertThat(problem.at("/errors").size()).isZero();
    assertThat(post("/sheets", "{\"name\":\"x\"", 400).at("/code").asString())
        .isEqualTo("unreadable-json");
    assertThat(post("/sheets", "", 400).at("/code").asString()).isEqualTo("missing-body");
  }

  @Test
  void refuses_a_key_that_stands_twice_and_names_it() {
    JsonNode top = post("/sheets", "{\"name\":\"a\",\n \"rows\":[], \"name\":\"b\"}", 400);
    assertThat(top.at("/type").asString()).isEqualTo("urn:yichi:problem:key-twice");
    assertThat(top.at("/code").asString()).isEqualTo("key-twice");
    assertThat(top.at("/field").asString()).isEqualTo("name");
    assertThat(top.at("/fault").asString()).contains("“name”出现了不止一次", "第 2 行");
    JsonNode deep = post("/sheets", sheet("\"score\":2"), 400);
    assertThat(deep.at("/field").asString()).isEqualTo("rows[1].score");
    for (String path : List.of("/trees", "/maps")) {
      JsonNode tree = post(path, "{\"a\":{\"clauses\":[1],\"clauses\":[2]}}", 400);
      assertThat(tree.at("/code").asString()).isEqualTo("key-twice");
      assertThat(tree.at("/field").asString()).as(path).endsWith("clauses");
    }
    var english = web.post("/trees", "{\"a\":1,\"a\":2}", Map.of("Accept-Language", "en")).body();
    assertThat(english).contains("stands more than once in one object, near line 1");
  }

  @Test
  void says_of_a_body_that_nests_too_deep_what_is_wrong() {
    JsonNode deep = post("/trees", "[".repeat(5_000) + "]".repeat(5_000), 400);
    assertThat(deep.at("/type").asString()).isEqualTo("urn:yichi:problem:json-too-complex");
    assertThat(deep.at("/detail").asString()).contains("嵌套过深");
  }

  @Test
  void keys_of_different_objects_may_be_the_same() {
    var one = web.post("/trees", "{\"a\":[{\"a\":1},{\"a\":2}]}", Map.of());
    assertThat(one.statusCode()).isEqualTo(200);
  }

  @Test
  void names_the_field_and_what_it_must_be() {
    JsonNode level = post("/sheets", sheet("\"level\":\"三级\""), 400);
    assertThat(level.at("/field").asString()).isEqualTo("rows[1].level");
    assertThat(level.at("/value").asString()).isEqualTo("三级");
    assertThat(level.at("/fault").asString()).contains("SENIOR, JUNIOR", "第 1 行");
    JsonNode issued = post("/sheets", sheet("\"issued\":\"2024-13-01\""), 400);
    assertThat(issued.at("/field").asString()).isEqualTo("rows[1].issued");
    assertThat(issued.at("/remedy").asString()).contains("2026-07-01");
    JsonNode score = post("/sheets", "{\"rows\":[{\"score\":\"many\"}]}", 400);
    assertThat(score.at("/fault").asString()).contains("整数");
    JsonNode whole = post("/sheets", "[]", 400);
    assertThat(whole.at("/code").asString()).isEqualTo("wrong-type");
    assertThat(whole.at("/fault").asString()).startsWith("请求体应为").contains("第 1 行");
    assertThat(whole.toString()).doesNotContain("“”");
  }

  @Test
  void does_not_repeat_what_may_be_personal() {
    JsonNode issued = post("/sheets", sheet("\"issued\":\"510101199001011234\""), 400);
    assertThat(issued.toString()).doesNotContain("510101199001011234");
  }

  @Test
  void refuses_a_field_it_does_not_know_and_lists_those_it_knows() {
    JsonNode problem = post("/sheets", sheet("\"levle\":\"SENIOR\""), 400);
    assertThat(problem.at("/code").asString()).isEqualTo("unknown-property");
    assertThat(problem.at("/field").asString()).isEqualTo("rows[1].levle");
    assertThat(problem.at("/remedy").asString()).contains("issued, level, score");
  }

  @Test
  void names_a_component_that_a_record_requires() {
    JsonNode problem = post("/sheets", "{\"rows\":[]}", 422);
    assertThat(problem.at("/field").asString()).isEqualTo("name");
    assertThat(problem.at("/fault").asString()).isEqualTo("“name”必须填写。");
  }

  @Test
  void lists_every_field_that_validation_refused() {
    JsonNode problem = post("/checked", "{\"name\":\" \",\"code\":\"x\"}", 422);
    assertThat(problem.at("/errors").valueStream().map(e -> e.at("/field").asString()))
        .containsExactlyInAnyOrder("name", "code");
    assertThat(problem.at("/errors").toString()).contains("不在 2 至 3 之间");
  }

  @Test
  void lists_findings_of_the_vocabulary_with_their_texts() {
    JsonNode problem = get("/fails/finding", "en", 422);
    assertThat(problem.at("/code").asString()).isEqualTo("ID_CHECKSUM");
    assertThat(problem.at("/value").asString()).isEqualTo("5101**1234");
    assertThat(problem.at("/errors/1/code").asString()).isEqualTo("BLANK");
    assertThat(problem.at("/errors/1/remedy").asString()).isNotBlank();
  }

  @Test
  void names_parameters_that_are_missing_or_malformed() {
    assertThat(get("/asked", "", 400).at("/field").asString()).isEqualTo("who");
    assertThat(get("/asked?who=you", "", 400).at("/field").asString()).isEqualTo("X-Region");
    JsonNode day = get("/days/tomorrow", "en", 400);
    assertThat(day.at("/field").asString()).isEqualTo("day");
    assertThat(day.at("/fault").asString()).isEqualTo("\"day\" must be a date such as 2026-07-01.");
    HttpResponse<String> tooLong =
        web.send(web.request("/asked?who=somebody").header("X-Region", "510000"));
    assertThat(tooLong.statusCode()).isEqualTo(422);
    assertThat(WebProbe.json(tooLong).at("/field").asString()).isEqualTo("who");
  }

  @Test
  void a_query_that_is_no_text_is_the_senders_fault() {
    for (String query : List.of("who=%FF", "who=%ED%A0%80")) {
      assertThat(get("/asked?" + query, "", 400).at("/code").asString()).isEqualTo("bad-request");
    }
  }

  @Test
  void says_which_methods_and_types_are_supported() {
    HttpResponse<String> method = web.send(web.request("/sheets").DELETE());
    assertThat(method.statusCode()).isEqualTo(405);
    assertThat(method.headers().firstValue("Allow")).contains("POST");
    HttpResponse<String> type =
        web.send(
            web.request("/sheets")
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofString("a,b")));
    assertThat(type.statusCode()).isEqualTo(415);
    HttpResponse<String> form =
        web.send(
            web.request("/sheets")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"王川江\"}")));
    assertThat(form.statusCode()).isEqualTo(415);
    assertThat(form.body()).doesNotContain("王川江");
    assertThat(WebProbe.json(type).at("/remedy").asString()).contains("application/json");
    HttpResponse<String> accept =
        web.send(
            web.request("/asked?who=you")
                .header("X-Region", "510000")
                .header("Accept", "image/png"));
    assertThat(accept.statusCode()).isEqualTo(406);
    assertThat(WebProbe.json(accept).at("/remedy").asString()).contains("application/json");
    for (String garbage : List.of("garbage", "a/b/c", "*/json", ";", "text/plain;q=x")) {
      HttpResponse<String> odd =
          web.send(web.request("/days/2026-07-01").header("Accept", garbage));
      assertThat(odd.statusCode()).as(garbage).isEqualTo(400);
      assertThat(WebProbe.json(odd).at("/code").asString()).isEqualTo("accept-malformed");
    }
  }

  @Test
  void refuses_a_compressed_body() throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write("{\"name\":\"x\",\"rows\":[]}".getBytes(StandardCharsets.UTF_8));
    }
    HttpResponse<String> answer =
        web.send(
            web.request("/sheets")
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(packed.toByteArray())));
    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(answer.headers().firstValue("Accept-Encoding")).contains("identity");
    assertThat(WebProbe.json(answer).at("/code").asString())
        .isEqualTo("unsupported-content-encoding");
    assertThat(WebProbe.json(answer).at("/field").asString()).isEqualTo("Content-Encoding");
    HttpResponse<String> plain =
        web.post("/sheets", "{\"name\":\"x\",\"rows\":[]}", Map.of("Content-Encoding", "identity"));
    assertThat(plain.statusCode()).isEqualTo(200);
  }

  @Test
  void answers_503_with_a_time_to_come_back_when_the_database_is_away() {
    HttpResponse<String> response = web.send(web.request("/fails/mongo"));
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("Retry-After")).contains("5");
    assertThat(response.body()).doesNotContain("10.0.0.7");
    HttpResponse<String> full = web.send(web.request("/fails/full"));
    assertThat(full.headers().firstValue("Retry-After")).contains("9");
  }

  @Test
  void answers_the_unforeseen_with_an_id_only_and_logs_it_under_that_id(CapturedOutput output) {
    get("/fails/%E5%BC%A011010519491231002X", "en", 500);
    assertThat(output).contains("incident", "110***********002X").doesNotContain("19491231");
    JsonNode problem = get("/fails/otherwise", "en", 500);
    String instance = problem.at("/instance").asString();
    assertThat(instance).startsWith("urn:yichi:incident:");
    assertThat(problem.toString()).doesNotContain("secret", "IllegalState", "cn.yichi");
    assertThat(output).contains("incident " + instance.substring("urn:yichi:incident:".length()));
  }

  @Test
  void bounds_json_bodies_however_they_are_sent() {
    String large = "{\"name\":\"" + "x".repeat(300_000) + "\"}";
    JsonNode declared = post("/sheets", large, 413);
    assertThat(declared.at("/code").asString()).isEqualTo("payload-too-large");
    assertThat(declared.at("/detail").asString()).contains("256 KiB");
    HttpRequest.BodyPublisher chunked =
        HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.ofString(large));
    HttpResponse<String> response =
        web.send(web.request("/sheets").header("Content-Type", "application/json").POST(chunked));
    assertThat(response.statusCode()).isEqualTo(413);
  }

  @Test
  void sends_security_headers_and_no_banner() {
    HttpResponse<String> response = web.send(web.request("/days/2026-07-01"));
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(response.headers().firstValue("Server")).isEmpty();
  }

  @Test
  void answers_what_tomcat_refuses_with_a_problem_too() throws IOException {
    for (String line :
        new String[] {"GET /a|b<> HTTP/1.1", "GET /%zz HTTP/1.1", "GET /a%2Fb HTTP/1.1"}) {
      String answer = raw(line);
      assertThat(answer)
          .as(line)
          .startsWith("HTTP/1.1 400")
          .contains("urn:yichi:problem:bad-request");
      assertThat(answer).doesNotContain("Tomcat", "<html");
    }
    assertThat(raw("BREW /days/2026-07-01 HTTP/1.1"))
        .contains("urn:yichi:problem:method-not-allowed");
    assertThat(raw("TRACE /days/2026-07-01 HTTP/1.1"))
        .startsWith("HTTP/1.1 501")
        .contains("urn:yichi:problem:method-unknown", "TRACE")
        .doesNotContain("…", "Allow:");
    assertThat(raw("GET /days/2026-07-01 HTTP/1.1\r\nX-Other: a\r\nX-Long: " + "x".repeat(20_000)))
        .startsWith("HTTP/1.1 400")
        .contains("urn:yichi:problem:bad-request");
    assertThat(raw("GET /days/2026-07-01 HTTP/9.9"))
        .startsWith("HTTP/1.1 505")
        .contains("urn:yichi:problem:bad-request");
  }

  @Test
  void answers_what_filters_refuse_or_fail_at() {
    assertThat(get("/door/shut", "en", 403).at("/code").asString()).isEqualTo("forbidden");
    assertThat(get("/door/shut", "en", 403).at("/instance").asString()).isEqualTo("/door/shut");
    assertThat(get("/door/odd", "", 418).at("/code").asString()).isEqualTo("bad-request");
    JsonNode fallen = get("/door/falls", "en", 500);
    assertThat(fallen.at("/instance").asString()).startsWith("urn:yichi:incident:");
    assertThat(fallen.toString()).doesNotContain("secret");
    assertThat(get("/door/sinks", "", 503).at("/code").asString()).isEqualTo("unavailable");
    assertThat(get("/error", "", 404).at("/code").asString()).isEqualTo("not-found");
  }

  @Test
  void sends_security_headers_with_errors_too() {
    for (String path : new String[] {"/nowhere", "/door/shut", "/door/falls"}) {
      assertThat(web.send(web.request(path)).headers().firstValue("X-Content-Type-Options"))
          .as(path)
          .contains("nosniff");
    }
  }

  private static String raw(String requestLine) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", web.port())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          (requestLine + "\r\nHost: localhost\r\nConnection: close\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      out.flush();
      return new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
          .lines()
          .collect(Collectors.joining("\n"));
    }
  }

  private static String sheet(String member) {
    return "{\"name\":\"x\",\"rows\":[{\"score\":1},{\"score\":1," + member + "}]}";
  }

  private static JsonNode get(String path, String language, int status) {
    HttpRequest.Builder request = web.request(path);
    if (!language.isEmpty()) {
      request.header("Accept-Language", language);
    }
    return problem(web.send(request), status);
  }

  private static JsonNode post(String path, String json, int status) {
    return problem(web.post(path, json, Map.of()), status);
  }

  private static JsonNode problem(HttpResponse<String> response, int status) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return WebProbe.json(response);
  }
}
