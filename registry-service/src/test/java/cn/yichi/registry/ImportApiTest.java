package cn.yichi.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yichi.platform.spool.SpoolSettings;
import cn.yichi.registry.RunningRegistry.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Bulk import on the running service, with a real database and real files. */
@Tag("database")
class ImportApiTest {
  private static final String CSV = "text/csv";
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final RunningRegistry registry = RunningRegistry.shared();

  @Test
  void imports_a_file_and_answers_every_row() {
    Answer taken = upload(file("synthetic-chongqing.csv"), CSV, "?filename=样例.csv");
    assertThat(taken.status()).as(taken.raw().body()).isEqualTo(202);
    assertThat(taken.json().path("state").asString()).isEqualTo("QUEUED");
    JsonNode job = ended(taken);
    assertThat(job.path("state").asString()).isEqualTo("COMPLETED");
    assertThat(job.path("rowsRead").asInt()).isEqualTo(4);
    assertThat(job.path("accepted").asInt() + job.path("alreadyKnown").asInt()).isEqualTo(3);
    assertThat(job.path("refusedByCode").path("FIELD_MALFORMED").asInt()).isEqualTo(1);
    assertThat(job.path("understood").path("ignoredColumns").get(0).asString()).isEqualTo("备注");
    Answer errors = registry.get(job.path("errors").asString());
    assertThat(errors.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
    assertThat(errors.header("Content-Disposition")).contains("attachment", "errors-");
    assertThat(errors.raw().body().lines()).hasSize(2);
    assertThat(errors.raw().body())
        .contains("欧阳三", "12345", "'=cmd|calc", "4,FIELD_MALFORMED,手机号码,");
  }

  @Test
  void takes_gb18030_in_a_form_and_knows_the_rows_of_the_same_content() {
    ended(upload(file("synthetic-chongqing.csv"), CSV, ""));
    byte[] gb = text("synthetic-chongqing.csv").getBytes(GB18030);
    Answer taken = upload(form("川渝.csv", gb), "multipart/form-data; boundary=xyz", "");
    assertThat(taken.status()).as(taken.raw().body()).isEqualTo(202);
    assertThat(taken.json().path("file").path("name").asString()).isEqualTo("川渝.csv");
    assertThat(taken.json().path("file").path("bytes").asInt()).isEqualTo(gb.length);
    JsonNode job = ended(taken);
    assertThat(job.path("understood").path("encoding").asString()).isEqualTo("GB18030");
    assertThat(job.path("alreadyKnown").asInt()).isEqualTo(3);
    assertThat(job.path("accepted").asInt()).isZero();
  }

  @Test
  void a_form_with_anything_besides_its_file_is_refused_before_anything_is_taken_in() {
    long before = jobs();
    String field = "--xyz\r\nContent-Disposition: form-data; name=\"backfill\"\r\n\r\ntrue\r\n";
    String file =
        "--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n"
            + text("synthetic-chongqing.csv")
            + "\r\n";
    for (String parts : List.of(field + file, file + field, file + file)) {
      byte[] body = (parts + "--xyz--\r\n").getBytes(StandardCharsets.UTF_8);
      Answer refused = upload(body, "multipart/form-data; boundary=xyz", "");
      problem(refused, 400, "import-not-alone");
      assertThat(refused.text("field")).isEqualTo(parts.equals(file + file) ? "file" : "backfill");
      assertThat(refused.text("remedy")).contains("?backfill=true");
    }
    assertThat(jobs()).isEqualTo(before);
  }

  @Test
  void a_misspelt_parameter_is_refused() {
    long before = jobs();
    Answer refused = upload(file("synthetic-chongqing.csv"), CSV, "?filename=a.csv&backfil=true");
    problem(refused, 400, "unknown-parameter");
    assertThat(refused.text("field")).isEqualTo("backfil");
    assertThat(refused.text("remedy")).contains("backfill, filename");
    assertThat(jobs()).isEqualTo(before);
    problem(registry.get("/api/imports/000000000000000000000000?x"), 400, "unknown-parameter");
    String person = Statements.ID_NUMBER;
    for (String path : List.of("?" + person + "=1", "/" + person)) {
      Answer masked = registry.get("/api/imports" + path);
      assertThat(masked.status()).isBetween(400, 404);
      assertThat(masked.raw().body()).doesNotContain(person).contains("110***********002X");
    }
  }

  @Test
  void takes_english_headings() {
    JsonNode job =
        ended(
            upload(
                file("synthetic-chongqing-en.csv"), "application/octet-stream", "?backfill=true"));
    assertThat(job.path("accepted").asInt() + job.path("alreadyKnown").asInt()).isEqualTo(3);
    assertThat(job.path("file").path("backfill").asBoolean()).isTrue();
  }

  @Test
  void refuses_a_file_as_a_whole_and_names_what_is_missing() {
    JsonNode job = ended(upload("姓名,证书编号\n王一川,1\n".getBytes(StandardCharsets.UTF_8), CSV, ""));
    assertThat(job.path("state").asString()).isEqualTo("REFUSED");
    assertThat(job.path("problem").path("code").asString()).isEqualTo("COLUMN_MISSING");
    assertThat(job.path("problem").path("fault").asString()).contains("缺少", "证件号码");
    assertThat(job.path("problem").path("remedy").asString()).isNotBlank();
    String id = job.path("id").asString();
    JsonNode english = registry.get("/api/imports/" + id, "Accept-Language", "en").json();
    assertThat(english.path("problem").path("fault").asString()).contains("missing");
    problem(registry.get("/api/imports/" + id + "/errors"), 404, "import-without-errors");
    problem(registry.send("DELETE", "/api/imports/" + id, new byte[0]), 409, "import-ended");
  }

  @Test
  void an_import_is_stopped_where_it_stands() {
    String faulty = text("synthetic-chongqing.csv").lines().findFirst().orElseThrow() + "\n";
    byte[] file = (faulty + "x,1\n".repeat(200_000)).getBytes(StandardCharsets.UTF_8);
    Answer taken = upload(file, CSV, "");
    Answer stopped =
        registry.send("DELETE", "/api/imports/" + taken.json().path("id").asString(), new byte[0]);
    assertThat(stopped.status()).as(stopped.raw().body()).isEqualTo(202);
    JsonNode job = ended(taken);
    assertThat(job.path("state").asString()).isEqualTo("CANCELLED");
    assertThat(job.path("rowsRead").asInt()).isLessThan(200_000);
  }

  @Test
  void the_same_idempotency_key_gives_the_same_job() {
    byte[] file = file("synthetic-chongqing-en.csv");
    String[] headers = {"Content-Type", CSV, "Idempotency-Key", "import-once"};
    Answer first = registry.send("POST", "/api/imports", file, headers);
    Answer second = registry.send("POST", "/api/imports", file, headers);
    assertThat(second.header("Location")).isEqualTo(first.header("Location")).isNotEmpty();
  }

  @Test
  void lists_imports_newest_first_page_by_page() {
    String older =
        ended(upload("a".getBytes(StandardCharsets.UTF_8), CSV, "")).path("id").asString();
    String newer =
        ended(upload("b".getBytes(StandardCharsets.UTF_8), CSV, "")).path("id").asString();
    JsonNode page = registry.get("/api/imports?limit=1").json();
    assertThat(page.path("items").get(0).path("id").asString()).isGreaterThanOrEqualTo(newer);
    JsonNode next = registry.get("/api/imports?limit=1&after=" + newer).json();
    assertThat(next.path("items").get(0).path("id").asString()).isEqualTo(older);
    problem(registry.get("/api/imports?after=x"), 400, "cursor-malformed");
  }

  @Test
  void answers_what_it_does_not_take_with_a_problem() {
    problem(
        upload("{}".getBytes(StandardCharsets.UTF_8), "application/json", ""),
        415,
        "unsupported-media-type");
    problem(
        upload(
            "--xyz--\r\n".getBytes(StandardCharsets.UTF_8),
            "multipart/form-data; boundary=xyz",
            ""),
        400,
        "import-without-file");
    problem(registry.get("/api/imports/000000000000000000000000"), 404, "import-unknown");
    problem(registry.get("/api/imports/..%2f"), 400, "bad-request");
    problem(registry.get("/api/imports/xyz/errors"), 404, "import-unknown");
  }

  @Test
  void refuses_a_file_that_is_announced_as_too_large_before_it_is_sent() throws IOException {
    assertThat(raw("Content-Length: 3000000000\r\n\r\n"))
        .startsWith("HTTP/1.1 413")
        .contains("import-too-large", "2048");
  }

  @Test
  void an_upload_cut_off_is_answered_and_leaves_nothing() throws IOException {
    long before = jobs();
    assertThat(raw("Content-Length: 1000\r\n\r\n姓名,证件类型"))
        .startsWith("HTTP/1.1 400")
        .contains("import-cut-off");
    assertThat(jobs()).isEqualTo(before);
  }

  @Test
  void nothing_of_an_upload_lies_on_disk_in_clear() throws IOException {
    ended(upload(file("synthetic-chongqing.csv"), CSV, ""));
    try (Stream<Path> files = Files.list(registry.bean(SpoolSettings.class).directory())) {
      List<Path> all = files.toList();
      assertThat(all).isNotEmpty();
      for (Path file : all) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
            .doesNotContain("王一川")
            .doesNotContain("S000050000123");
      }
    }
  }

  /** Sends the rest of a request and nothing more. */
  private static String raw(String rest) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", registry.port())) {
      String head =
          "POST /api/imports HTTP/1.1\r\nHost: x\r\nContent-Type: text/csv\r\nConnection: close\r\n"
              + ("Authorization: " + RunningRegistry.OFFICER + "\r\n");
      socket.getOutputStream().write((head + rest).getBytes(StandardCharsets.UTF_8));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static long jobs() {
    return registry.get("/api/imports?limit=200").json().path("items").size();
  }

  private static Answer upload(byte[] body, String type, String query) {
    return registry.send("POST", "/api/imports" + encoded(query), body, "Content-Type", type);
  }

  private static String encoded(String query) {
    return query.replace("样例", "%E6%A0%B7%E4%BE%8B");
  }

  private static JsonNode ended(Answer taken) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> registry.get(taken.header("Location")).json(), job -> job.has("endedAt"));
  }

  private static void problem(Answer answer, int status, String slug) {
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
    assertThat(answer.text("type")).isEqualTo("urn:yichi:problem:" + slug);
    assertThat(answer.text("detail")).isNotBlank();
    assertThat(answer.text("remedy")).isNotBlank();
  }

  private static byte[] form(String name, byte[] content) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(
        ("--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + name
                + "\"\r\nContent-Type: text/csv\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(content);
    body.writeBytes("\r\n--xyz--\r\n".getBytes(StandardCharsets.UTF_8));
    return body.toByteArray();
  }

  private static String text(String name) {
    return new String(file(name), StandardCharsets.UTF_8);
  }

  private static byte[] file(String name) {
    try (InputStream in = ImportApiTest.class.getResourceAsStream("/imports/" + name)) {
      return in.readAllBytes();
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }
}
