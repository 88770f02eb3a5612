package cn.yichi.recognition.decision;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.Citation;
import cn.yichi.contracts.vocabulary.ContestClass;
import cn.yichi.contracts.vocabulary.HonourKind;
import cn.yichi.contracts.vocabulary.HonourScope;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.contracts.vocabulary.TitleGrade;
import cn.yichi.recognition.agreement.Agreement;
import cn.yichi.recognition.agreement.AgreementBook;
import cn.yichi.recognition.agreement.AgreementKind;
import cn.yichi.recognition.agreement.Authority;
import cn.yichi.recognition.agreement.AwardRow;
import cn.yichi.recognition.agreement.Basis;
import cn.yichi.recognition.agreement.Clause;
import cn.yichi.recognition.agreement.ClauseCondition;
import cn.yichi.recognition.agreement.Covers;
import cn.yichi.recognition.agreement.Effective;
import cn.yichi.recognition.agreement.Grants;
import cn.yichi.recognition.agreement.IssuerRule;
import cn.yichi.recognition.agreement.IssuerTest;
import cn.yichi.recognition.agreement.LevelRange;
import cn.yichi.recognition.agreement.OccupationScope;
import cn.yichi.recognition.agreement.PriorCertificates;
import cn.yichi.recognition.agreement.Procedure;
import cn.yichi.recognition.agreement.Provenance;
import cn.yichi.recognition.agreement.TitleStep;
import cn.yichi.recognition.receipt.Receipt;
import cn.yichi.recognition.receipt.Replay;
import cn.yichi.recognition.receipt.Replayed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random documents and cases: what must hold for all of them. */
class TighteningTest {
  private static final long SEED = Long.getLong("yichi.test.seed", new Random().nextLong());
  private static final int DRAWS = 3000;
  private static final List<String> CONDITIONS =
      List.of("levelRank >= 4", "standardVersion == '2018'", "1 / (levelRank - 4) > 0");

  private final Random random = new Random(SEED);

  @Test
  void the_order_of_agreements_honours_and_findings_changes_nothing() {
    for (int i = 0; i < DRAWS; i++) {
      List<Agreement> agreements = List.of(document("a"), document("b"), document("c"));
      Map<String, String> cells = cells();
      Decision decision = assess(cells, agreements);
      List<Agreement> shuffled = new ArrayList<>(agreements);
      Collections.shuffle(shuffled, random);
      cells.put("honours", shuffled(cells.get("honours")));
      cells.put("reviews", shuffled(cells.get("reviews")));
      assertThat(assess(cells, shuffled)).as("seed %d, draw %d", SEED, i).isEqualTo(decision);
    }
  }

  @Test
  void tightening_a_document_never_makes_a_grant_of_a_refusal_or_a_question() {
    int granted = 0;
    for (int i = 0; i < DRAWS; i++) {
      Agreement loose = document("a");
      Agreement other = document("b");
      Agreement tight = tightened(loose);
      Map<String, String> cells = cells();
      Outcome before = assess(cells, List.of(loose, other)).outcome();
      Outcome after = assess(cells, List.of(tight, other)).outcome();
      granted += before.granted().isPresent() ? 1 : 0;
      assertThat(after.granted().isPresent() && before.granted().isEmpty())
          .as("seed %d, draw %d: %s became %s%n%s%n%s", SEED, i, before, after, loose, tight)
          .isFalse();
      assertThat(after instanceof Outcome.Granted && before instanceof Outcome.Conditional)
          .as("seed %d, draw %d: %s became %s", SEED, i, before, after)
          .isFalse();
    }
    assertThat(granted).as("draws that grant at all").isBetween(DRAWS / 20, DRAWS * 9 / 10);
  }

  @Test
  void every_receipt_replays_the_same_from_its_json_and_the_texts_alone() {
    for (int i = 0; i < 300; i++) {
      Map<String, Agreement> texts = new HashMap<>();
      for (String id : List.of("a", "b", "c")) {
        Agreement text = document(id);
        texts.put(Receipts.digest(text), text);
      }
      Map<String, String> cells = cells();
      Case subject = Cases.of(cells, new AgreementBook(List.copyOf(texts.values())));
      Receipt read = Receipts.opened(Receipts.sealed(subject, LocalDate.parse(cells.get("asOf"))));
      assertThat(new Replay().then(read, it -> Optional.ofNullable(texts.get(it))))
          .as("seed %d, draw %d: %s", SEED, i, read)
          .isEqualTo(new Replayed.Same());
    }
  }

  private static Decision assess(Map<String, String> cells, List<Agreement> agreements) {
    return new RecognitionPolicy()
        .assess(Cases.of(cells, new AgreementBook(agreements)), LocalDate.parse(cells.get("asOf")));
  }

  private Agreement tightened(Agreement loose) {
    List<Clause> clauses = new ArrayList<>(loose.clauses());
    int at = random.nextInt(clauses.size());
    Clause clause = clauses.get(at);
    switch (random.nextInt(6)) {
      case 0 -> {
        if (clauses.size() > 1) {
          clauses.remove(at);
        }
      }
      case 1 ->
          clauses.set(
              at,
              with(
                  clause,
                  narrowed(clause.covers(), Optional.of(range())),
                  clause.procedure(),
                  clause.conditions()));
      case 2 ->
          clauses.set(
              at, with(clause, clause.covers(), Procedure.REASSESSMENT, clause.conditions()));
      case 3 ->
          clauses.set(
              at,
              with(
                  clause,
                  clause.covers(),
                  clause.procedure(),
                  clause.conditions().isEmpty() ? List.of(condition()) : clause.conditions()));
      case 4 ->
          clauses.set(
              at,
              with(clause, excluding(clause.covers()), clause.procedure(), clause.conditions()));
      default ->
          clauses.set(
              at,
              with(clause, restricted(clause.covers()), clause.procedure(), clause.conditions()));
    }
    return document(loose.id(), clauses);
  }

  private static Covers narrowed(Covers covers, Optional<LevelRange> levels) {
    Optional<LevelRange> both =
        covers
            .levels()
            .flatMap(
                own ->
                    own.contains(levels.get().lowest()) && own.contains(levels.get().highest())
                        ? levels
                        : Optional.of(own))
            .or(() -> levels);
    return new Covers(
        covers.kinds(),
        covers.equalEffect(),
        both,
        covers.grades(),
        covers.occupations(),
        covers.operations(),
        covers.standardVersions(),
        covers.origins(),
        covers.issuer(),
        covers.priorCertificates());
  }

  private static Covers excluding(Covers covers) {
    return new Covers(
        covers.kinds(),
        covers.equalEffect(),
        covers.levels(),
        covers.grades(),
        new OccupationScope(
            covers.occupations().include(), OccupationScope.of("E2022:6-18-02").include()),
        covers.operations(),
        covers.standardVersions(),
        covers.origins(),
        covers.issuer(),
        covers.priorCertificates());
  }

  private static Covers restricted(Covers covers) {
    return new Covers(
        covers.kinds(),
        covers.equalEffect(),
        covers.levels(),
        covers.grades(),
        covers.occupations(),
        covers.operations(),
        Optional.of(List.of("2018")),
        Optional.of(List.of(new Region("511600"))),
        covers.issuer(),
        PriorCertificates.NOT_COVERED);
  }

  private static Clause with(
      Clause clause, Covers covers, Procedure procedure, List<ClauseCondition> conditions) {
    return new Clause(
        clause.id(),
        clause.citation(),
        covers,
        clause.grants(),
        procedure,
        clause.authority(),
        clause.restrictions(),
        clause.provisos(),
        clause.evidence(),
        conditions,
        clause.before());
  }

  /** One clause a question, so that no two contradict each other. */
  private Agreement document(String id) {
    List<Clause> clauses = new ArrayList<>();
    List<Grants> grants = new ArrayList<>(grants());
    Collections.shuffle(grants, random);
    for (Grants each : grants.subList(0, 1 + random.nextInt(3))) {
      clauses.add(clause("clause-" + clauses.size(), each));
    }
    return document(id, clauses);
  }

  private static List<Grants> grants() {
    return List.of(
        new Grants.SameLevel(),
        new Grants.MappedTitle(Map.of()),
        new Grants.EqualTreatment(Map.of(SkillLevel.SENIOR_WORKER, TitleGrade.ASSISTANT)),
        new Grants.EligibleForTitle(
            Map.of(SkillLevel.SENIOR_WORKER, new TitleStep(TitleGrade.ASSISTANT, 2))),
        new Grants.DirectApplication(
            List.of(
                new AwardRow(
                    TitleGrade.ASSISTANT,
                    HonourKind.CONTEST_RESULT,
                    Optional.of(HonourScope.COUNTY),
                    Optional.empty(),
                    Optional.of(ContestClass.COUNTY),
                    Optional.empty(),
                    OptionalInt.of(2)))),
        new Grants.EligibleForLevel(Optional.empty()));
  }

  private Clause clause(String id, Grants grants) {
    Covers covers =
        new Covers(
            List.of(CertificateKind.SKILL_LEVEL),
            List.of(),
            random.nextBoolean() ? Optional.empty() : Optional.of(range()),
            Optional.empty(),
            drawn(
                OccupationScope.ANY,
                OccupationScope.of("E2022:6-18"),
                OccupationScope.of("E1999:6")),
            List.of(),
            drawn(Optional.<List<String>>empty(), Optional.of(List.of("2018"))),
            Optional.empty(),
            drawn(
                IssuerRule.of(IssuerTest.NONE),
                IssuerRule.of(IssuerTest.FILED_AND_IN_GOOD_STANDING),
                IssuerRule.of(IssuerTest.CROSS_REVIEWED),
                IssuerRule.of(IssuerTest.ALLIANCE_MEMBER)),
            drawn(PriorCertificates.values()));
    return new Clause(
        id,
        new Citation("文件", "", "a page"),
        covers,
        grants,
        drawn(Procedure.NONE, Procedure.FILING),
        drawn(
            Authority.PARTIES,
            Authority.PARTIES,
            new Authority.DelegatedTo(Authority.Tier.COUNTY, List.of(new Region("500116")))),
        List.of(),
        List.of(),
        List.of(),
        random.nextInt(4) == 0 ? List.of(condition()) : List.of(),
        List.of());
  }

  private ClauseCondition condition() {
    String cel = CONDITIONS.get(random.nextInt(CONDITIONS.size()));
    return ClauseCondition.of("test", cel, "不符", "unmet", "未知", "unknown");
  }

  /** With 高级工 always in it, for some of the tables know no other level. */
  private LevelRange range() {
    SkillLevel[] levels = SkillLevel.values();
    int middle = SkillLevel.SENIOR_WORKER.ordinal();
    return new LevelRange(
        levels[random.nextInt(middle + 1)],
        levels[middle + random.nextInt(levels.length - middle)]);
  }

  private static Agreement document(String id, List<Clause> clauses) {
    return new Agreement(
        id,
        1,
        AgreementKind.AGREEMENT,
        "文件",
        "document",
        List.of(new Region("510000"), new Region("500000")),
        Optional.empty(),
        new Effective(LocalDate.of(2020, 7, 3), Optional.empty(), Basis.STATED),
        true,
        new Provenance(List.of("a page"), ""),
        clauses);
  }

  private Map<String, String> cells() {
    Map<String, String> cells = new HashMap<>(StoryTable.read("/clauses/base.csv").getFirst());
    cells.put("level", drawn("", "INTERMEDIATE_WORKER", "SENIOR_WORKER", "TECHNICIAN"));
    cells.put("occupation", drawn("E2022:6-18-01-01", "E2022:6-18-02-04", "E2015:6-20-01-01", ""));
    cells.put("standard", drawn("", "2018", "2024"));
    cells.put("county", drawn("", "511600", "510100"));
    cells.put("host", drawn("500116", "500000"));
    cells.put("issuer", drawn("filed", "absent", "other-level", "suspended-now"));
    cells.put("issuedOn", drawn("2019-01-01", "2020-07-03", "2021-06-01"));
    cells.put(
        "reviews",
        drawn(
            "",
            "500000:PASSED:2022-01-01: 500000:FAILED:2021-01-01:",
            "500000:PASSED:2022-01-01:"));
    cells.put(
        "honours",
        drawn(
            "",
            "CONTEST_RESULT:COUNTY:COUNTY:1::500116:2020-01-01: CONTEST_RESULT:COUNTY:COUNTY:2::500101:2020-01-01:",
            "CONTEST_RESULT:COUNTY:COUNTY:3::500116:2020-01-01: OTHER:COUNTY::::500116:2020-01-01:"));
    return cells;
  }

  private String shuffled(String cell) {
    List<String> parts = new ArrayList<>(List.of(cell.split(" ")));
    Collections.shuffle(parts, random);
    return String.join(" ", parts);
  }

  @SafeVarargs
  private <T> T drawn(T... of) {
    return of[random.nextInt(of.length)];
  }
}
