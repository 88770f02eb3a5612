package cn.yichi.recognition.decision;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.recognition.agreement.AgreementBook;
import cn.yichi.recognition.file.Documents;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every form of clause with its negatives, and every row of the tables of our own documents. */
class DecisionTableTest {
  private static final Map<String, String> FORMS = forms();
  private static final AgreementBook OWN = Documents.agreements();

  @TestFactory
  List<DynamicTest> every_form_of_clause_answers_as_the_table_says() {
    return StoryTable.read("/clauses/forms.csv").stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.get("form") + ": " + row.get("case"),
                    () -> check(row, form(row.get("form")), "only")))
        .toList();
  }

  @TestFactory
  List<DynamicTest> every_row_of_our_own_documents_answers_as_the_table_says() {
    return StoryTable.read("/clauses/own.csv").stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.get("form") + ": " + row.get("case"),
                    () -> check(row, OWN, row.get("form"))))
        .toList();
  }

  @Test
  void every_form_stands_in_the_table() {
    assertThat(
            StoryTable.read("/clauses/forms.csv").stream().map(row -> row.get("form")).distinct())
        .containsExactlyInAnyOrderElementsOf(FORMS.keySet());
  }

  private static void check(Map<String, String> row, AgreementBook book, String clause) {
    Map<String, String> cells = new HashMap<>(base());
    for (String change : row.get("change").split("&")) {
      if (!change.isEmpty()) {
        cells.put(
            change.substring(0, change.indexOf('=')), change.substring(change.indexOf('=') + 1));
      }
    }
    Decision decision =
        new RecognitionPolicy().assess(Cases.of(cells, book), LocalDate.parse(cells.get("asOf")));
    Optional<ClauseFinding> found =
        decision.considered().stream()
            .filter(
                each -> (each.clause().agreement() + "/" + each.clause().clause()).endsWith(clause))
            .findFirst();
    assertThat(found).as("the clause was examined: %s", decision.considered()).isPresent();
    Outcome outcome = found.get().outcome();
    SoftAssertions soft = new SoftAssertions();
    soft.assertThat(outcome.code()).as("outcome").isEqualTo(row.get("outcome"));
    soft.assertThat(outcome.granted().map(DecisionTableTest::said).orElse(""))
        .as("grant")
        .isEqualTo(row.get("grant"));
    soft.assertThat(open(outcome)).as("conditions or questions").isEqualTo(words(row.get("open")));
    soft.assertThat(
            found.get().grounds().stream()
                .map(each -> each.code() + shown(each.parameters()))
                .toList())
        .as("grounds")
        .satisfies(codes -> words(row.get("grounds")).forEach(code -> has(codes, code)));
    soft.assertAll();
  }

  private static void has(List<? extends String> codes, String wanted) {
    boolean absent = wanted.startsWith("-");
    String code = absent ? wanted.substring(1) : wanted;
    assertThat(codes.stream().anyMatch(each -> each.equals(code) || each.startsWith(code + "[")))
        .as("%s in %s", wanted, codes)
        .isEqualTo(!absent);
  }

  private static String shown(Map<String, String> parameters) {
    return parameters.containsKey("from") ? "[" + parameters.get("from") + "]" : "[]";
  }

  private static List<String> open(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Conditional it -> it.conditions().stream().map(Enum::name).toList();
      case Outcome.Referred it -> it.questions().stream().map(Enum::name).toList();
      case Outcome.Granted it -> List.of();
      case Outcome.Refused it -> List.of();
      case Outcome.NoAgreement it -> List.of();
    };
  }

  private static String said(Equivalence equivalence) {
    String detail =
        switch (equivalence) {
          case Equivalence.SameLevel it -> it.level().map(Enum::name).orElse("");
          case Equivalence.SameTitle it -> it.title().nameZh();
          case Equivalence.MappedLevel it -> it.level().name();
          case Equivalence.MappedTitle it -> it.grade().name();
          case Equivalence.DeemedLevel it -> it.level().name();
          case Equivalence.EligibleToApply it ->
              it.level().map(Enum::name).or(() -> it.grade().map(Enum::name)).orElse("");
          case Equivalence.DirectApplication it -> it.grade().name();
          case Equivalence.EqualTreatment it -> it.grade().name();
          case Equivalence.Comparative it ->
              it.level().map(Enum::name).or(() -> it.grade().map(Enum::name)).orElse("");
          case Equivalence.Exemption it -> it.operation();
        };
    return (equivalence.code() + " " + detail).strip();
  }

  private static List<String> words(String cell) {
    return cell.isEmpty() ? List.of() : Arrays.asList(cell.split(" "));
  }

  private static Map<String, String> base() {
    return StoryTable.read("/clauses/base.csv").getFirst();
  }

  private static AgreementBook form(String name) {
    return Documents.of(document(FORMS.get(name)));
  }

  static String document(String clause) {
    return """
        id: form
        version: 1
        kind: AGREEMENT
        title: {zh: 文件, en: document}
        parties: ["510000", "500000"]
        signedOn: UNSTATED
        effective: {from: "2020-07-03", until: UNSTATED, basis: STATED}
        textSeen: true
        provenance: {sources: [a page], note: a form}
        clauses:
          - id: only
            citation: {document: 文件, clause: UNSTATED, source: a page}
        """
        + clause.indent(4);
  }

  private static Map<String, String> forms() {
    Map<String, List<String>> forms = new LinkedHashMap<>();
    String name = "";
    for (String line : text("/clauses/forms.yaml").lines().toList()) {
      if (line.startsWith("=== ")) {
        name = line.substring(4);
      } else if (!name.isEmpty()) {
        forms.computeIfAbsent(name, it -> new ArrayList<>()).add(line);
      }
    }
    return forms.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                each -> String.join("\n", each.getValue()),
                (a, b) -> a,
                LinkedHashMap::new));
  }

  private static String text(String resource) {
    try (InputStream stream = DecisionTableTest.class.getResourceAsStream(resource)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
