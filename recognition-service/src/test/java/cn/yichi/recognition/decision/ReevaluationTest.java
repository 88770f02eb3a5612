package cn.yichi.recognition.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.CertificateStatus;
import cn.yichi.contracts.vocabulary.ContestClass;
import cn.yichi.contracts.vocabulary.HonourKind;
import cn.yichi.contracts.vocabulary.HonourScope;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.recognition.agreement.Agreement;
import cn.yichi.recognition.agreement.AgreementBook;
import cn.yichi.recognition.agreement.Clause;
import cn.yichi.recognition.agreement.ClauseRef;
import cn.yichi.recognition.agreement.Covers;
import cn.yichi.recognition.agreement.IssuerRule;
import cn.yichi.recognition.agreement.IssuerTest;
import cn.yichi.recognition.agreement.Procedure;
import cn.yichi.recognition.reassessment.BeginReassessments.Sizes;
import cn.yichi.recognition.reassessment.DoReassessments.Done;
import cn.yichi.recognition.reassessment.Run;
import cn.yichi.recognition.reassessment.Work;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever moves, whatever arrives meanwhile, whichever instance dies and whichever record is lost:
 * an incremental re-evaluation ends where one of everything ends.
 */
class ReevaluationTest {
  private static final long SEED = Long.getLong("yichi.test.seed", new Random().nextLong());
  private static final int WORLDS = 40;
  private static final int DEEDS = 120;
  private static final int CERTIFICATES = 40;
  private static final Region ZHEJIANG = new Region("330000");

  private Random random = new Random(SEED);
  private Reevaluation world = new Reevaluation(new Sizes(0, 7), 3);
  private List<Reevaluation.Instance> instances = List.of();
  private final Map<Integer, Integer> versions = new HashMap<>();
  private final Map<String, Word> words = new HashMap<>();
  private int next = 1;
  private int depth;
  private int crashIn;
  private int begun;
  private int crashed;

  @Test
  void an_incremental_one_ends_where_a_full_one_ends() {
    for (int draw = 0; draw < WORLDS; draw++) {
      random = new Random(SEED + draw);
      world = new Reevaluation(new Sizes(random.nextInt(6), 1 + random.nextInt(9)), 3);
      world.book = reviewed(world.book);
      instances = List.of(world.new Instance(), world.new Instance(), world.new Instance(true));
      versions.clear();
      words.clear();
      world.judgements.beforeEachCall(this::meanwhile);
      for (int i = 0; i < DEEDS; i++) {
        deed();
      }
      world.judgements.beforeEachCall(() -> {});
      settle(draw);
      Reevaluation.Instance any = instances.getFirst();
      assertThat(world.stored()).as("seed %d, draw %d", SEED, draw).isEqualTo(world.full(any));
      assertThat(any.judge.rules().texts()).containsAll(world.judgements.rulesInUse());
      assertThat(world.judgements.count(new Touched.ByDay(world.today()))).isZero();
      begun += world.runs.page(Optional.empty(), 1000).size();
    }
    assertThat(begun).as("runs, seed %d", SEED).isGreaterThan(WORLDS * 3);
    assertThat(crashed).as("crashes, seed %d", SEED).isGreaterThan(WORLDS / 4);
  }

  /** Something else may come in the midst of anything, and work may die. */
  private void meanwhile() {
    world.judgements.drain();
    if (crashIn > 0 && --crashIn == 0) {
      crashed++;
      throw new World.Crash();
    }
    if (depth < 2 && crashIn == 0 && random.nextInt(25) == 0) {
      deed();
    }
  }

  private void deed() {
    depth++;
    Reevaluation.Instance by = drawn(instances);
    switch (random.nextInt(16)) {
      case 0, 1 -> by.assess.receive(certificates());
      case 2 -> by.issuer(drawn(List.of(Samples.SICHUAN, Samples.CHONGQING)), issuer());
      case 3 -> amend();
      case 4 -> interpret();
      case 5 -> rule(by);
      case 6 -> honour(by);
      case 7 -> review(by);
      case 8 -> world.now = world.now.plus(Duration.ofHours(random.nextInt(20)));
      case 9 -> by.look();
      case 10 -> by.sweep.sweep();
      default -> work(by);
    }
    depth--;
  }

  private void work(Reevaluation.Instance by) {
    world.now = world.now.plusSeconds(3);
    if (world.line.isEmpty()) {
      return;
    }
    Work work = world.line.remove(random.nextInt(world.line.size()));
    int fate = random.nextInt(10);
    if (fate == 0) {
      return; // lost
    }
    if (fate == 1) {
      world.line.add(work); // comes twice
    }
    try {
      // Only where it is not in the midst of other work, which is not to die of it.
      crashIn = depth == 1 && fate < 4 ? 1 + random.nextInt(12) : 0;
      by.work.handle(work);
    } catch (World.Crash died) {
      world.line.add(work);
    } finally {
      crashIn = 0;
    }
  }

  private void settle(int draw) {
    for (int round = 0; round < 60; round++) {
      world.now = world.now.plus(Reevaluation.PATIENCE);
      for (Reevaluation.Instance each : instances) {
        each.look();
        each.sweep.sweep();
        each.drain();
      }
      if (world.runs.open().isEmpty() && world.line.isEmpty() && round > 1) {
        return;
      }
    }
    throw new AssertionError(
        "seed " + SEED + ", draw " + draw + " does not settle: " + world.runs.open());
  }

  private List<Replica> certificates() {
    List<Replica> batch = new ArrayList<>();
    for (int i = random.nextInt(8); i >= 0; i--) {
      int serial = 1 + random.nextInt(CERTIFICATES);
      int version = versions.merge(serial, 1, Integer::sum);
      Region home = serial % 3 == 0 ? Samples.CHONGQING : Samples.SICHUAN;
      batch.add(
          serial % 5 == 0
              ? Samples.unproven(serial, version, home)
              : Samples.replica(
                  serial,
                  version,
                  home,
                  1 + serial % 2,
                  drawn(List.of(SkillLevel.SENIOR_WORKER, SkillLevel.INTERMEDIATE_WORKER)),
                  drawn(List.of(CertificateStatus.VALID, CertificateStatus.SUSPENDED))));
    }
    return batch;
  }

  private IssuerTimeline issuer() {
    IssuerTimeline timeline =
        Samples.issuer(1 + random.nextInt(2), next++, IssuerTimeline.Status.GOOD);
    return new IssuerTimeline(
        timeline.code(),
        timeline.version(),
        timeline.filings(),
        List.of(
            timeline.standing().getFirst(),
            new IssuerTimeline.Standing(
                drawn(List.of(IssuerTimeline.Status.values())),
                world.today().plusDays(random.nextInt(4) - 1))));
  }

  private void amend() {
    LocalDate from = world.today().plusDays(random.nextInt(4) - 1);
    CertificateKind kind =
        drawn(List.of(CertificateKind.SKILL_LEVEL, CertificateKind.PROFESSIONAL_TITLE));
    world.book =
        Amendments.amended(
            world.book,
            drawn(List.of("sc-cq-skill-2020", "sc-cq-titles-2021", "reviewed")),
            from,
            Amendments.asking(kind, drawn(List.of(Procedure.NONE, Procedure.FILING))));
  }

  private void interpret() {
    List<Ruling> rulings = new ArrayList<>(world.interpretations.rulings());
    rulings.add(ruling(Optional.empty(), Question.PRIOR_CERTIFICATES));
    world.interpretations = Interpretations.of(rulings);
  }

  private void rule(Reevaluation.Instance by) {
    CertificateId id = Samples.id(1 + random.nextInt(CERTIFICATES));
    world.ruled.computeIfAbsent(id, it -> new ArrayList<>());
    List<Ruling> all = new ArrayList<>(world.ruled.get(id));
    all.add(ruling(Optional.of(id), Question.CROSS_REVIEW));
    world.ruled.put(id, all);
    by.reassess.ruled(List.of(id));
  }

  private Ruling ruling(Optional<CertificateId> id, Question question) {
    Agreement on = drawn(world.book.all());
    return new Ruling(
        "r" + next++,
        id,
        new ClauseRef(on.id(), on.version(), on.clauses().getFirst().id()),
        new Ruling.Subject.Open(question),
        random.nextBoolean(),
        world.today().plusDays(random.nextInt(3) - 1),
        Optional.empty(),
        "c",
        "r");
  }

  private void honour(Reevaluation.Instance by) {
    HeldHonour honour =
        new HeldHonour(
            "honour-" + random.nextInt(6),
            Samples.CHONGQING,
            next++,
            Samples.replica(1 + random.nextInt(CERTIFICATES), 1).holder(),
            new Honour(
                HonourKind.CONTEST_RESULT,
                HonourScope.COUNTY,
                Optional.of(ContestClass.COUNTY),
                OptionalInt.of(1),
                Optional.empty(),
                "name",
                Optional.of(Samples.CHONGQING),
                Optional.empty(),
                world.today().plusDays(random.nextInt(3) - 1),
                Optional.empty()),
            Optional.empty());
    by.reassess.honoursMoved(world.honours.keep(honour).holders());
  }

  private record Word(IssuerId issuer, Region reviewer, int version, ReviewFinding finding) {}

  /** A word of one of two regions, the last of each about an issuer perhaps once more. */
  private void review(Reevaluation.Instance by) {
    IssuerId issuer = new IssuerId(Samples.SICHUAN, Samples.code(1 + random.nextInt(2)));
    Region reviewer = drawn(List.of(Samples.CHONGQING, ZHEJIANG));
    Word before = words.get(issuer.code() + " by " + reviewer);
    hear(by, before != null && random.nextBoolean() ? before : word(issuer, reviewer));
  }

  private Word word(IssuerId issuer, Region reviewer) {
    return new Word(
        issuer,
        reviewer,
        next++,
        new ReviewFinding(
            reviewer,
            drawn(List.of(ReviewFinding.Verdict.values())),
            world.today().plusDays(random.nextInt(3) - 1),
            Optional.empty()));
  }

  private void hear(Reevaluation.Instance by, Word word) {
    words.put(word.issuer().code() + " by " + word.reviewer(), word);
    CrossReviews.Receipt receipt =
        world.reviews.keep(
            word.reviewer(),
            word.issuer(),
            word.version(),
            List.of(word.finding()),
            Optional.empty());
    if (receipt != CrossReviews.Receipt.OLDER) {
      by.begin.reviewsMoved(word.issuer(), word.reviewer(), word.version(), Optional.empty());
    }
  }

  /** With one more agreement, which asks for another region's review of the issuer. */
  private static AgreementBook reviewed(AgreementBook book) {
    Agreement memo =
        book.all().stream()
            .filter(each -> each.id().equals("sc-cq-skill-2020"))
            .findFirst()
            .orElseThrow();
    List<Agreement> all = new ArrayList<>(book.all());
    all.add(
        new Agreement(
            "reviewed",
            1,
            memo.kind(),
            memo.titleZh(),
            memo.titleEn(),
            memo.parties(),
            memo.signedOn(),
            memo.effective(),
            true,
            memo.provenance(),
            memo.clauses().stream().map(ReevaluationTest::reviewed).toList()));
    return new AgreementBook(all);
  }

  private static Clause reviewed(Clause clause) {
    Covers covers = clause.covers();
    return new Clause(
        clause.id(),
        clause.citation(),
        new Covers(
            covers.kinds(),
            covers.equalEffect(),
            covers.levels(),
            covers.grades(),
            covers.occupations(),
            covers.operations(),
            covers.standardVersions(),
            covers.origins(),
            IssuerRule.of(IssuerTest.CROSS_REVIEWED),
            covers.priorCertificates()),
        clause.grants(),
        clause.procedure(),
        clause.authority(),
        clause.restrictions(),
        clause.provisos(),
        clause.evidence(),
        clause.conditions(),
        clause.before());
  }

  private <T> T drawn(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** Only what an amendment can reach is read, and only what changes is told. */
  @Test
  void what_an_amendment_cannot_reach_is_neither_read_nor_written() {
    world = new Reevaluation(new Sizes(0, 100), 100);
    Reevaluation.Instance one = world.new Instance();
    one.issuer(Samples.SICHUAN, Samples.issuer(1, 1, IssuerTimeline.Status.GOOD));
    List<Replica> all = new ArrayList<>();
    for (int serial = 1; serial <= 30; serial++) {
      all.add(
          serial % 3 == 0
              ? Samples.unproven(serial, 1, Samples.SICHUAN)
              : Samples.replica(serial, 1));
    }
    one.assess.receive(all);
    world.judgements.drain();
    Map<CertificateId, Integer> told = new HashMap<>();
    all.forEach(each -> told.put(each.id(), told(each)));
    world.book =
        Amendments.amended(
            world.book,
            "sc-cq-skill-2020",
            world.today(),
            Amendments.asking(CertificateKind.SKILL_LEVEL, Procedure.FILING));
    one.look();
    one.drain();
    Run run = world.runs.page(Optional.empty(), 10).getFirst();
    assertThat(run.state()).isEqualTo(Run.State.ENDED);
    assertThat(run.expected()).isEqualTo(20);
    assertThat(run.examined()).isEqualTo(20);
    assertThat(run.changed()).isEqualTo(20);
    for (Replica each : all) {
      boolean reached = each.view().kind() == CertificateKind.SKILL_LEVEL;
      assertThat(told(each)).isEqualTo(told.get(each.id()) + (reached ? 1 : 0));
    }
    assertThat(world.stored()).isEqualTo(world.full(one));
  }

  private int told(Replica replica) {
    return world.judgements.announced(replica.id()).size();
  }

  @Test
  void a_newer_run_supersedes_an_older_and_its_work_is_passed_over() {
    world = new Reevaluation(new Sizes(0, 10), 10);
    Reevaluation.Instance one = world.new Instance();
    one.assess.receive(List.of(Samples.replica(1, 1), Samples.replica(2, 1)));
    amendTo(Procedure.FILING);
    one.look();
    Work old = world.line.getFirst();
    amendTo(Procedure.VERIFICATION);
    one.look();
    assertThat(world.runs.find(old.run()).orElseThrow().state()).isEqualTo(Run.State.SUPERSEDED);
    assertThat(one.work.handle(old)).isEqualTo(Done.OVER);
    one.drain();
    assertThat(world.runs.open()).isEmpty();
    assertThat(world.stored()).isEqualTo(world.full(one));
  }

  @Test
  void a_record_that_comes_twice_does_nothing_and_begets_nothing() {
    world = new Reevaluation(new Sizes(0, 100), 1);
    Reevaluation.Instance one = world.new Instance();
    one.assess.receive(List.of(Samples.replica(1, 1), Samples.replica(2, 1)));
    amendTo(Procedure.FILING);
    one.look();
    Work first = world.line.removeFirst();
    assertThat(one.work.handle(first)).isEqualTo(Done.STEP);
    assertThat(one.work.handle(first)).isEqualTo(Done.TWICE);
    assertThat(world.line).containsExactly(new Work(first.run(), first.bucket(), 1));
    assertThat(world.runs.find(first.run()).orElseThrow().examined()).isEqualTo(1);
  }

  @Test
  void an_instance_that_does_not_know_the_rules_yet_looks_before_it_works() {
    world = new Reevaluation(new Sizes(0, 100), 10);
    Reevaluation.Instance one = world.new Instance();
    Reevaluation.Instance late = world.new Instance();
    one.assess.receive(List.of(Samples.replica(1, 1)));
    amendTo(Procedure.FILING);
    one.look();
    Work first = world.line.removeFirst();
    assertThat(late.work.handle(first)).isEqualTo(Done.STEP);
    assertThat(world.stored()).isEqualTo(world.full(one));
    amendTo(Procedure.VERIFICATION);
    one.look();
    Work next = world.line.removeFirst();
    amendTo(Procedure.REASSESSMENT);
    assertThat(late.work.handle(next)).as("it knows newer ones").isEqualTo(Done.NOT_HERE);
  }

  /** Whether few or many are touched, and whether a run is open to the newer rules or none. */
  @ParameterizedTest
  @ValueSource(ints = {0, 100})
  void an_instance_behind_does_not_bring_back_its_rules(int few) {
    world = new Reevaluation(new Sizes(few, 100), 10);
    Reevaluation.Instance behind = world.new Instance(true);
    Reevaluation.Instance one = world.new Instance();
    behind.begin.rulesMoved();
    behind.issuer(Samples.SICHUAN, Samples.issuer(1, 1, IssuerTimeline.Status.GOOD));
    behind.assess.receive(List.of(Samples.replica(1, 1), Samples.replica(2, 1)));
    amendTo(Procedure.FILING);
    one.look();
    List<Run> open = world.runs.open();
    behind.sweep.sweep();
    assertThat(world.runs.open()).isEqualTo(open).hasSize(few == 0 ? 1 : 0);
    one.drain();
    Map<String, String> newer = world.stored();
    assertThat(newer).isEqualTo(world.full(one));
    behind.sweep.sweep();
    behind.drain();
    assertThat(world.stored()).isEqualTo(newer);
    assertThat(world.runs.open()).isEmpty();
  }

  /** Else what an older instance decides meanwhile would be what all are brought back to. */
  @Test
  void newer_rules_hold_though_they_touched_nothing_when_they_came() {
    world = new Reevaluation(new Sizes(100, 100), 10);
    Reevaluation.Instance behind = world.new Instance(true);
    Reevaluation.Instance one = world.new Instance();
    behind.begin.rulesMoved();
    behind.issuer(Samples.SICHUAN, Samples.issuer(1, 1, IssuerTimeline.Status.GOOD));
    amendTo(Procedure.FILING);
    one.look();
    one.assess.receive(List.of(Samples.replica(1, 1)));
    behind.assess.receive(List.of(Samples.replica(2, 1)));
    behind.sweep.sweep();
    one.sweep.sweep();
    behind.sweep.sweep();
    assertThat(world.stored()).hasSize(2).isEqualTo(world.full(one));
  }

  @Test
  void nothing_begins_while_the_rules_cannot_be_read_but_lost_work_is_sent_again() {
    world = new Reevaluation(new Sizes(0, 100), 10);
    Reevaluation.Instance one = world.new Instance();
    one.issuer(Samples.SICHUAN, suspendedTomorrow(1));
    one.assess.receive(List.of(Samples.replica(1, 1)));
    one.issuer(Samples.SICHUAN, suspendedTomorrow(2));
    List<Work> lost = List.copyOf(world.line);
    world.line.clear();
    world.now = world.now.plus(Duration.ofDays(2));
    assertThat(world.judgements.count(new Touched.ByDay(world.today()))).isEqualTo(1);
    world.unreadable = true;
    assertThatIllegalStateException().isThrownBy(one.sweep::sweep);
    assertThat(world.line).hasSize(1).isEqualTo(lost);
    assertThat(world.runs.open()).hasSize(1);
    world.unreadable = false;
    one.sweep.sweep();
    assertThat(world.runs.open()).as("the day's too").hasSize(2);
  }

  private IssuerTimeline suspendedTomorrow(int version) {
    IssuerTimeline good = Samples.issuer(1, version, IssuerTimeline.Status.GOOD);
    return new IssuerTimeline(
        good.code(),
        version,
        good.filings(),
        List.of(
            good.standing().getFirst(),
            new IssuerTimeline.Standing(
                IssuerTimeline.Status.SUSPENDED, world.today().plusDays(1))));
  }

  @Test
  void a_review_that_comes_again_does_not_end_what_a_later_one_of_another_region_began() {
    IssuerId issuer = reviewedWorld();
    Reevaluation.Instance one = instances.getFirst();
    Word first = word(issuer, Samples.CHONGQING);
    Word second = word(issuer, ZHEJIANG);
    hear(one, first);
    hear(one, second);
    hear(one, first);
    hear(one, second);
    assertThat(world.runs.open())
        .extracting(each -> each.aim().target())
        .containsExactly("330000-" + second.version());
    one.drain();
    assertThat(world.stored()).isEqualTo(world.full(one));
  }

  @Test
  void
      a_review_that_takes_the_place_of_a_doubtful_one_is_followed_though_its_version_is_the_same() {
    IssuerId issuer = reviewedWorld();
    Reevaluation.Instance one = instances.getFirst();
    one.begin.reviewsMoved(issuer, Samples.CHONGQING, 1, by("lost"));
    one.drain();
    one.begin.reviewsMoved(issuer, Samples.CHONGQING, 1, by("lost"));
    assertThat(world.runs.open()).as("once is enough for one word").isEmpty();
    one.begin.reviewsMoved(issuer, Samples.CHONGQING, 1, by("proven"));
    assertThat(world.runs.open()).hasSize(1);
  }

  private static Optional<Provenance> by(String key) {
    return Optional.of(new Provenance(key, Samples.NOW, Samples.NOW));
  }

  /** One instance that holds a certificate whose issuer others review. */
  private IssuerId reviewedWorld() {
    world = new Reevaluation(new Sizes(0, 100), 10);
    world.book = reviewed(world.book);
    Reevaluation.Instance one = world.new Instance();
    instances = List.of(one);
    one.issuer(Samples.SICHUAN, Samples.issuer(1, 1, IssuerTimeline.Status.GOOD));
    one.assess.receive(List.of(Samples.replica(1, 1)));
    one.drain();
    return new IssuerId(Samples.SICHUAN, Samples.code(1));
  }

  private void amendTo(Procedure procedure) {
    world.book =
        Amendments.amended(
            world.book,
            "sc-cq-skill-2020",
            world.today(),
            Amendments.asking(CertificateKind.SKILL_LEVEL, procedure));
  }
}
