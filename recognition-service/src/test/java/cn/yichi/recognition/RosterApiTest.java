package cn.yichi.recognition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.event.CertificateState;
import cn.yichi.platform.security.Role;
import cn.yichi.platform.table.XlsxOut;
import cn.yichi.platform.table.XlsxTable;
import cn.yichi.platform.testing.TestProvider;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.recognition.RunningRecognition.Answer;
import com.mongodb.client.MongoDatabase;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** Rosters over HTTP: a file in, the same file with an answer to every row out. */
@Tag("database")
@Timeout(240)
class RosterApiTest {
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final String ASKED = "?purpose=HIRE&basis=CONTRACT";
  private static final String GRANTED = Registries.number("510000", 47001);
  private static final String REVOKED = Registries.number("510000", 47002);
  private static final String SUSPENDED = Registries.number("510000", 47003);
  private static final String FOREIGN = "ROSTER-TITLE-7004";
  private static final String WITHOUT_ISSUER = Registries.number("510000", 47005);
  private static final String TWICE = "ROSTER-TWICE-7006";
  private static final String UNFILED = Registries.number("510000", 47007);
  private static final String UNKNOWN = Registries.number("510000", 47999);
  private static final String FIRM = Firms.numbered(70);
  private static final String OTHER_FIRM = Firms.numbered(71);
  private static RunningRecognition chongqing;
  private static String employer;
  private static String other;

  @BeforeAll
  static void start() {
    Registries.topics("510000", "330000");
    try (Registries registries = new Registries()) {
      registries.publish(
          Registries.issuerState("510000", Registries.issuer("510000"), 1, "SKILL_LEVEL"));
      registries.publish(
          Registries.issuerState("330000", Registries.issuer("330000"), 1, "SKILL_LEVEL"));
      registries.publish(Registries.issuerState("510000", "S000051047007", 1, "SPECIAL_OPERATION"));
      certificates().forEach(registries::publish);
    }
    chongqing =
        RunningRecognition.start(
            "500000",
            TestStack.freshDatabase().getName(),
            "--yichi.misses.client=100000",
            "--yichi.misses.organisation=60",
            "--yichi.recognition.rosters.max-misses=50",
            "--yichi.recognition.rosters.batch=100",
            "--yichi.recognition.rosters.checkpoint=200",
            "--yichi.recognition.rosters.poll=100ms");
    RunningRecognition.await(
        "all are known",
        () ->
            certificates().stream()
                .allMatch(each -> !ask(String.valueOf(each.number())).equals("NOT_RECEIVED")));
    RunningRecognition.await(
        "the issuers are known, and both that share a number",
        () ->
            ask(GRANTED).equals("GRANTED")
                && ask(UNFILED).equals("REFUSED")
                && ask(TWICE).equals("REFERRED"));
    employer = chongqing.employer("roster-employer", FIRM);
    other = chongqing.employer("other-employer", OTHER_FIRM);
  }

  private static List<CertificateState> certificates() {
    return List.of(
        skill(GRANTED, "510000", Registries.issuer("510000"), "VALID"),
        skill(REVOKED, "510000", Registries.issuer("510000"), "REVOKED"),
        skill(SUSPENDED, "510000", Registries.issuer("510000"), "SUSPENDED"),
        title(),
        skill(WITHOUT_ISSUER, "510000", "S000051047005", "VALID"),
        skill(UNFILED, "510000", "S000051047007", "VALID"),
        skill(TWICE, "510000", Registries.issuer("510000"), "VALID"),
        skill(TWICE, "330000", Registries.issuer("330000"), "VALID"));
  }

  /** A title of a region with which none was agreed on titles. */
  private static CertificateState title() {
    return Registries.certificate(
        "330000",
        FOREIGN,
        1,
        "PROFESSIONAL_TITLE",
        Registries.issuer("330000"),
        "2023-06-01",
        null,
        new Registries.Title("工程师", "INTERMEDIATE"),
        null,
        null,
        null,
        null,
        "VALID",
        "2023-06-01");
  }

  private static CertificateState skill(String number, String home, String issuer, String status) {
    return Registries.turner(home, number, 1, issuer, "2023-06-01", status, "2024-06-01");
  }

  @AfterAll
  static void stop() {
    chongqing.close();
  }

  private static String ask(String number) {
    return chongqing
        .post(
            "/api/enquiries",
            Map.of(
                "certificateNumber", number, "holderName", Registries.NAME, "hostRegion", "500000"))
        .text("outcome");
  }

  private static Answer send(String token, byte[] file, String type, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.addAll(List.of("Authorization", token));
    return chongqing.upload("/api/rosters" + ASKED, file, type, all.toArray(String[]::new));
  }

  private static String completed(String token, byte[] file, String type, String... headers) {
    Answer taken = send(token, file, type, headers);
    assertThat(taken.status()).as(taken.raw().body()).isEqualTo(202);
    String path = taken.raw().headers().firstValue("Location").orElseThrow();
    RunningRecognition.await(
        "the roster is answered",
        () -> chongqing.get(path, "Authorization", token).text("state").equals("COMPLETED"));
    return path;
  }

  private static byte[] csv(String... lines) {
    return String.join("\n", lines).getBytes(UTF_8);
  }

  private static List<List<String>> result(String path, String token) {
    String text = new String(chongqing.download(path + "/result", "Authorization", token), UTF_8);
    assertThat(text).startsWith("\uFEFF");
    try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(text.substring(1))) {
      return rows.stream().map(CsvRecord::getFields).toList();
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] every() {
    String name = "," + Registries.NAME + ",";
    return csv(
        "工号,*证书编号,姓 名,备注",
        "1," + GRANTED + name + "甲",
        "2," + REVOKED + name,
        "3," + SUSPENDED + name,
        "4," + FOREIGN + name,
        "5," + WITHOUT_ISSUER + name,
        "6," + TWICE + name,
        "7," + UNKNOWN + name,
        "8," + GRANTED + ",别人,",
        "9,," + Registries.NAME + ",",
        "10," + UNFILED + name,
        "11,1.23457E+21" + name,
        "12," + GRANTED + name + "多,一格");
  }

  private static final List<String> OUTCOMES =
      List.of(
          "GRANTED",
          "INVALID",
          "SUSPENDED",
          "NO_AGREEMENT",
          "REFERRED",
          "AMBIGUOUS",
          "NOT_RECEIVED",
          "NOT_RECEIVED",
          "FAULTY",
          "REFUSED",
          "FAULTY",
          "FAULTY");

  @Test
  void every_row_is_answered_in_the_senders_own_columns() {
    String path = completed(employer, every(), "text/csv");
    List<List<String>> rows = result(path, employer);
    assertThat(rows.getFirst()).startsWith("工号", "*证书编号", "姓 名", "备注", "答复代码").hasSize(17);
    assertThat(rows.subList(1, 13).stream().map(row -> row.get(4))).isEqualTo(OUTCOMES);
    assertThat(rows.get(1).subList(0, 4)).containsExactly("1", GRANTED, Registries.NAME, "甲");
    assertThat(rows.get(1).subList(5, 11))
        .containsExactly("有效", "认可", rows.get(1).get(7), "可以", "可以", "可以");
    assertThat(rows.get(1).get(7)).contains("中级工");
    assertThat(rows.get(2).subList(5, 11))
        .containsExactly("无效", "不予认可（证书无效）", "", "不可以", "不可以", "不可以");
    assertThat(rows.get(4).get(6)).startsWith("没有协议适用");
    assertThat(rows.subList(2, 13)).allSatisfy(row -> assertThat(row.get(12)).isNotBlank());
    assertThat(rows.subList(2, 13)).allSatisfy(row -> assertThat(row.get(13)).isNotBlank());
    assertThat(rows.subList(1, 13).stream().map(row -> row.get(6)).distinct().count())
        .as("each outcome in words of its own")
        .isEqualTo(10 - 1);
    assertThat(rows.getLast()).hasSize(17).startsWith("合计：读入12行，答复12行。");
    Answer shown = chongqing.get(path, "Authorization", employer);
    assertThat(shown.json().path("read").asInt()).isEqualTo(12);
    assertThat(shown.json().path("answered").asInt()).isEqualTo(12);
    assertThat(shown.json().path("outcomes").path("FAULTY").asInt()).isEqualTo(3);
  }

  @Test
  void a_workbook_comes_back_as_a_workbook_and_in_english_where_asked_so() throws Exception {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (XlsxOut xlsx = new XlsxOut(file, "staff")) {
      xlsx.write(List.of("Certificate No.", "ID number", "Phone"));
      xlsx.write(List.of(GRANTED, Registries.DOCUMENT, "+86 138"));
      xlsx.write(List.of(UNKNOWN, Registries.DOCUMENT, "=cmd|' /C calc'!A0"));
    }
    String path = completed(employer, file.toByteArray(), XLSX, "Accept-Language", "en");
    List<List<String>> rows = new ArrayList<>();
    byte[] result = chongqing.download(path + "/result", "Authorization", employer);
    try (XlsxTable table = XlsxTable.open(new ByteArrayInputStream(result), 1_000_000)) {
      rows.add(table.headings());
      for (var row = table.next(); row.isPresent(); row = table.next()) {
        rows.add(row.get().cells());
      }
    }
    assertThat(rows.getFirst()).startsWith("Certificate No.", "ID number", "Phone", "answer code");
    assertThat(rows.get(1)).contains("GRANTED", "valid", "recognised", "'+86 138");
    assertThat(rows.get(2)).contains("NOT_RECEIVED", "'=cmd|' /C calc'!A0");
    assertThat(rows.getLast().getFirst()).isEqualTo("Total: 2 rows read, 2 rows answered.");
  }

  @Test
  void a_file_in_gb18030_is_read_and_no_cell_of_the_result_can_be_run() {
    String text =
        "姓名;证书编号;=HYPERLINK(1)\n"
            + Registries.NAME
            + ";"
            + GRANTED
            + ";@x\n"
            + Registries.NAME
            + ";"
            + GRANTED
            + ";-1+1\n"
            + Registries.NAME
            + ";"
            + GRANTED
            + ";\"\ttab\"\n";
    String path = completed(employer, text.getBytes(Charset.forName("GB18030")), "text/csv");
    List<List<String>> rows = result(path, employer);
    assertThat(rows).hasSize(5);
    assertThat(rows.get(1)).contains("GRANTED");
    assertThat(rows)
        .allSatisfy(
            row ->
                assertThat(row)
                    .noneMatch(cell -> !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0));
    assertThat(rows.get(0).get(2)).isEqualTo("'=HYPERLINK(1)");
  }

  @Test
  void a_roster_with_one_row_too_many_is_refused_and_nothing_of_it_is_kept() {
    StringBuilder long_ = new StringBuilder("证书编号,姓名\n");
    for (int row = 0; row < 100_001; row++) {
      long_.append(GRANTED).append(',').append(Registries.NAME).append('\n');
    }
    Answer refused =
        send(employer, long_.toString().getBytes(UTF_8), "text/csv", "Accept-Language", "en");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("type")).isEqualTo("urn:yichi:problem:roster-refused");
    assertThat(refused.text("code")).isEqualTo("TOO_MANY_ROWS");
    assertThat(refused.text("detail")).contains("more than 100000 rows");
    assertThat(refused.raw().body()).doesNotContain(Registries.NAME);
  }

  @Test
  void what_cannot_be_a_roster_is_refused_with_its_reason() {
    List<Map.Entry<String, byte[]>> faulty =
        List.of(
            Map.entry("COLUMN_MISSING", csv("工号,姓名", "1,王")),
            Map.entry("COLUMN_MISSING", csv("证书编号,备注", "S1,x")),
            Map.entry("COLUMN_TWICE", csv("证书编号,姓名,证书号", "S1,王,S1")),
            Map.entry("NO_ROWS", csv("证书编号,姓名")),
            Map.entry("EMPTY_FILE", new byte[0]),
            Map.entry("WORKBOOK_FAULTY", new byte[] {'P', 'K', 3, 4, 9}),
            Map.entry("TOO_MANY_COLUMNS", csv("证书编号,姓名" + ",x".repeat(63), "S1,王")));
    faulty.forEach(
        each -> {
          Answer refused = send(employer, each.getValue(), "text/csv");
          assertThat(refused.status()).as(each + refused.raw().body()).isEqualTo(422);
          assertThat(refused.text("type")).isEqualTo("urn:yichi:problem:roster-refused");
          JsonNode fault = refused.json().path("errors").path(0);
          assertThat(fault.path("field").asString()).isEqualTo("file");
          assertThat(fault.path("value").asString("")).isEmpty();
          assertThat(fault.path("code").asString()).isEqualTo(each.getKey());
          assertThat(fault.path("remedy").asString()).isNotBlank();
        });
    Answer unsaid = chongqing.upload("/api/rosters", every(), "text/csv");
    assertThat(unsaid.status()).isEqualTo(422);
    assertThat(unsaid.json().path("errors").toString()).contains("purpose", "basis");
  }

  @Test
  void a_file_that_is_too_large_is_refused_at_its_limit() {
    Answer refused = send(employer, new byte[20 * 1024 * 1024 + 1], "application/octet-stream");
    assertThat(refused.status()).isEqualTo(413);
    assertThat(refused.text("code")).isEqualTo("roster-too-large");
  }

  @Test
  void a_roster_is_shown_to_nobody_but_the_organisation_that_sent_it() {
    String path = completed(employer, every(), "text/csv");
    String officer = TestProvider.shared().token("500000", Role.OFFICER).bearer();
    for (String stranger : List.of(other, officer)) {
      assertThat(chongqing.get(path, "Authorization", stranger).status()).isEqualTo(404);
      assertThat(chongqing.get(path + "/result", "Authorization", stranger).status())
          .isEqualTo(404);
      assertThat(chongqing.delete(path, "Authorization", stranger).status()).isEqualTo(404);
    }
    assertThat(chongqing.get(path, "Authorization", employer).status()).isEqualTo(200);
  }

  @Test
  void an_erased_roster_is_gone_with_its_files() {
    String path = completed(employer, every(), "text/csv");
    assertThat(chongqing.delete(path, "Authorization", employer).status()).isEqualTo(204);
    assertThat(chongqing.get(path, "Authorization", employer).status()).isEqualTo(404);
    assertThat(chongqing.get(path + "/result", "Authorization", employer).status()).isEqualTo(404);
    String id = path.substring(path.lastIndexOf('/') + 1);
    assertThat(spooled(id)).isEmpty();
  }

  private static List<String> spooled(String id) {
    String directory =
        chongqing.context().getEnvironment().getRequiredProperty("yichi.spool.directory");
    String[] files = new File(directory).list((dir, name) -> name.startsWith(id));
    return files == null ? List.of() : List.of(files);
  }

  @Test
  void the_holder_sees_who_asked_and_the_log_names_nobody() {
    completed(employer, every(), "text/csv");
    String worker =
        TestProvider.shared()
            .token("500000", Role.WORKER)
            .with("id_document_number", Registries.DOCUMENT)
            .bearer();
    Answer seen = chongqing.get("/api/certificates/askings", "Authorization", worker);
    assertThat(seen.status()).as(seen.raw().body()).isEqualTo(200);
    String granted = Registries.id("510000", "SKILL_LEVEL", GRANTED).value();
    assertThat(seen.json().path("items").valueStream().map(each -> each.path("by").asString()))
        .contains("org/" + FIRM);
    String stranger =
        TestProvider.shared()
            .token("500000", Role.WORKER)
            .with("id_document_number", "110105199003070126")
            .bearer();
    assertThat(
            chongqing
                .get("/api/certificates/askings", "Authorization", stranger)
                .json()
                .path("items"))
        .isEmpty();
    assertThat(
            seen.json()
                .path("items")
                .valueStream()
                .filter(each -> each.path("certificate").asString().equals(granted))
                .map(each -> each.path("by").asString() + each.path("purpose").asString())
                .filter(each -> each.equals("org/" + FIRM + "HIRE")))
        .as("one a day, however often asked")
        .hasSize(1);
    MongoDatabase database = chongqing.bean(MongoDatabase.class);
    String kept =
        List.of("rosters", "askings", "answers").stream()
            .flatMap(name -> database.getCollection(name).find().into(new ArrayList<>()).stream())
            .map(Object::toString)
            .collect(Collectors.joining());
    assertThat(kept).isNotEmpty().doesNotContain(Registries.NAME, GRANTED, Registries.DOCUMENT);
    String log =
        chongqing
            .get(
                "/api/audit/entries?limit=200",
                "Authorization",
                TestProvider.shared().token("500000", Role.AUDITOR).bearer())
            .raw()
            .body();
    assertThat(log)
        .contains("roster.receive", "roster.end", "rows:12", "GRANTED:1")
        .doesNotContain(Registries.NAME, GRANTED);
  }

  @Test
  void a_roster_of_guesses_is_told_no_more_and_counts_as_misses() {
    String guesser = chongqing.employer("guesser", Firms.numbered(72));
    StringBuilder guesses = new StringBuilder("证书编号,姓名\n");
    for (int row = 0; row < 250; row++) {
      guesses.append(Registries.number("510000", 48_000 + row)).append(",王某\n");
    }
    guesses.append(GRANTED).append(',').append(Registries.NAME).append('\n');
    String path = completed(guesser, guesses.toString().getBytes(UTF_8), "text/csv");
    Map<String, Long> outcomes =
        result(path, guesser).stream()
            .skip(1)
            .filter(row -> !row.get(2).isEmpty())
            .collect(Collectors.groupingBy(row -> row.get(2), TreeMap::new, Collectors.counting()));
    assertThat(outcomes).isEqualTo(Map.of("NOT_RECEIVED", 50L, "NOT_ASKED", 201L));
    completed(guesser, guesses.substring(0, 400).getBytes(UTF_8), "text/csv");
    Answer refused = send(guesser, every(), "text/csv");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.text("code")).isEqualTo("too-many-misses");
  }

  @Test
  void the_same_key_takes_a_roster_in_once() {
    Answer first = send(other, every(), "text/csv", "Idempotency-Key", "\"roster-once\"");
    Answer second = send(other, every(), "text/csv", "Idempotency-Key", "\"roster-once\"");
    assertThat(second.status()).isEqualTo(202);
    assertThat(second.text("id")).isEqualTo(first.text("id"));
  }
}
