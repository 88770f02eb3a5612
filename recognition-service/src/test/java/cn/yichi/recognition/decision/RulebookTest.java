package cn.yichi.recognition.decision;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.CertificateStatus;
import cn.yichi.contracts.vocabulary.OccupationCatalogue;
import cn.yichi.contracts.vocabulary.ProfessionalTitle;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.contracts.vocabulary.TitleGrade;
import cn.yichi.recognition.agreement.Agreement;
import cn.yichi.recognition.agreement.AgreementBook;
import cn.yichi.recognition.agreement.Clause;
import cn.yichi.recognition.agreement.ClauseRef;
import cn.yichi.recognition.agreement.Measure;
import cn.yichi.recognition.agreement.Procedure;
import cn.yichi.recognition.file.Documents;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RulebookTest {
  private static final long SEED = Long.getLong("yichi.test.seed", new Random().nextLong());
  private static final Region ZHEJIANG = new Region("330000");
  private static final LocalDate TODAY = LocalDate.parse("2026-11-20");
  private static final AgreementBook SHIPPED = Documents.agreements();

  private final Random random = new Random(SEED);

  private static Rulebook of(AgreementBook book, Interpretations interpretations, LocalDate day) {
    return new Rulebook(book, interpretations, Samples.CHONGQING, day);
  }

  /** Whom it moves. */
  private static Set<String> moved(Rulebook from, Rulebook to) {
    Set<String> gone = new HashSet<>(from.texts());
    gone.removeAll(to.texts());
    Set<String> reach = new HashSet<>();
    gone.forEach(each -> reach.add(Rules.reachOf(each)));
    return reach;
  }

  @Test
  void an_amended_clause_reaches_its_kind_between_its_parties_only() {
    AgreementBook amended =
        Amendments.amended(
            SHIPPED,
            "sc-cq-skill-2020",
            TODAY.minusDays(1),
            Amendments.asking(CertificateKind.SKILL_LEVEL, Procedure.FILING));
    assertThat(
            moved(
                of(SHIPPED, Interpretations.NONE, TODAY), of(amended, Interpretations.NONE, TODAY)))
        .contains("510000/SKILL_LEVEL")
        .allMatch(each -> each.startsWith("510000/"))
        .doesNotContain("510000/PROFESSIONAL_TITLE", "510000/SPECIAL_OPERATION");
  }

  @Test
  void a_ruling_reaches_those_of_whom_its_document_speaks() {
    Agreement memo =
        SHIPPED.all().stream()
            .filter(each -> each.id().equals("sc-cq-skill-2020"))
            .findFirst()
            .orElseThrow();
    Interpretations ruled =
        Interpretations.of(
            List.of(
                new Ruling(
                    "r1",
                    Optional.empty(),
                    new ClauseRef(memo.id(), memo.version(), "skill-level"),
                    new Ruling.Subject.Open(Question.PRIOR_CERTIFICATES),
                    true,
                    LocalDate.parse("2010-01-01"),
                    Optional.empty(),
                    "c",
                    "r")));
    Rulebook before = of(SHIPPED, Interpretations.NONE, TODAY);
    Rulebook after = of(SHIPPED, ruled, TODAY);
    assertThat(moved(before, after))
        .contains("510000/SKILL_LEVEL")
        .allMatch(each -> each.startsWith("510000/"));
    assertThat(after.differsOnlyByRulings(before)).isTrue();
    assertThat(after.revision()).isNotEqualTo(before.revision());
  }

  @Test
  void a_day_reaches_those_only_for_whom_something_begins() {
    LocalDate day = LocalDate.parse("2027-01-01");
    AgreementBook ahead = Amendments.amended(SHIPPED, "sc-cq-titles-2021", day, each -> each);
    Rulebook eve = of(ahead, Interpretations.NONE, day.minusDays(1));
    Rulebook then = of(ahead, Interpretations.NONE, day);
    assertThat(moved(eve, of(ahead, Interpretations.NONE, day.minusDays(2)))).isEmpty();
    assertThat(moved(eve, then))
        .contains("510000/PROFESSIONAL_TITLE")
        .doesNotContain("510000/SKILL_LEVEL", "330000/PROFESSIONAL_TITLE");
  }

  @Test
  void all_is_one_text_in_every_process() {
    assertThat(of(new AgreementBook(SHIPPED.all()), Interpretations.NONE, TODAY).revision())
        .isEqualTo(of(SHIPPED, Interpretations.NONE, TODAY).revision());
    assertThat(Rules.reachOf("510000/SKILL_LEVEL/0123")).isEqualTo("510000/SKILL_LEVEL");
  }

  /** What is not touched has the same answer: the heart of an incremental re-evaluation. */
  @Test
  void where_rules_are_equal_so_are_the_answers_whatever_else_moved() {
    int untouched = 0;
    int touched = 0;
    RecognitionPolicy policy = new RecognitionPolicy();
    for (int draw = 0; draw < 400; draw++) {
      AgreementBook one = drawn();
      AgreementBook other = moved(one);
      LocalDate day = TODAY.plusDays(random.nextInt(8) - 3);
      LocalDate later = day.plusDays(random.nextInt(3));
      Rulebook before = of(one, Interpretations.NONE, day);
      Rulebook after = of(other, Interpretations.NONE, later);
      for (int i = 0; i < 20; i++) {
        CertificateView certificate = certificate();
        if (!before.of(certificate).equals(after.of(certificate))) {
          touched++;
          continue;
        }
        untouched++;
        assertThat(Fingerprint.of(policy.assess(on(certificate, other), later)))
            .as("seed %d, draw %d: %s", SEED, draw, certificate)
            .isEqualTo(Fingerprint.of(policy.assess(on(certificate, one), day)));
      }
    }
    assertThat(untouched).as("seed %d", SEED).isGreaterThan(500);
    assertThat(touched).as("seed %d", SEED).isGreaterThan(500);
  }

  private static Case on(CertificateView certificate, AgreementBook book) {
    return new Case(
        certificate,
        List.of(),
        Optional.of(Samples.issuer(1, 1, IssuerTimeline.Status.GOOD)),
        book,
        OccupationCatalogue.standard(),
        Samples.CHONGQING);
  }

  private AgreementBook drawn() {
    AgreementBook book = SHIPPED;
    for (int i = random.nextInt(3); i > 0; i--) {
      book = moved(book);
    }
    return book;
  }

  /** Something of it is another. */
  private AgreementBook moved(AgreementBook book) {
    List<Agreement> all = new ArrayList<>(book.all());
    Map<ClauseRef, List<Measure>> measures = new HashMap<>();
    all.forEach(each -> measures.put(each.ref(), book.measures(each)));
    int at = random.nextInt(all.size());
    Agreement one = all.get(at);
    LocalDate from = TODAY.plusDays(random.nextInt(7) - 3);
    switch (random.nextInt(5)) {
      case 0 -> all.remove(at);
      case 1 ->
          measures.put(
              one.ref(),
              List.of(
                  new Measure(
                      "m",
                      Samples.CHONGQING,
                      random.nextBoolean() ? Measure.Kind.SUSPENSION : Measure.Kind.TERMINATION,
                      Measure.Reach.WHOLE,
                      from,
                      Optional.empty(),
                      "r")));
      case 2 -> add(all, Amendments.next(newest(all, one), from, fewer(newest(all, one))));
      default -> add(all, Amendments.next(newest(all, one), from, changed(newest(all, one))));
    }
    return new AgreementBook(all, measures);
  }

  private static void add(List<Agreement> all, Agreement next) {
    all.add(next);
  }

  private static Agreement newest(List<Agreement> all, Agreement one) {
    return all.stream()
        .filter(each -> each.id().equals(one.id()))
        .max(java.util.Comparator.comparingInt(Agreement::version))
        .orElseThrow();
  }

  private List<Clause> fewer(Agreement one) {
    List<Clause> clauses = new ArrayList<>(one.clauses());
    if (clauses.size() > 1) {
      Clause gone = clauses.remove(random.nextInt(clauses.size()));
      if (clauses.stream().anyMatch(each -> each.before().contains(gone.id()))) {
        return one.clauses();
      }
    }
    return clauses;
  }

  private List<Clause> changed(Agreement one) {
    int at = random.nextInt(one.clauses().size());
    List<Clause> clauses = new ArrayList<>(one.clauses());
    clauses.set(
        at,
        Amendments.with(
            clauses.get(at), random.nextBoolean() ? Procedure.FILING : Procedure.VERIFICATION));
    return clauses;
  }

  private CertificateView certificate() {
    CertificateKind[] kinds = CertificateKind.values();
    CertificateKind kind = kinds[random.nextInt(kinds.length)];
    Region home = List.of(Samples.SICHUAN, Samples.CHONGQING, ZHEJIANG).get(random.nextInt(3));
    CertificateView sample =
        Samples.replica(
                random.nextInt(50),
                1,
                home,
                1,
                SkillLevel.values()[random.nextInt(SkillLevel.values().length)],
                CertificateStatus.VALID)
            .view();
    return new CertificateView(
        sample.id(),
        1,
        home,
        Optional.empty(),
        kind,
        sample.occupation(),
        sample.occupationName(),
        sample.jobType(),
        kind.graded() ? sample.level() : Optional.empty(),
        kind == CertificateKind.PROFESSIONAL_TITLE
            ? Optional.of(new ProfessionalTitle("工程师", TitleGrade.INTERMEDIATE))
            : Optional.empty(),
        sample.issuer(),
        sample.issuerName(),
        sample.issuedOn(),
        kind.expires() ? Optional.of(LocalDate.parse("2028-01-01")) : Optional.empty(),
        sample.standardVersion(),
        sample.exceptionalBasis(),
        sample.status(),
        sample.statusSince());
  }
}
