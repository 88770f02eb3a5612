package cn.yichi.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yichi.contracts.event.Stream;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.registry.RunningRegistry.Answer;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Whatever a bureau may send by mistake, over HTTP to the whole service: each gets a clear answer,
 * nothing else is disturbed, and of what was not taken nothing stays. {@link BadFiles} lists the
 * files.
 */
class BadFilesTest {
  private static final long MEGABYTE = 1024 * 1024;
  private static final long LIMIT = 64 * MEGABYTE;

  /** What may be on its way in two sockets' buffers. */
  private static final long IN_SOCKETS = 16 * MEGABYTE;

  @TempDir static Path spool;
  private static RunningRegistry registry;

  @BeforeAll
  static void start() {
    registry =
        RunningRegistry.start(
            TestStack.mongoUri(TestStack.freshDatabase().getName()),
            TestStack.bootstrapServers(),
            "--yichi.spool.directory=" + spool,
            "--yichi.registry.imports.max-file-size=64MB",
            "--logging.level.state.change.logger=error");
  }

  @AfterAll
  static void stop() {
    registry.close();
  }

  /** Nothing is disturbed: the next file is taken in as ever, and no half of a file stays. */
  @AfterEach
  void the_next_file_is_taken_in() throws IOException {
    JsonNode next = ended(upload(BadFiles.sound(700_001).getBytes(UTF_8)));
    assertThat(next.path("accepted").asInt() + next.path("alreadyKnown").asInt()).isEqualTo(1);
    try (var files = Files.list(spool)) {
      assertThat(files).noneMatch(file -> file.toString().endsWith(".part"));
    }
  }

  @ParameterizedTest
  @EnumSource(BadFiles.class)
  void a_file_that_cannot_be_read_is_refused_with_reason_and_remedy(BadFiles file) {
    JsonNode job = ended(upload(file.content()));
    assertThat(job.path("state").asString()).isEqualTo("REFUSED");
    assertThat(job.path("problem").path("code").asString()).isEqualTo(file.code());
    assertThat(job.path("rowsRead").asInt()).isZero();
    assertThat(job.path("problem").toString())
        .doesNotContain("?")
        .doesNotContain("王一川")
        .doesNotContain(Statements.ID_NUMBER);
    JsonNode english =
        registry
            .get("/api/imports/" + job.path("id").asString(), "Accept-Language", "en")
            .json()
            .path("problem");
    for (String words : List.of("fault", "remedy")) {
      assertThat(job.path("problem").path(words).asString()).matches("(?s).*\\p{IsHan}.*");
      assertThat(english.path(words).asString())
          .isNotBlank()
          .isNotEqualTo(job.path("problem").path(words).asString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {";", "\t"})
  void semicolons_and_tabs_are_read(String separator) {
    JsonNode job = ended(upload(BadFiles.sound(700_002).replace(",", separator).getBytes(UTF_8)));
    assertThat(job.path("understood").path("separator").asString()).isEqualTo(separator);
    assertThat(job.path("refused").asInt()).isZero();
  }

  @Test
  void a_gigabyte_announced_is_refused_before_it_is_sent() throws IOException {
    assertThat(sent("Content-Type: text/csv\r\nContent-Length: 1073741824\r\n\r\n"))
        .startsWith("HTTP/1.1 413")
        .contains("import-too-large", "64 MB");
    String form =
        "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 1073741824\r\n\r\n";
    String part = "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\n";
    assertThat(sent(form + part)).startsWith("HTTP/1.1 413").contains("import-too-large");
  }

  @Test
  void a_gigabyte_not_announced_is_refused_at_the_limit() throws IOException {
    AtomicLong written = new AtomicLong();
    try (Socket socket = new Socket("127.0.0.1", registry.port())) {
      Thread sender = Thread.startVirtualThread(() -> sendChunks(socket, written));
      assertThat(answer(socket)).startsWith("HTTP/1.1 413").contains("import-too-large");
      socket.shutdownInput();
      socket.close();
      await().until(() -> !sender.isAlive());
    }
    assertThat(written.get()).isBetween(LIMIT, LIMIT + IN_SOCKETS);
  }

  private static void sendChunks(Socket socket, AtomicLong written) {
    byte[] chunk = new byte[(int) MEGABYTE];
    try {
      OutputStream out = socket.getOutputStream();
      out.write(head("Content-Type: text/csv\r\nTransfer-Encoding: chunked\r\n\r\n"));
      for (int i = 0; i < 1024; i++) {
        out.write("100000\r\n".getBytes(UTF_8));
        out.write(chunk);
        out.write("\r\n".getBytes(UTF_8));
        written.addAndGet(chunk.length);
      }
    } catch (IOException refused) {
      // as it should be: the answer says why
    }
  }

  /** The bench's {@code bad-input} does the same with the whole gigabyte, in 96 MB of heap. */
  @Test
  void thirty_thousand_bad_rows_go_through_to_the_disk_and_come_back_with_reasons()
      throws IOException {
    int rows = 30_000;
    AtomicLong sent = new AtomicLong();
    AtomicLong furthestAhead = new AtomicLong();
    InputStream watched =
        new FilterInputStream(BadFiles.nameless(rows)) {
          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            long before = sent.getAndAdd(Math.max(0, read));
            if (before / MEGABYTE != sent.get() / MEGABYTE) {
              furthestAhead.accumulateAndGet(sent.get() - beingWritten(), Math::max);
            }
            return read;
          }
        };
    JsonNode job = ended(registry.stream("/api/imports", watched, "Content-Type", "text/csv"));
    assertThat(sent.get()).isGreaterThan(27 * MEGABYTE);
    assertThat(furthestAhead.get()).isLessThan(IN_SOCKETS);
    assertThat(job.path("state").asString()).isEqualTo("COMPLETED");
    assertThat(job.path("refusedByCode").path("FIELD_MISSING").asInt()).isEqualTo(rows);
    URI errors = URI.create("http://127.0.0.1:" + registry.port() + job.path("errors").asString());
    URLConnection connection = errors.toURL().openConnection();
    connection.setRequestProperty("Authorization", RunningRegistry.OFFICER);
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(connection.getInputStream(), UTF_8))) {
      assertThat(lines.lines().skip(1).filter(line -> line.contains(",FIELD_MISSING,姓名,")))
          .hasSize(rows);
    }
  }

  private static long beingWritten() throws IOException {
    try (var files = Files.list(spool)) {
      return files
          .filter(file -> file.toString().endsWith(".part"))
          .mapToLong(BadFilesTest::size)
          .sum();
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Test
  void an_upload_cut_off_is_answered_where_somebody_listens_and_leaves_nothing()
      throws IOException {
    String newest = newest();
    String form =
        "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 900\r\n\r\n--b\r\n";
    for (String cut :
        List.of(
            "Content-Type: text/csv\r\nContent-Length: 1000\r\n\r\n姓名,证件类型",
            "Content-Type: text/csv\r\nTransfer-Encoding: chunked\r\n\r\nffff\r\n姓名",
            "Content-Type: text/csv\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
            form + "Content-Disposition: form-",
            form + "X: " + "x".repeat(900),
            form + "Content-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\n姓名")) {
      assertThat(sent(cut)).startsWith("HTTP/1.1 400").contains("import-cut-off");
    }
    try (Socket gone = new Socket("127.0.0.1", registry.port())) {
      gone.getOutputStream()
          .write(head("Content-Type: text/csv\r\nContent-Length: 9999\r\n\r\nab"));
      gone.setSoLinger(true, 0);
    }
    assertThat(newest()).isEqualTo(newest);
    await().untilAsserted(() -> assertThat(beingWritten()).isZero());
  }

  @Test
  void the_same_file_five_times_at_once_is_entered_once() throws Exception {
    byte[] file = BadFiles.sound(IntStream.range(710_000, 710_200).toArray()).getBytes(UTF_8);
    int accepted = 0;
    int known = 0;
    try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> taken =
          IntStream.range(0, 5).mapToObj(i -> senders.submit(() -> upload(file))).toList();
      for (Future<Answer> each : taken) {
        JsonNode job = ended(each.get());
        assertThat(job.path("refused").asInt()).isZero();
        accepted += job.path("accepted").asInt();
        known += job.path("alreadyKnown").asInt();
      }
    }
    assertThat(accepted).isEqualTo(200);
    assertThat(known).isEqualTo(800);
  }

  @Test
  void one_number_with_other_content_is_refused_by_row_and_the_first_stays() {
    String other = BadFiles.row(720_001).replace("2023-06-01", "2023-06-02");
    JsonNode job = ended(upload((BadFiles.sound(720_001, 720_001) + other).getBytes(UTF_8)));
    assertThat(job.path("accepted").asInt()).isEqualTo(1);
    assertThat(job.path("alreadyKnown").asInt()).isEqualTo(1);
    assertThat(job.path("refusedByCode").path("NUMBER_CONFLICT").asInt()).isEqualTo(1);
    Answer errors = registry.get(job.path("errors").asString(), "Accept-Language", "en");
    assertThat(errors.raw().body()).contains(",4,NUMBER_CONFLICT,证书编号,", "#1");
    assertThat(errors.header("Content-Language")).isEqualTo("zh-CN");
  }

  @Test
  void a_damaged_or_misplaced_value_costs_its_row_only_and_is_not_repeated_whole() {
    String damaged = BadFiles.row(730_001).replace("01,\n", "01,技术\uFFFD能\n");
    String misplaced = BadFiles.row(730_002).replace("四级", Statements.ID_NUMBER);
    JsonNode job = ended(upload((BadFiles.sound(730_003) + damaged + misplaced).getBytes(UTF_8)));
    assertThat(job.path("accepted").asInt()).isEqualTo(1);
    String errors = registry.get(job.path("errors").asString()).raw().body();
    assertThat(errors).contains("破格依据,含有控制字符或乱码", "110***********002X");
    assertThat(errors.lines().filter(line -> line.contains("UNKNOWN_WORD")).findFirst().orElse(""))
        .satisfies(line -> assertThat(line.split(Statements.ID_NUMBER, -1)).hasSize(3));
  }

  @Test
  void a_hostile_name_is_a_name_and_a_broken_one_is_the_senders_fault() {
    byte[] file = BadFiles.sound(700_001).getBytes(UTF_8);
    String name = "..%2F%00%0D%0ASet-Cookie:x%E2%80%AE%22;%3Cb%3E.csv";
    Answer taken = registry.send("POST", "/api/imports?filename=" + name, file, CSV);
    assertThat(taken.json().path("file").path("name").asString())
        .isEqualTo("../Set-Cookie:x\";<b>.csv");
    assertThat(registry.send("POST", "/api/imports?filename=%FF", file, CSV).status())
        .isEqualTo(400);
    Answer nameless = registry.send("POST", "/api/imports?filename=%20", file, CSV);
    assertThat(nameless.json().path("file").path("name").asString()).isEqualTo("upload.csv");
    for (String broken : List.of(";;;=", "attachment; filename=\"", "attachment; filename*=x''y")) {
      String[] unreadable = {"Content-Type", "text/csv", "Content-Disposition", broken};
      Answer unnamed = registry.send("POST", "/api/imports", file, unreadable);
      assertThat(unnamed.json().path("file").path("name").asString()).isEqualTo("upload.csv");
    }
    byte[] inForm =
        ("--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a\0b.csv\"\r\n\r\n"
                + BadFiles.sound(700_001)
                + "\r\n--b--\r\n")
            .getBytes(UTF_8);
    Answer hidden =
        registry.send(
            "POST", "/api/imports", inForm, "Content-Type", "multipart/form-data; boundary=b");
    assertThat(hidden.json().path("file").path("name").asString()).isEqualTo("ab.csv");
    String person = "?filename=cq20261126-" + Statements.ID_NUMBER + ".csv";
    Answer personal = registry.send("POST", "/api/imports" + person, file, CSV);
    assertThat(personal.json().path("file").path("name").asString())
        .isEqualTo("cq20261126-110***********002X.csv");
    Answer form =
        registry.send("POST", "/api/imports", file, "Content-Type", "multipart/form-data");
    assertThat(form.text("type")).endsWith("import-without-file");
  }

  @Test
  void what_was_sound_among_it_all_is_published() {
    String id =
        registry.post("/api/certificates", Statements.certificate(740_001)).text("certificateId");
    new TopicReader(TestStack.bootstrapServers())
        .until(Stream.CERTIFICATES, record -> record.key().equals(id));
  }

  private static final String[] CSV = {"Content-Type", "text/csv"};

  private static Answer upload(byte[] file) {
    return registry.send("POST", "/api/imports", file, CSV);
  }

  private static JsonNode ended(Answer taken) {
    assertThat(taken.status()).as(taken.raw().body()).isEqualTo(202);
    return await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> registry.get(taken.header("Location")).json(), job -> job.has("endedAt"));
  }

  private static String newest() {
    return registry.get("/api/imports?limit=1").json().at("/items/0/id").asString();
  }

  /** Sends this and nothing more. */
  private static String sent(String rest) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", registry.port())) {
      socket.getOutputStream().write(head(rest));
      socket.shutdownOutput();
      return answer(socket);
    }
  }

  private static byte[] head(String rest) {
    return ("POST /api/imports HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: "
            + RunningRegistry.OFFICER
            + "\r\n"
            + rest)
        .getBytes(UTF_8);
  }

  private static String answer(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), UTF_8);
  }
}
