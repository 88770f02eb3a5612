package cn.yichi.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.event.CertificateState;
import cn.yichi.contracts.event.EventType;
import cn.yichi.contracts.event.HonourState;
import cn.yichi.contracts.event.Instants;
import cn.yichi.contracts.event.IssuerState;
import cn.yichi.contracts.event.Stream;
import cn.yichi.contracts.vocabulary.DocumentType;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.IdDocument;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.recognition.RunningRecognition.Answer;
import cn.yichi.recognition.decision.StoryTable;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/**
 * Every row of the award table, the levels and the titles: from the registries' topics, a holder of
 * its own each, through both regions' running services to the answer over HTTP.
 */
@Tag("database")
class OwnTablesOverHttpTest {
  private static final Set<String> ELSEWHERE =
      Set.of("zhuhai-macao-alliance", "gba-one-exam-macao", "gba-one-exam-nansha");
  private static final List<Row> ROWS = new ArrayList<>();
  private static RunningRecognition chongqing;
  private static RunningRecognition sichuan;

  private record Row(
      Map<String, String> cells, Map<String, String> expected, CertificateState certificate) {
    RunningRecognition asked() {
      return cells.get("host").startsWith("50") ? chongqing : sichuan;
    }
  }

  @BeforeAll
  static void publish() {
    Registries.topics("510000", "500000");
    Registries.topic(Stream.HONOURS.topic("500000"));
    Registries.topic(Stream.HONOURS.topic("510000"));
    Map<String, String> base = StoryTable.read("/clauses/base.csv").getFirst();
    for (Map<String, String> expected : StoryTable.read("/clauses/own.csv")) {
      Map<String, String> cells = new HashMap<>(base);
      for (String change : expected.get("change").split("&")) {
        int at = change.indexOf('=');
        cells.put(change.substring(0, at), change.substring(at + 1));
      }
      if (!ELSEWHERE.contains(expected.get("form").split("/")[0])) {
        ROWS.add(new Row(cells, expected, certificate(cells, ROWS.size())));
      }
    }
    chongqing = RunningRecognition.start("500000", TestStack.freshDatabase().getName());
    sichuan = RunningRecognition.start("510000", TestStack.freshDatabase().getName());
    try (Registries registries = new Registries()) {
      for (Row each : ROWS) {
        registries.publish(each.certificate());
        registries.publish(issuer(each.certificate()));
        honours(each).forEach(one -> say(registries, one));
      }
    }
  }

  @AfterAll
  static void stop() {
    sichuan.close();
    chongqing.close();
  }

  private static CertificateState certificate(Map<String, String> cells, int serial) {
    boolean graded = Set.of("SKILL_LEVEL", "VOCATIONAL_QUALIFICATION").contains(cells.get("kind"));
    boolean titled = cells.get("kind").equals("PROFESSIONAL_TITLE");
    CertificateState base =
        Registries.certificate(
            cells.get("home"),
            "TABLE-" + serial,
            1,
            cells.get("kind"),
            "S000098" + String.format("%06d", serial),
            cells.get("issuedOn"),
            graded ? empty(cells.get("level")) : null,
            titled
                ? new Registries.Title(empty(cells.get("title")), empty(cells.get("grade")))
                : new Registries.Title(null, null),
            empty(cells.get("occupation")),
            null,
            empty(cells.get("county")),
            null,
            cells.get("status"),
            cells.get("statusSince"));
    return of(base, holder(serial));
  }

  /** On file for the certificate's own level, whichever it is. */
  private static IssuerState issuer(CertificateState its) {
    IssuerState filed = Registries.issuerState(its.homeRegion(), its.issuerCode(), 1, its.kind());
    List<String> levels = its.level() == null ? List.of() : List.of(its.level());
    return new IssuerState(
        filed.issuerCode(),
        1,
        filed.homeRegion(),
        filed.nameZh(),
        filed.issuerClass(),
        null,
        List.of(
            new IssuerState.Filing(its.kind(), "*", levels, LocalDate.parse("2000-01-01"), null)),
        filed.standing(),
        filed.instants());
  }

  private static HolderRef holder(int serial) {
    return Registries.DIGESTS.holderRef(
        new IdDocument(DocumentType.PASSPORT, "T" + (70_000_000 + serial)));
  }

  private static CertificateState of(CertificateState base, HolderRef holder) {
    return new CertificateState(
        base.certificateId(),
        base.version(),
        base.homeRegion(),
        base.kind(),
        base.number(),
        base.numberMasked(),
        base.numberDigest(),
        base.numberScheme(),
        holder.value(),
        base.nameDigest(),
        base.documentDigests(),
        base.occupation(),
        base.level(),
        base.title(),
        base.titleGrade(),
        base.issuerCode(),
        base.issuerName(),
        null,
        base.issuedOn(),
        null,
        null,
        null,
        base.county(),
        base.status(),
        null,
        false,
        base.instants());
  }

  /** The cell as in the decision table: kind:scope:contest:place:medal:region:on:revoked since. */
  private static List<HonourState> honours(Row row) {
    String cell = row.cells().getOrDefault("honours", "");
    List<HonourState> all = new ArrayList<>();
    for (String each : cell.isEmpty() ? new String[0] : cell.split(" ")) {
      String[] part = each.split(":", -1);
      assertThat(part[7]).as("no row of these tables revokes an honour").isEmpty();
      LocalDate on = LocalDate.parse(part[6]);
      var at = on.atStartOfDay().toInstant(ZoneOffset.UTC);
      all.add(
          new HonourState(
              id(ROWS.indexOf(row) * 10 + all.size()),
              1,
              part[5].startsWith("51") ? "510000" : "500000",
              row.certificate().holderRef(),
              part[0],
              part[1],
              empty(part[2]),
              part[3].isEmpty() ? null : Integer.valueOf(part[3]),
              empty(part[4]),
              "样例荣誉（合成数据）",
              null,
              empty(part[5]),
              "样例组织委员会（合成数据）",
              on,
              "VALID",
              null,
              false,
              new Instants(on, at, at)));
    }
    return all;
  }

  private static String id(int number) {
    String digits = "abcdefghijklmnopqrstuvwxyz234567";
    StringBuilder id = new StringBuilder("tables");
    for (int rest = number; id.length() < 32; rest /= 32) {
      id.append(digits.charAt(rest % 32));
    }
    return id.toString();
  }

  private static void say(Registries registries, HonourState honour) {
    registries.send(Stream.HONOURS, honour.homeRegion(), EventType.HONOUR_RECORDED, honour);
  }

  @TestFactory
  List<DynamicTest> every_row_is_answered_as_the_table_says() {
    return ROWS.stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.expected().get("form") + ": " + row.expected().get("case"),
                    () -> {
                      // What one row waits for, an honour or an issuer, may be the last to arrive.
                      RunningRecognition.await(
                          row.expected().toString(), () -> said(ask(row), row).equals(wanted(row)));
                      replayed(row);
                    }))
        .toList();
  }

  private static Answer ask(Row row) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("certificateNumber", row.certificate().number());
    body.put("holderName", Registries.NAME);
    body.put("hostRegion", row.cells().get("host"));
    body.put("asOf", row.cells().get("asOf"));
    body.put("receipt", true);
    return row.asked().post("/api/enquiries", body);
  }

  private static void replayed(Row row) {
    Answer again =
        row.asked().post("/api/receipts/verification", Map.of("receipt", ask(row).text("receipt")));
    assertThat(again.json().path("again").path("result").asString()).isEqualTo("SAME");
  }

  /** What the row's clause says in the answer, whether it decides or is said besides. */
  private static String said(Answer answer, Row row) {
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    String form = row.expected().get("form");
    JsonNode json = answer.json();
    if (names(json.path("agreement"), form)) {
      return shown(json);
    }
    for (JsonNode each : json.path("besides")) {
      if (names(each.path("clause"), form)) {
        return shown(each);
      }
    }
    return "NO_AGREEMENT  []";
  }

  private static boolean names(JsonNode clause, String form) {
    return (clause.path("id").asString("") + "/" + clause.path("clause").asString("")).equals(form);
  }

  private static String shown(JsonNode said) {
    JsonNode gives = said.path("equivalence");
    String detail = gives.path("level").asString(gives.path("grade").asString("")).strip();
    Set<String> open = new TreeSet<>(said.path("conditions").findValuesAsString("code"));
    open.addAll(said.path("questions").findValuesAsString("code"));
    return said.path("outcome").asString()
        + " "
        + (gives.path("code").asString("") + " " + detail).strip()
        + " "
        + open;
  }

  private static String wanted(Row row) {
    String open = row.expected().get("open");
    return row.expected().get("outcome")
        + " "
        + row.expected().get("grant")
        + " "
        + new TreeSet<>(open.isEmpty() ? List.of() : Arrays.asList(open.split(" ")));
  }

  private static @Nullable String empty(@Nullable String cell) {
    return cell == null || cell.isEmpty() ? null : cell;
  }
}
