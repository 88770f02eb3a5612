package cn.yichi.recognition.file;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.Golden;
import cn.yichi.recognition.agreement.DocumentFault;
import cn.yichi.recognition.agreement.DocumentFault.Code;
import cn.yichi.recognition.register.DocumentFaultText;
import cn.yichi.recognition.register.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of a document at fault, in both languages. */
class DocumentFaultsTest {
  private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

  @ParameterizedTest
  @EnumSource(Code.class)
  void every_fault_has_words_and_a_remedy_in_both_languages(Code code) {
    var fault = new DocumentFault("", code, Map.of());
    assertThat(DocumentFaultText.fault(fault, Locale.ROOT)).containsPattern(CHINESE);
    assertThat(DocumentFaultText.remedy(fault, Locale.ROOT)).containsPattern(CHINESE);
    assertThat(DocumentFaultText.fault(fault, Locale.ENGLISH)).doesNotContainPattern(CHINESE);
    assertThat(DocumentFaultText.remedy(fault, Locale.ENGLISH)).doesNotContainPattern(CHINESE);
  }

  @ParameterizedTest
  @MethodSource("faultyAgreements")
  void every_faulty_document_is_told_its_fault_by_words_of_our_own(PolicyDocument document) {
    assertThat(faults(document.yaml()))
        .isNotEmpty()
        .allSatisfy(
            each -> {
              assertThat(each.code()).isNotIn(Code.NOT_UNDERSTOOD, Code.SCHEMA_OTHER);
              // A parameter that the words name and nobody gave is shown as a dash.
              assertThat(DocumentFaultText.fault(each, Locale.ROOT)).doesNotContain("—");
              assertThat(DocumentFaultText.fault(each, Locale.ENGLISH)).doesNotContain("—");
            });
  }

  static List<PolicyDocument> faultyAgreements() {
    return FileConfiguration.read(List.of("classpath*:faulty/agreements/*.yaml"));
  }

  /** A version never changes: a rule that was added since must not make it void. */
  @Test
  void what_was_signed_before_a_rule_was_added_is_read_as_it_was() {
    List<String> added =
        List.of("blank-title", "condition-reading-nothing", "two-answers-about-prior-certificates");
    List<PolicyDocument> documents =
        faultyAgreements().stream()
            .filter(each -> added.contains(each.name().replace(".yaml", "")))
            .toList();
    assertThat(documents).hasSize(3);
    for (PolicyDocument each : documents) {
      String json = DocumentSchema.YAML.readTree(each.yaml()).toString();
      assertThat(new AgreementTexts().readNew(json)).isInstanceOf(Texts.Reading.Faulty.class);
      assertThat(new AgreementTexts().read(json)).isInstanceOf(Texts.Reading.Sound.class);
    }
  }

  @Test
  void a_fault_of_meaning_says_where_it_stands() {
    Map<String, String> places = new HashMap<>();
    for (PolicyDocument each : faultyAgreements()) {
      places.put(each.name().replace(".yaml", ""), faults(each.yaml()).getLast().place());
    }
    assertThat(places)
        .containsEntry("unknown-region", "/parties/1")
        .containsEntry("until-before-from", "/effective")
        .containsEntry("levels-upside-down", "/clauses/0/covers/levels")
        .containsEntry("includes-what-it-excludes", "/clauses/0/covers/occupations")
        .containsEntry("member-until-before-since", "/clauses/0/covers/members/0")
        .containsEntry("delegated-to-another-tier", "/clauses/0/authority/delegatedTo")
        .containsEntry("award-place-of-no-contest", "/clauses/0/grants/awards/0")
        .containsEntry("condition-no-cel", "/clauses/0/conditions/0")
        .containsEntry("condition-twice", "/clauses/0")
        .containsEntry("clause-twice", "/clauses/1")
        .containsEntry("two-answers-to-one-question", "/clauses/0");
  }

  @Test
  void a_document_of_blanks_for_its_name_is_refused_where_they_stand() {
    String blank =
        Documents.text("faulty/agreements/unknown-region.yaml")
            .replace("990000", "500000")
            .replaceFirst("document: \\S+", "document: \"  \"");
    assertThat(faults(blank))
        .containsExactly(
            new DocumentFault("/clauses/0/citation/document", Code.TEXT_BLANK, Map.of()));
  }

  @Test
  void who_writes_a_condition_is_told_the_facts_and_the_schema_lists_the_same() throws IOException {
    DocumentFault fault =
        faults(Documents.text("faulty/agreements/condition-over-age.yaml")).getFirst();
    String facts = String.valueOf(fault.parameters().get("facts"));
    assertThat(facts).contains("levelRank: int", "honours: list(string)", "day: string");
    assertThat(DocumentFaultText.remedy(fault, Locale.ROOT)).endsWith(facts);
    Path schema = Golden.repositoryRoot().resolve("contracts/schemas/agreement.schema.json");
    assertThat(Files.readString(schema)).contains(facts);
  }

  @Test
  void of_what_was_written_no_more_is_repeated_than_a_reader_needs() {
    var fault =
        new DocumentFault(
            "", Code.NOT_UNDERSTOOD, Map.of("said", "510101199001011234 " + "x".repeat(900)));
    assertThat(fault.parameters().get("said"))
        .hasSize(600)
        .startsWith("510***********1234 ")
        .endsWith("…");
  }

  private static List<DocumentFault> faults(String yaml) {
    List<DocumentFault> faults = new ArrayList<>();
    new AgreementTexts().readNew(yaml, DocumentSchema.YAML, faults);
    return faults;
  }
}
