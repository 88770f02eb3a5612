package cn.yichi.recognition.decision;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.Citation;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.contracts.vocabulary.TitleGrade;
import cn.yichi.recognition.agreement.Agreement;
import cn.yichi.recognition.agreement.AgreementBook;
import cn.yichi.recognition.agreement.AgreementKind;
import cn.yichi.recognition.agreement.Authority;
import cn.yichi.recognition.agreement.Basis;
import cn.yichi.recognition.agreement.Clause;
import cn.yichi.recognition.agreement.ClauseCondition;
import cn.yichi.recognition.agreement.Covers;
import cn.yichi.recognition.agreement.Effective;
import cn.yichi.recognition.agreement.EqualEffect;
import cn.yichi.recognition.agreement.Evidence;
import cn.yichi.recognition.agreement.GradeRange;
import cn.yichi.recognition.agreement.Grants;
import cn.yichi.recognition.agreement.IssuerRule;
import cn.yichi.recognition.agreement.IssuerTest;
import cn.yichi.recognition.agreement.LevelRange;
import cn.yichi.recognition.agreement.OccupationScope;
import cn.yichi.recognition.agreement.PriorCertificates;
import cn.yichi.recognition.agreement.Procedure;
import cn.yichi.recognition.agreement.Provenance;
import cn.yichi.recognition.agreement.Proviso;
import cn.yichi.recognition.agreement.Restriction;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Forms of clauses that no document of our own uses, or not in every way. */
class ClauseFormsTest {
  private static final LocalDate FROM = LocalDate.of(2020, 7, 3);
  private static final LocalDate DAY = LocalDate.of(2022, 6, 1);
  private static final Equivalence SAME =
      new Equivalence.SameLevel(Optional.of(SkillLevel.INTERMEDIATE_WORKER));

  private CertificateKind certificateKind = CertificateKind.SKILL_LEVEL;
  private Optional<LocalDate> until = Optional.empty();
  private Optional<LevelRange> levels = Optional.empty();
  private Optional<GradeRange> grades = Optional.empty();
  private OccupationScope occupations = OccupationScope.ANY;
  private List<String> operations = List.of();
  private IssuerRule issuer = IssuerRule.of(IssuerTest.NONE);
  private PriorCertificates prior = PriorCertificates.COVERED;
  private Grants grants = new Grants.SameLevel();
  private Procedure procedure = Procedure.NONE;
  private List<Restriction> restrictions = List.of();
  private int version = 1;
  private LocalDate from = FROM;
  private Basis basis = Basis.STATED;
  private boolean textSeen = true;
  private List<EqualEffect> equalEffect = List.of();
  private List<Proviso> provisos = List.of();
  private Optional<List<String>> standardVersions = Optional.empty();
  private Optional<List<Region>> origins = Optional.empty();
  private Authority authority = Authority.PARTIES;
  private List<Evidence> evidence = List.of();
  private List<ClauseCondition> conditions = List.of();

  private final Map<String, String> cells =
      new HashMap<>(
          Map.ofEntries(
              Map.entry("kind", "SKILL_LEVEL"),
              Map.entry("occupation", "E2022:6-18-01-01"),
              Map.entry("jobType", ""),
              Map.entry("level", "INTERMEDIATE_WORKER"),
              Map.entry("title", ""),
              Map.entry("grade", ""),
              Map.entry("home", "510000"),
              Map.entry("county", "511600"),
              Map.entry("host", "500116"),
              Map.entry("issuer", "absent"),
              Map.entry("issuerName", "某机构"),
              Map.entry("issuedOn", "2021-06-01"),
              Map.entry("validUntil", ""),
              Map.entry("status", "VALID"),
              Map.entry("statusSince", "2021-06-01"),
              Map.entry("asOf", DAY.toString()),
              Map.entry("record", ""),
              Map.entry("number", "7")));

  @Test
  void grants_without_an_issuer_test_although_nothing_was_received_about_the_issuer() {
    assertThat(outcome()).isEqualTo(new Outcome.Granted(SAME));
    assertThat(codes()).containsExactly(GroundCode.CLAUSE_COVERS);
  }

  @Test
  void notes_an_unstated_issuer_test_and_grants() {
    issuer = IssuerRule.of(IssuerTest.UNSTATED);
    assertThat(outcome()).isEqualTo(new Outcome.Granted(SAME));
    assertThat(codes()).contains(GroundCode.ISSUER_TEST_UNSTATED);
  }

  @Test
  void covers_older_certificates_where_the_clause_says_so() {
    cells.put("issuedOn", "2012-01-01");
    assertThat(outcome()).isEqualTo(new Outcome.Granted(SAME));
    assertThat(codes()).contains(GroundCode.PRIOR_CERTIFICATES_COVERED);
  }

  @Test
  void refuses_older_certificates_where_the_clause_says_so() {
    prior = PriorCertificates.NOT_COVERED;
    cells.put("issuedOn", FROM.minusDays(1).toString());
    assertThat(outcome()).isEqualTo(new Outcome.Refused());
    assertThat(codes()).contains(GroundCode.PRIOR_CERTIFICATES_NOT_COVERED);
    cells.put("issuedOn", FROM.toString());
    assertThat(outcome()).isEqualTo(new Outcome.Granted(SAME));
  }

  @Test
  void a_refusal_outweighs_open_questions_of_the_same_clause() {
    prior = PriorCertificates.NOT_COVERED;
    issuer = IssuerRule.of(IssuerTest.FILED_AND_IN_GOOD_STANDING);
    cells.put("issuedOn", "2012-01-01");
    assertThat(outcome()).isEqualTo(new Outcome.Refused());
    assertThat(codes())
        .contains(GroundCode.ISSUER_NOT_RECEIVED, GroundCode.PRIOR_CERTIFICATES_NOT_COVERED);
  }

  @Test
  void a_procedure_makes_the_grant_conditional() {
    procedure = Procedure.VERIFICATION;
    assertThat(outcome()).isEqualTo(new Outcome.Conditional(SAME, List.of(Condition.VERIFICATION)));
    procedure = Procedure.FILING;
    assertThat(outcome()).isEqualTo(new Outcome.Conditional(SAME, List.of(Condition.FILING)));
    procedure = Procedure.REASSESSMENT;
    restrictions = List.of(Restriction.SAME_SPECIALTY);
    assertThat(outcome())
        .isEqualTo(
            new Outcome.Conditional(
                SAME, List.of(Condition.REASSESSMENT, Condition.SAME_SPECIALTY)));
  }

  @Test
  void covers_the_levels_of_its_range_inclusive() {
    levels = Optional.of(new LevelRange(SkillLevel.INTERMEDIATE_WORKER, SkillLevel.TECHNICIAN));
    assertThat(outcome()).isEqualTo(new Outcome.Granted(SAME));
    cells.put("level", "TECHNICIAN");
    assertThat(outcome()).isInstanceOf(Outcome.Granted.class);
    for (String outside : List.of("JUNIOR_WORKER", "SENIOR_TECHNICIAN")) {
      cells.put("level", outside);
      assertThat(outcome()).isEqualTo(new Outcome.NoAgreement());
      assertThat(codes()).contains(GroundCode.LEVEL_NOT_COVERED);
    }
  }

  @Test
  void covers_its_occupations_also_under_the_code_of_another_edition() {
    occupations = OccupationScope.of("E1999:6-04-01-01");
    assertThat(outcome()).isEqualTo(new Outcome.Granted(SAME));
    cells.put("occupation", "E2022:6-18-02-04");
    assertThat(outcome()).isEqualTo(new Outcome.NoAgreement());
    assertThat(codes()).contains(GroundCode.OCCUPATION_NOT_COVERED);
    cells.put("occupation", "");
    assertThat(outcome()).isEqualTo(new Outcome.Referred(List.of(Question.OCCUPATION_UNSTATED)));
  }

  @Test
  void asks_for_the_operation_where_a_permit_states_neither_job_nor_name() {
    operations = List.of("低压电工");
    cells.put("occupation", "");
    assertThat(outcome()).isEqualTo(new Outcome.Referred(List.of(Question.OPERATION_UNSTATED)));
    cells.put("jobType", " 低压电工作业 ");
    assertThat(outcome()).isInstanceOf(Outcome.Granted.class);
  }

  @Test
  void maps_levels_by_a_table_and_covers_only_what_stands_in_it() {
    grants =
        new Grants.MappedLevel(Map.of(SkillLevel.INTERMEDIATE_WORKER, SkillLevel.JUNIOR_WORKER));
    assertThat(outcome())
        .isEqualTo(new Outcome.Granted(new Equivalence.MappedLevel(SkillLevel.JUNIOR_WORKER)));
    cells.put("level", "SENIOR_WORKER");
    assertThat(outcome()).isEqualTo(new Outcome.NoAgreement());
  }

  @Test
  void maps_levels_to_title_grades_by_a_table() {
    grants = new Grants.MappedTitle(Map.of(SkillLevel.INTERMEDIATE_WORKER, TitleGrade.ASSISTANT));
    assertThat(outcome())
        .isEqualTo(new Outcome.Granted(new Equivalence.MappedTitle(TitleGrade.ASSISTANT)));
  }

  @Test
  void never_refers_without_a_question() {
    grants = new Grants.SameTitle();
    assertThat(outcome()).isEqualTo(new Outcome.Referred(List.of(Question.TITLE_UNSTATED)));
    grants = new Grants.EligibleForNextGrade();
    assertThat(outcome()).isEqualTo(new Outcome.Referred(List.of(Question.TITLE_UNSTATED)));
    grants = new Grants.MappedLevel(Map.of(SkillLevel.APPRENTICE, SkillLevel.APPRENTICE));
    cells.put("level", "");
    assertThat(outcome()).isEqualTo(new Outcome.Referred(List.of(Question.LEVEL_UNSTATED)));
  }

  @Test
  void the_highest_grade_has_no_next_one() {
    certificateKind = CertificateKind.PROFESSIONAL_TITLE;
    grants = new Grants.EligibleForNextGrade();
    cells.putAll(Map.of("kind", "PROFESSIONAL_TITLE", "title", "工程师", "grade", "INTERMEDIATE"));
    assertThat(outcome())
        .isEqualTo(
            new Outcome.Granted(
                new Equivalence.EligibleToApply(
                    Optional.empty(), Optional.of(TitleGrade.DEPUTY_SENIOR))));
    cells.putAll(Map.of("title", "正高级工程师", "grade", "SENIOR"));
    assertThat(outcome()).isEqualTo(new Outcome.NoAgreement());
    assertThat(codes()).contains(GroundCode.GRADE_NOT_COVERED);
  }

  @Test
  void says_when_an_agreement_was_in_force_until() {
    until = Optional.of(DAY.minusDays(1));
    assertThat(outcome()).isEqualTo(new Outcome.NoAgreement());
    assertThat(codes()).contains(GroundCode.AGREEMENT_NO_LONGER_IN_FORCE);
    until = Optional.of(DAY);
    assertThat(outcome()).isEqualTo(new Outcome.Granted(SAME));
  }

  @Test
  void the_better_of_two_clauses_decides_and_both_are_kept() {
    Agreement memo = agreement("memo", AgreementKind.AGREEMENT);
    grants = new Grants.EligibleForLevel(Optional.of(SkillLevel.SENIOR_WORKER));
    Agreement rule = agreement("a-rule", AgreementKind.STATUTE);
    Decision decision = assess(new AgreementBook(List.of(rule, memo)));
    assertThat(decision.outcome()).isEqualTo(new Outcome.Granted(SAME));
    assertThat(decision.decidedBy()).contains(memo.ref(memo.clauses().getFirst()));
    assertThat(decision.considered())
        .extracting(each -> each.clause().agreement())
        .containsExactly("memo", "a-rule");
    assertThat(decision.grounds()).hasSize(2);
  }

  @Test
  void between_equals_the_regions_own_agreement_decides_before_a_statute() {
    Agreement rule = agreement("a-rule", AgreementKind.STATUTE);
    Agreement memo = agreement("memo", AgreementKind.AGREEMENT);
    assertThat(assess(new AgreementBook(List.of(rule, memo))).decidedBy())
        .contains(memo.ref(memo.clauses().getFirst()));
  }

  @Test
  void a_lesser_grant_goes_before_an_open_question_on_a_greater_one() {
    prior = PriorCertificates.UNSTATED;
    cells.put("issuedOn", "2012-01-01");
    Agreement open = agreement("open", AgreementKind.AGREEMENT);
    prior = PriorCertificates.COVERED;
    grants = new Grants.DeemedLevel(SkillLevel.JUNIOR_WORKER);
    Agreement sure = agreement("sure", AgreementKind.STATUTE);
    assertThat(assess(new AgreementBook(List.of(open, sure))).outcome())
        .isEqualTo(new Outcome.Granted(new Equivalence.DeemedLevel(SkillLevel.JUNIOR_WORKER)));
  }

  @Test
  void a_newer_version_takes_the_place_of_the_older_on_its_first_day() {
    Agreement first = agreement("memo", AgreementKind.AGREEMENT);
    version = 2;
    from = LocalDate.of(2023, 1, 1);
    AgreementBook book =
        new AgreementBook(List.of(first, agreement("memo", AgreementKind.AGREEMENT)));
    Case subject = Cases.of(cells, book);
    RecognitionPolicy policy = new RecognitionPolicy();
    assertThat(policy.assess(subject, from.minusDays(1)).considered())
        .extracting(each -> each.clause().version())
        .containsExactly(1);
    assertThat(policy.assess(subject, from).considered())
        .extracting(each -> each.clause().version())
        .containsExactly(2);
  }

  @Test
  void one_policy_answers_by_the_book_of_each_case() {
    AgreementBook one = new AgreementBook(List.of(agreement("one", AgreementKind.AGREEMENT)));
    provisos = List.of(new Proviso("另有规定", "unless stated otherwise"));
    AgreementBook other = new AgreementBook(List.of(agreement("other", AgreementKind.AGREEMENT)));
    RecognitionPolicy policy = new RecognitionPolicy();
    for (AgreementBook book : List.of(one, other, one)) {
      assertThat(policy.assess(Cases.of(cells, book), DAY)).isEqualTo(assess(book));
    }
  }

  @Test
  void grounds_stand_in_the_order_in_which_they_were_examined() {
    cells.put("status", "SUSPENDED");
    certificateKind = CertificateKind.VOCATIONAL_QUALIFICATION;
    equalEffect =
        List.of(new EqualEffect(CertificateKind.SKILL_LEVEL, new Citation("规则", "", "a page")));
    issuer = IssuerRule.of(IssuerTest.UNSTATED);
    cells.put("issuedOn", "2012-01-01");
    procedure = Procedure.FILING;
    restrictions = List.of(Restriction.SAME_SPECIALTY);
    provisos = List.of(new Proviso("另有规定", "unless stated otherwise"));
    basis = Basis.ASSUMED_FROM_SIGNING;
    textSeen = false;
    assertThat(codes())
        .containsExactly(
            GroundCode.CERTIFICATE_SUSPENDED,
            GroundCode.CLAUSE_COVERS,
            GroundCode.EQUAL_EFFECT,
            GroundCode.ISSUER_TEST_UNSTATED,
            GroundCode.PRIOR_CERTIFICATES_COVERED,
            GroundCode.CONDITION,
            GroundCode.CONDITION,
            GroundCode.PROVISO,
            GroundCode.EFFECTIVE_DATE_ASSUMED,
            GroundCode.TEXT_NOT_SEEN);
  }

  @Test
  void pins_every_version_it_rests_on() {
    cells.put("issuer", "filed");
    AgreementBook book = new AgreementBook(List.of(agreement("memo", AgreementKind.AGREEMENT)));
    Decision decision = assess(book);
    assertThat(decision.certificateVersion()).isEqualTo(1);
    assertThat(decision.issuerVersion()).hasValue(3);
    assertThat(decision.bookRevision()).isEqualTo(book.revision());
    assertThat(decision.engineVersion()).isEqualTo(RecognitionPolicy.ENGINE_VERSION);
    cells.put("issuer", "absent");
    assertThat(assess(book).issuerVersion()).isEmpty();
  }

  private Outcome outcome() {
    return assess().outcome();
  }

  private List<GroundCode> codes() {
    return assess().grounds().stream().map(Ground::code).toList();
  }

  private Decision assess() {
    return assess(new AgreementBook(List.of(agreement("memo", AgreementKind.AGREEMENT))));
  }

  private Decision assess(AgreementBook book) {
    return new RecognitionPolicy().assess(Cases.of(cells, book), DAY);
  }

  private Agreement agreement(String id, AgreementKind kind) {
    Covers covers =
        new Covers(
            List.of(certificateKind),
            equalEffect,
            levels,
            grades,
            occupations,
            operations,
            standardVersions,
            origins,
            issuer,
            prior);
    Clause clause =
        new Clause(
            "only",
            new Citation("文件", "", "a page"),
            covers,
            grants,
            procedure,
            authority,
            restrictions,
            provisos,
            evidence,
            conditions,
            List.of());
    return new Agreement(
        id,
        version,
        kind,
        "文件",
        "document",
        kind == AgreementKind.STATUTE
            ? List.of()
            : List.of(new Region("510000"), new Region("500000")),
        Optional.empty(),
        new Effective(from, until, basis),
        textSeen,
        new Provenance(List.of("a page"), ""),
        List.of(clause));
  }
}
