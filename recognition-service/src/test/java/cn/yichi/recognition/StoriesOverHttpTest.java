package cn.yichi.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.event.CertificateState;
import cn.yichi.contracts.event.Instants;
import cn.yichi.contracts.event.IssuerState;
import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.platform.security.Role;
import cn.yichi.platform.testing.TestProvider;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.recognition.RunningRecognition.Answer;
import cn.yichi.recognition.decision.Neighbours;
import cn.yichi.recognition.decision.StoryTable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/**
 * The people of the newspapers and their neighbours, from the registries' topics through both
 * regions' running services to the answer that an employer's client gets by its own token.
 */
@Tag("database")
class StoriesOverHttpTest {
  private static final long SEED = Long.getLong("yichi.test.seed", new Random().nextLong());
  private static final Set<String> HOMES = Set.of("510000", "500000", "330000");
  private static final Set<String> ISSUERS =
      Set.of("filed", "absent", "suspended-now", "withdrawn-then", "withdrawn-now");

  /** The client of an employer, as its provider knows it, and the organisation it acts for. */
  private static final String CLIENT = "hiring-system";

  private static final String EMPLOYER = Firms.numbered(0);

  private static final List<Told> TOLD = new ArrayList<>();
  private static RunningRecognition chongqing;
  private static RunningRecognition sichuan;

  private record Told(
      Map<String, String> cells, Map<String, String> expected, CertificateState certificate) {}

  @BeforeAll
  static void publish() {
    Registries.topics("510000", "500000", "330000");
    draw();
    chongqing = RunningRecognition.start("500000", TestStack.freshDatabase().getName());
    sichuan = RunningRecognition.start("510000", TestStack.freshDatabase().getName());
    try (Registries registries = new Registries()) {
      for (Told each : TOLD) {
        registries.publish(each.certificate());
        issuer(each).ifPresent(registries::publish);
      }
    }
    for (RunningRecognition each : List.of(chongqing, sichuan)) {
      RunningRecognition.await("every certificate with its issuer", () -> settled(each));
      assertThat(each.authorise(CLIENT, EMPLOYER).status()).isEqualTo(201);
    }
  }

  @AfterAll
  static void stop() {
    sichuan.close();
    chongqing.close();
  }

  private static void draw() {
    Map<String, Map<String, String>> stories = new LinkedHashMap<>();
    StoryTable.read("/stories/stories.csv").forEach(row -> stories.put(row.get("story"), row));
    LocalDate last = LocalDate.now(Clock.systemUTC()).plusMonths(11);
    for (Map<String, String> expected : StoryTable.read("/stories/expectations.csv")) {
      Random random = new Random(SEED + TOLD.size());
      Map<String, String> cells =
          Neighbours.draw(stories.get(expected.get("story")), expected.get("change"), random);
      boolean asked = cells.get("host").startsWith("50") || cells.get("host").startsWith("51");
      if (asked
          && HOMES.contains(cells.get("home"))
          && ISSUERS.contains(cells.get("issuer"))
          && LocalDate.parse(cells.get("asOf")).isBefore(last)) {
        TOLD.add(new Told(cells, expected, certificate(cells, TOLD.size())));
      }
    }
    assertThat(TOLD).hasSizeGreaterThan(40);
  }

  private static CertificateState certificate(Map<String, String> cells, int serial) {
    boolean graded = Set.of("SKILL_LEVEL", "VOCATIONAL_QUALIFICATION").contains(cells.get("kind"));
    boolean titled = cells.get("kind").equals("PROFESSIONAL_TITLE");
    CertificateState base =
        Registries.certificate(
            cells.get("home"),
            "STORY-" + serial,
            1,
            cells.get("kind"),
            "S000099" + String.format("%06d", serial),
            cells.get("issuedOn"),
            graded ? empty(cells.get("level")) : null,
            titled
                ? new Registries.Title(empty(cells.get("title")), empty(cells.get("grade")))
                : new Registries.Title(null, null),
            empty(cells.get("occupation")),
            empty(cells.get("jobType")),
            empty(cells.get("county")),
            empty(cells.get("validUntil")),
            cells.get("status"),
            cells.get("statusSince"));
    return named(base, cells.get("issuerName"), empty(cells.get("exceptional")));
  }

  private static CertificateState named(
      CertificateState base, String issuerName, @Nullable String exceptionalBasis) {
    return new CertificateState(
        base.certificateId(),
        base.version(),
        base.homeRegion(),
        base.kind(),
        base.number(),
        base.numberMasked(),
        base.numberDigest(),
        base.numberScheme(),
        base.holderRef(),
        base.nameDigest(),
        base.documentDigests(),
        base.occupation(),
        base.level(),
        base.title(),
        base.titleGrade(),
        base.issuerCode(),
        issuerName,
        null,
        base.issuedOn(),
        base.validUntil(),
        null,
        exceptionalBasis,
        base.county(),
        base.status(),
        null,
        false,
        base.instants());
  }

  private static Optional<IssuerState> issuer(Told told) {
    CertificateState certificate = told.certificate();
    IssuerState filed =
        Registries.issuerState(
            certificate.homeRegion(), certificate.issuerCode(), 1, certificate.kind());
    LocalDate issued = certificate.issuedOn();
    return switch (told.cells().get("issuer")) {
      case "filed" -> Optional.of(filed);
      case "suspended-now" ->
          Optional.of(standing(filed, "SUSPENDED", LocalDate.parse(told.cells().get("asOf"))));
      case "withdrawn-then" -> Optional.of(standing(filed, "WITHDRAWN", issued));
      case "withdrawn-now" -> Optional.of(standing(filed, "WITHDRAWN", issued.plusDays(1)));
      default -> Optional.empty();
    };
  }

  private static IssuerState standing(IssuerState filed, String status, LocalDate from) {
    return new IssuerState(
        filed.issuerCode(),
        1,
        filed.homeRegion(),
        filed.nameZh(),
        filed.issuerClass(),
        null,
        filed.filings(),
        List.of(filed.standing().getFirst(), new IssuerState.Standing(status, from, "synthetic")),
        new Instants(from, filed.instants().occurredAt(), filed.instants().recordedAt()));
  }

  private static boolean settled(RunningRecognition service) {
    Set<String> held = new HashSet<>();
    service
        .get("/api/books?limit=100000")
        .json()
        .path("items")
        .forEach(entry -> held.add(entry.path("certificateId").asString()));
    return TOLD.stream()
        .allMatch(
            told ->
                held.contains(told.certificate().certificateId())
                    && (told.cells().get("issuer").equals("absent")
                        || service
                            .bean(cn.yichi.recognition.decision.Judgements.class)
                            .held(List.of(new CertificateId(told.certificate().certificateId())))
                            .getFirst()
                            .issuerVersion()
                            .isPresent()));
  }

  @TestFactory
  List<DynamicTest> every_story_and_neighbour_is_answered_as_the_table_says() {
    return TOLD.stream()
        .map(
            told ->
                DynamicTest.dynamicTest(
                    told.expected().get("story")
                        + " "
                        + told.expected().get("neighbour")
                        + " (seed "
                        + SEED
                        + ")",
                    () -> check(told)))
        .toList();
  }

  private static void check(Told told) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("certificateNumber", told.certificate().number());
    body.put("documentNumber", Registries.DOCUMENT);
    body.put("hostRegion", told.cells().get("host"));
    body.put("purpose", "OTHER");
    body.put("legalBasis", "CONSENT");
    body.put("asOf", told.cells().get("asOf"));
    body.put("receipt", true);
    if (!told.cells().get("record").isEmpty()) {
      SkillLevel stated = SkillLevel.valueOf(told.cells().get("record"));
      body.put("statedLevel", stated == SkillLevel.SENIOR_WORKER ? "高级焊工" : stated.nameZh());
    }
    String host = told.cells().get("host").startsWith("50") ? "500000" : "510000";
    String token = TestProvider.shared().token(host, Role.EMPLOYER).with("sub", CLIENT).bearer();
    RunningRecognition service = host.equals("500000") ? chongqing : sichuan;
    Answer answer = service.post("/api/enquiries", body, "Authorization", token);
    JsonNode json = answer.json();
    String whole = told.cells() + "\n" + answer.raw().body();
    assertThat(answer.status()).as(whole).isEqualTo(200);
    assertThat(answer.text("outcome")).as(whole).isEqualTo(told.expected().get("outcome"));
    assertThat(answer.text("answer")).isNotBlank();
    assertThat(json.path("equivalence").path("code").asString(""))
        .as(whole)
        .isEqualTo(told.expected().get("equivalence"));
    assertThat(json.path("questions").findValuesAsString("code"))
        .as(whole)
        .isEqualTo(words(told.expected().get("questions")));
    codes(json.path("grounds"), told.expected().get("grounds"), whole);
    codes(json.path("warnings"), told.expected().get("warnings"), whole);
    String decidedBy = told.expected().get("decidedBy");
    JsonNode clause = json.path("agreement");
    assertThat(
            clause.isMissingNode()
                ? ""
                : clause.path("id").asString()
                    + "/"
                    + clause.path("version").asInt()
                    + "#"
                    + clause.path("clause").asString())
        .as(whole)
        .isEqualTo(decidedBy);
    Answer again =
        service.post("/api/receipts/verification", Map.of("receipt", answer.text("receipt")));
    assertThat(again.text("outcome")).as(whole).isEqualTo(told.expected().get("outcome"));
    assertThat(again.json().path("again").path("result").asString()).as(whole).isEqualTo("SAME");
  }

  private static void codes(JsonNode said, String expected, String whole) {
    List<String> codes = said.findValuesAsString("code");
    for (String each : words(expected)) {
      if (each.startsWith("-")) {
        assertThat(codes).as(whole).doesNotContain(each.substring(1));
      } else {
        assertThat(codes).as(whole).contains(each);
      }
    }
  }

  private static List<String> words(String cell) {
    return cell.isEmpty() ? List.of() : Arrays.asList(cell.split(" "));
  }

  private static String empty(String cell) {
    return cell.isEmpty() ? null : cell;
  }
}
