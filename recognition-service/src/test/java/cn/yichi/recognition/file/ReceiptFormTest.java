package cn.yichi.recognition.file;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.Golden;
import cn.yichi.contracts.vocabulary.IssuerCode;
import cn.yichi.contracts.vocabulary.Occupation;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.recognition.agreement.ClauseRef;
import cn.yichi.recognition.agreement.DocumentFault;
import cn.yichi.recognition.agreement.Measure;
import cn.yichi.recognition.asking.LegalBasis;
import cn.yichi.recognition.asking.Purpose;
import cn.yichi.recognition.decision.Case;
import cn.yichi.recognition.decision.Cases;
import cn.yichi.recognition.decision.Condition;
import cn.yichi.recognition.decision.Question;
import cn.yichi.recognition.decision.Ruling;
import cn.yichi.recognition.decision.StoryTable;
import cn.yichi.recognition.receipt.Facts;
import cn.yichi.recognition.receipt.Pins;
import cn.yichi.recognition.receipt.Receipt;
import cn.yichi.recognition.receipt.Said;
import cn.yichi.recognition.register.DocumentFaultText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The form in which receipts are kept by others for years. */
class ReceiptFormTest {
  private static final Path GOLDEN =
      Golden.repositoryRoot()
          .resolve("recognition-service/src/test/resources/golden/receipt.v1.json");
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private final DocumentSchema schema = new DocumentSchema("receipt.v1.schema.json");

  private static Receipt sample() {
    Map<String, String> cells = new HashMap<>(StoryTable.read("/clauses/base.csv").getFirst());
    cells.put("county", "510100");
    cells.put("standard", "2018");
    cells.put("exceptional", "技能大赛获奖破格");
    cells.put("record", "SENIOR_WORKER");
    cells.put("issuer", "suspended-then");
    cells.put("reviews", "500000:PASSED:2022-01-01:2023-01-01");
    cells.put("honours", "CONTEST_RESULT:COUNTY:COUNTY:1:GOLD:500116:2020-01-01:2021-01-01");
    Case subject = Cases.of(cells, Documents.agreements());
    ClauseRef clause = new ClauseRef("an-agreement", 1, "skill-level");
    return new Receipt(
        new Region("500000"),
        Instant.parse("2026-11-27T02:00:00.123Z"),
        new Receipt.Asked(
            subject.host(),
            LocalDate.of(2023, 8, 1),
            Optional.of(Purpose.HIRE),
            Optional.of(LegalBasis.CONTRACT)),
        Optional.of(
            new Facts(
                subject.certificate(),
                "S00***1",
                subject.holderRecords(),
                subject.issuer(),
                subject.honours(),
                subject.reviews(),
                List.of(
                    new Ruling(
                        "a-ruling",
                        Optional.of(subject.certificate().id()),
                        clause,
                        new Ruling.Subject.Open(Question.PRIOR_CERTIFICATES),
                        true,
                        LocalDate.of(2023, 1, 1),
                        Optional.of(LocalDate.of(2024, 1, 1)),
                        "纪要",
                        "适用"),
                    new Ruling(
                        "510000/a-certificate/1",
                        Optional.of(subject.certificate().id()),
                        clause,
                        new Ruling.Subject.Unfulfilled(Condition.FILING),
                        true,
                        LocalDate.of(2023, 1, 2),
                        Optional.empty(),
                        "备案表",
                        "",
                        Optional.of(new Region("510000")))))),
        new Pins("2", "0123456789abcdef", "c".repeat(64), List.of(pinned())),
        new Said(
            "GRANTED",
            Map.of("code", "SAME_LEVEL", "level", "SENIOR_WORKER"),
            List.of("FILING"),
            List.of("CORRESPONDENCE"),
            List.of(
                new Said.Reason(
                    "CLAUSE_COVERS", Optional.of(clause), Map.of("from", "1", "and", "2"))),
            Optional.of(clause),
            List.of(clause + "=GRANTED"),
            List.of(new Said.Reason("LEVEL_CONFLICT", Optional.empty(), Map.of()))));
  }

  private static Pins.PinnedText pinned() {
    return new Pins.PinnedText(
        "an-agreement",
        1,
        "d".repeat(64),
        List.of(
            new Measure(
                "no-welders",
                new Region("500000"),
                Measure.Kind.SAFEGUARD,
                new Measure.Reach(
                    Optional.of("skill-level"),
                    Optional.of(Occupation.ofKey("E2022:6-18-01-01")),
                    List.of(SkillLevel.SENIOR_WORKER),
                    Optional.of(new IssuerCode("S000051000123"))),
                LocalDate.of(2023, 1, 1),
                Optional.of(LocalDate.of(2023, 12, 31)),
                "复核")));
  }

  private static ObjectNode written() {
    return (ObjectNode) ReceiptJson.tree(ReceiptJson.write(sample()));
  }

  @Test
  void is_written_as_the_golden_file_says_and_the_golden_file_is_read_for_ever()
      throws IOException {
    Golden.check(
        GOLDEN,
        JSON.writerWithDefaultPrettyPrinter().writeValueAsString(written()) + "\n",
        "mvn -q -pl recognition-service -am test -Dtest=ReceiptFormTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false");
    assertThat(ReceiptJson.read(ReceiptJson.tree(Files.readAllBytes(GOLDEN)))).isEqualTo(sample());
  }

  /** Without what came later: that a partner's confirmation stands among the rulings. */
  private static Facts unconfirmed(Facts facts) {
    return new Facts(
        facts.certificate(),
        facts.numberMasked(),
        facts.holderRecords(),
        facts.issuer(),
        facts.honours(),
        facts.reviews(),
        facts.rulings().stream().filter(each -> each.confirmedBy().isEmpty()).toList());
  }

  @Test
  void what_was_written_before_purposes_were_asked_says_none_and_is_read_for_ever()
      throws IOException {
    Path old = GOLDEN.resolveSibling("receipt.v1.before-purpose.json");
    Receipt now = sample();
    Receipt then =
        new Receipt(
            now.issuedBy(),
            now.askedAt(),
            new Receipt.Asked(
                now.asked().host(), now.asked().asOf(), Optional.empty(), Optional.empty()),
            now.facts().map(ReceiptFormTest::unconfirmed),
            now.pins(),
            now.said());
    assertThat(ReceiptJson.read(ReceiptJson.tree(Files.readAllBytes(old)))).isEqualTo(then);
    assertThat(faults(ReceiptJson.tree(Files.readAllBytes(old)))).isEmpty();
  }

  @Test
  void what_is_written_is_valid_by_its_schema_with_facts_and_without() {
    assertThat(faults(written())).isEmpty();
    ObjectNode without = written();
    without.remove("facts");
    assertThat(faults(without)).isEmpty();
  }

  @Test
  void of_an_answer_by_what_was_known_it_says_the_day_and_what_is_not_known_in_full() {
    Receipt sample = sample();
    Receipt known =
        new Receipt(
            sample.issuedBy(),
            sample.askedAt(),
            new Receipt.Asked(
                sample.asked().host(),
                sample.asked().asOf(),
                sample.asked().purpose(),
                sample.asked().legalBasis(),
                Optional.of(new Receipt.Known(LocalDate.of(2024, 2, 1), List.of("ISSUER")))),
            sample.facts(),
            sample.pins(),
            sample.said());
    JsonNode tree = ReceiptJson.tree(ReceiptJson.write(known));
    assertThat(faults(tree)).isEmpty();
    assertThat(ReceiptJson.read(tree)).isEqualTo(known);
    ((ObjectNode) tree.path("asked").path("known")).remove("partly");
    assertThat(faults(tree)).isNotEmpty();
  }

  @Test
  void the_schema_refuses_a_name_a_number_and_every_missing_part() {
    ObjectNode named = written();
    ((ObjectNode) named.path("facts")).put("holderName", "王川江");
    assertThat(faults(named)).isNotEmpty();
    ObjectNode numbered = written();
    ((ObjectNode) numbered.path("facts").path("certificate")).put("number", "S0000");
    assertThat(faults(numbered)).isNotEmpty();
    for (String part : List.of("issuedBy", "askedAt", "asked", "pins", "said")) {
      ObjectNode less = written();
      less.remove(part);
      assertThat(faults(less)).as(part).isNotEmpty();
    }
  }

  @Test
  void what_a_later_writer_adds_is_passed_over() {
    ObjectNode later = written();
    later.put("addedLater", "x");
    ((ObjectNode) later.path("facts").path("certificate")).putObject("addedLater").put("a", 1);
    assertThat(ReceiptJson.read(later)).isEqualTo(sample());
  }

  private List<String> faults(JsonNode tree) {
    List<DocumentFault> faults = new ArrayList<>();
    schema.read(
        new String(JSON.writeValueAsBytes(tree), StandardCharsets.UTF_8),
        DocumentSchema.JSON,
        faults);
    return faults.stream().map(DocumentFaultText::line).toList();
  }
}
