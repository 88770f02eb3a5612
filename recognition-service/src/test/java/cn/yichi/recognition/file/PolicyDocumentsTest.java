package cn.yichi.recognition.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.list;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import cn.yichi.recognition.agreement.Agreement;
import cn.yichi.recognition.agreement.Basis;
import cn.yichi.recognition.register.Texts;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyDocumentsTest {
  private static final List<String> OWN =
      List.of("classpath*:agreements/*.yaml", "classpath*:statutes/*.yaml");

  @Test
  void reads_the_services_own_agreements_and_statutes() {
    assertThat(Documents.agreements().all())
        .extracting(Agreement::id)
        .containsExactly(
            "cn-skills-titles-engineering-2018",
            "sc-cq-skill-2020",
            "sc-cq-titles-2021",
            "cn-eight-levels-2022",
            "gba-one-exam-macao",
            "cq-skills-to-titles",
            "cq-titles-to-skills",
            "zhuhai-macao-alliance",
            "gba-one-exam-nansha",
            "cq-belt-and-road-2024",
            "cn-comparative-2024",
            "cn-skill-certificates-2026");
  }

  @Test
  void no_document_claims_a_text_nobody_saw() {
    assertThat(Documents.agreements().all())
        .allSatisfy(
            each -> {
              assertThat(each.textSeen()).isFalse();
              assertThat(each.effective().basis()).isNotEqualTo(Basis.STATED);
              assertThat(each.effective().until()).isEmpty();
            });
  }

  @Test
  void reads_the_housing_subsidy() {
    assertThat(Documents.benefits().find("jiangjin-housing")).isPresent();
  }

  @Test
  void refuses_benefits_that_nobody_adopted_outside_the_sandbox() {
    var strict = new PolicyDocuments(false, new AgreementTexts());
    var benefits = FileConfiguration.read(List.of("classpath*:benefits/*.yaml"));
    assertThatThrownBy(() -> strict.benefits(benefits))
        .asInstanceOf(type(DocumentFaultsException.class))
        .extracting(DocumentFaultsException::faults)
        .asInstanceOf(list(String.class))
        .hasSameSizeAs(benefits)
        .allSatisfy(fault -> assertThat(fault).contains("in the sandbox only"));
  }

  @Test
  void one_text_has_one_canonical_form_whatever_it_was_written_in() {
    for (var shipped : Documents.shipped().documents()) {
      var again = new AgreementTexts().read(shipped.text().document());
      assertThat(again).isEqualTo(new Texts.Reading.Sound(shipped.agreement(), shipped.text()));
    }
  }

  @Test
  void refuses_two_documents_of_one_id_and_version() {
    var documents = FileConfiguration.read(OWN);
    var twice = Stream.concat(documents.stream(), documents.stream().limit(1)).toList();
    assertThatThrownBy(() -> new PolicyDocuments(true, new AgreementTexts()).agreements(twice))
        .isInstanceOf(DocumentFaultsException.class)
        .hasMessageContaining("two documents claim to be");
  }

  @Test
  void lists_the_faults_of_all_documents_at_once() {
    var all = FileConfiguration.read(List.of("classpath*:faulty/agreements/*.yaml"));
    assertThatThrownBy(() -> new PolicyDocuments(true, new AgreementTexts()).agreements(all))
        .asInstanceOf(type(DocumentFaultsException.class))
        .satisfies(
            e ->
                assertThat(all)
                    .allSatisfy(
                        document ->
                            assertThat(e.faults())
                                .anyMatch(fault -> fault.startsWith(document.name()))));
  }

  @ParameterizedTest
  @MethodSource("faultyAgreements")
  void refuses_an_agreement_and_names_the_fault(PolicyDocument document) {
    assertThatThrownBy(
            () -> new PolicyDocuments(true, new AgreementTexts()).agreements(List.of(document)))
        .isInstanceOf(DocumentFaultsException.class)
        .hasMessageContaining(expectedFault(document));
  }

  @ParameterizedTest
  @MethodSource("faultyBenefits")
  void refuses_a_benefit_policy_and_names_the_fault(PolicyDocument document) {
    assertThatThrownBy(
            () -> new PolicyDocuments(true, new AgreementTexts()).benefits(List.of(document)))
        .isInstanceOf(DocumentFaultsException.class)
        .hasMessageContaining(expectedFault(document));
  }

  static List<PolicyDocument> faultyAgreements() {
    return FileConfiguration.read(List.of("classpath*:faulty/agreements/*.yaml"));
  }

  static List<PolicyDocument> faultyBenefits() {
    return FileConfiguration.read(List.of("classpath*:faulty/benefits/*.yaml"));
  }

  /** The first line of a faulty fixture says what must be said about it. */
  private static String expectedFault(PolicyDocument document) {
    return document.yaml().lines().findFirst().orElseThrow().substring("# fault: ".length());
  }
}
