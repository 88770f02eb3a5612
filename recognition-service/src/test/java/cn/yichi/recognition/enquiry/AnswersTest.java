package cn.yichi.recognition.enquiry;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.CertificateStatus;
import cn.yichi.contracts.vocabulary.DocumentType;
import cn.yichi.contracts.vocabulary.FederatedDigests;
import cn.yichi.contracts.vocabulary.FederationKey;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.IdDocument;
import cn.yichi.contracts.vocabulary.PersonName;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.platform.vault.LocalFederationKey;
import cn.yichi.recognition.benefit.InMemoryOpenBenefits;
import cn.yichi.recognition.decision.AssessCertificates;
import cn.yichi.recognition.decision.Doubts;
import cn.yichi.recognition.decision.InMemoryHolderHonours;
import cn.yichi.recognition.decision.InMemoryIssuerTimelines;
import cn.yichi.recognition.decision.InMemoryJudgements;
import cn.yichi.recognition.decision.IssuerTimeline;
import cn.yichi.recognition.decision.JudgeCase;
import cn.yichi.recognition.decision.LookBeside;
import cn.yichi.recognition.decision.NoConsequences;
import cn.yichi.recognition.decision.Provenance;
import cn.yichi.recognition.decision.Question;
import cn.yichi.recognition.decision.ReassessCertificates;
import cn.yichi.recognition.decision.Replica;
import cn.yichi.recognition.decision.Samples;
import cn.yichi.recognition.file.Documents;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Chongqing's answers to employers, workers and claimants, on fakes. */
class AnswersTest {
  private static final FederatedDigests DIGESTS =
      new FederatedDigests(LocalFederationKey.sandbox());
  private static final PersonName HOLDER = new PersonName("王川江");
  private static final Region ZHEJIANG = new Region("330000");

  private final InMemoryJudgements judgements = new InMemoryJudgements();
  private final InMemoryIssuerTimelines issuers = new InMemoryIssuerTimelines();
  private final InMemoryHostDecisions hosts = new InMemoryHostDecisions();
  private final InMemoryOpenBenefits benefits = new InMemoryOpenBenefits();
  private final LookBeside look = InMemoryHolderHonours.none(issuers);
  private final JudgeCase judge = Samples.judge();
  private final FindCertificates find = new FindCertificates(judgements, DIGESTS, SamePersons.NONE);
  private final AskRecognition recognition = new AskRecognition(find, judgements, look, judge);
  private final AskStanding standing = new AskStanding(find, recognition, hosts, judge);
  private final AskBenefit benefit = new AskBenefit(find, recognition, Documents.benefits(), judge);
  private final Set<String> lostKeys = new HashSet<>();
  private final List<CertificateId> last = new ArrayList<>();
  private final EraseCertificates erase =
      new EraseCertificates(
          judgements,
          new BenefitsFollow(Documents.benefits(), Samples.CHONGQING, benefits),
          hosts,
          Samples.doubts(lostKeys),
          List.of(last::add),
          again -> {});

  private void received(int serial, Region home, SkillLevel level, String number) {
    Replica sample = Samples.replica(serial, 1, home, 1, level, CertificateStatus.VALID);
    Replica replica =
        new Replica(
            sample.view(),
            sample.holder(),
            DIGESTS.numberDigest(number),
            sample.numberMasked(),
            DIGESTS.nameDigest(sample.id(), HOLDER),
            List.of(),
            sample.cause(),
            false,
            true,
            Optional.empty());
    received(replica);
  }

  private void received(Replica replica) {
    ReassessCertificates reassess =
        new ReassessCertificates(judgements, issuers, look, judge, new NoConsequences());
    new AssessCertificates(judgements, look, judge, reassess, new NoConsequences(), Doubts.NONE)
        .receive(List.of(replica));
  }

  private static Identification identified(String number) {
    return new Identification(number, Optional.of(HOLDER), Optional.empty(), Optional.empty());
  }

  private EnquiryAnswer ask(String number, Region host) {
    return recognition.ask(new Enquiry(identified(number), host, Optional.empty(), List.of()));
  }

  @Test
  void a_number_is_found_however_it_is_written() {
    received(1, Samples.SICHUAN, SkillLevel.SENIOR_WORKER, "ABC-1");
    assertThat(ask(" abc－1 ", Samples.CHONGQING)).isInstanceOf(EnquiryAnswer.Decided.class);
  }

  /** A key that counts how often it is asked. */
  private record Counted(FederationKey key, AtomicInteger asked) implements FederationKey {
    @Override
    public NavigableSet<Integer> versions() {
      return key.versions();
    }

    @Override
    public int current() {
      return key.current();
    }

    @Override
    public byte[] mac(int version, Use use, byte[] message) {
      asked.incrementAndGet();
      return key.mac(version, use, message);
    }
  }

  private int macs(FederationKey key, Identification stated, boolean found) {
    var counted = new Counted(key, new AtomicInteger());
    var find = new FindCertificates(judgements, new FederatedDigests(counted), SamePersons.NONE);
    assertThat(find.matching(stated)).hasSize(found ? 1 : 0);
    return counted.asked().get();
  }

  @Test
  void a_question_costs_a_mac_for_each_fact_and_version_and_finds_what_any_version_published() {
    received(1, Samples.SICHUAN, SkillLevel.SENIOR_WORKER, "N1");
    LocalFederationKey old = LocalFederationKey.sandbox();
    LocalFederationKey both = LocalFederationKey.sandbox(new TreeSet<>(Set.of(1, 2)), 2);
    LocalFederationKey next = LocalFederationKey.sandbox(new TreeSet<>(Set.of(2)), 2);
    assertThat(macs(old, identified("N1"), true)).isEqualTo(2);
    assertThat(macs(both, identified("N1"), true)).isEqualTo(4);
    assertThat(macs(next, identified("N1"), false)).isEqualTo(1);
    HolderRef holder = Samples.replica(1, 1).holder();
    assertThat(macs(old, own("N1", holder), true)).isEqualTo(1);
    assertThat(macs(old, own("N1", Samples.replica(2, 1).holder()), false)).isEqualTo(1);
  }

  private static Identification own(String number, HolderRef... own) {
    return new Identification(number, Optional.empty(), Optional.empty(), Optional.of(Set.of(own)));
  }

  @Test
  void links_are_asked_for_only_where_a_worker_is_not_known_by_what_he_says() {
    received(1, Samples.SICHUAN, SkillLevel.SENIOR_WORKER, "N1");
    HolderRef holder = Samples.replica(1, 1).holder();
    HolderRef younger = Samples.replica(2, 1).holder();
    List<String> asked = new ArrayList<>();
    SamePersons linked =
        (home, own, ref) -> {
          asked.add(home.code());
          return home.equals(Samples.SICHUAN) && own.contains(younger) && ref.equals(holder);
        };
    var find = new FindCertificates(judgements, DIGESTS, linked);
    assertThat(find.matching(identified("N1"))).hasSize(1);
    assertThat(find.matching(own("N1", holder, younger))).hasSize(1);
    assertThat(asked).isEmpty();
    assertThat(find.matching(own("N1", younger))).hasSize(1);
    assertThat(find.matching(own("N1", Samples.replica(3, 1).holder()))).isEmpty();
    assertThat(asked).containsExactly("510000", "510000");
  }

  private static final IdDocument PAPER =
      new IdDocument(DocumentType.RESIDENT_ID, "11010519491231002X");

  private void heldBy(IdDocument paper, int serial, SkillLevel level) {
    Replica sample = Samples.replica(serial, 1, Samples.SICHUAN, 1, level, CertificateStatus.VALID);
    received(
        new Replica(
            sample.view(),
            DIGESTS.holderRef(paper),
            DIGESTS.numberDigest("N" + serial),
            sample.numberMasked(),
            DIGESTS.nameDigest(sample.id(), HOLDER),
            List.of(),
            sample.cause(),
            false,
            true,
            Optional.empty()));
  }

  private static HolderSearch held(String name, String number, Optional<String> occupation) {
    return new HolderSearch(
        new PersonName(name),
        StatedFacts.papers(number),
        Optional.of(CertificateKind.SKILL_LEVEL),
        occupation,
        Optional.empty());
  }

  private EnquiryAnswer ask(HolderSearch sought) {
    return recognition.ask(new Enquiry(sought, Samples.CHONGQING, Optional.empty(), List.of()));
  }

  @Test
  void certificates_are_found_by_name_and_document_without_a_number() {
    heldBy(PAPER, 11, SkillLevel.SENIOR_WORKER);
    HolderSearch his = held(HOLDER.value(), PAPER.number(), Optional.empty());
    assertThat(ask(his)).isInstanceOf(EnquiryAnswer.Decided.class);
    heldBy(PAPER, 12, SkillLevel.TECHNICIAN);
    assertThat(ask(his))
        .isInstanceOfSatisfying(
            EnquiryAnswer.Several.class,
            it -> {
              assertThat(it.found()).isEqualTo(2);
              assertThat(it.answers())
                  .extracting(each -> each.certificate().id())
                  .containsExactlyInAnyOrder(Samples.id(11), Samples.id(12));
            });
    assertThat(ask(held("别人", PAPER.number(), Optional.empty())))
        .isEqualTo(ask(held(HOLDER.value(), "110105199003070126", Optional.empty())))
        .isInstanceOf(EnquiryAnswer.NotReceived.class);
    assertThat(ask(held(HOLDER.value(), PAPER.number(), Optional.of("车工"))))
        .isInstanceOf(EnquiryAnswer.Several.class);
    assertThat(ask(held(HOLDER.value(), PAPER.number(), Optional.of("6-18-01-01"))))
        .isInstanceOf(EnquiryAnswer.Several.class);
    assertThat(ask(held(HOLDER.value(), PAPER.number(), Optional.of("焊工"))))
        .isInstanceOf(EnquiryAnswer.NotReceived.class);
  }

  @Test
  void whoever_may_see_only_his_own_finds_nobody_elses_by_name_and_document() {
    heldBy(PAPER, 11, SkillLevel.SENIOR_WORKER);
    HolderSearch others =
        new HolderSearch(
            HOLDER,
            Set.of(PAPER),
            Optional.empty(),
            Optional.empty(),
            Optional.of(Set.of(Samples.replica(2, 1).holder())));
    assertThat(ask(others)).isInstanceOf(EnquiryAnswer.NotReceived.class);
  }

  @Test
  void of_very_many_certificates_so_many_are_answered_and_all_are_counted() {
    for (int serial = 100; serial < 160; serial++) {
      heldBy(PAPER, serial, SkillLevel.SENIOR_WORKER);
    }
    assertThat(ask(held(HOLDER.value(), PAPER.number(), Optional.empty())))
        .isInstanceOfSatisfying(
            EnquiryAnswer.Several.class,
            it -> {
              assertThat(it.found()).isEqualTo(60);
              assertThat(it.answers()).hasSize(AskRecognition.MOST);
            });
  }

  @Test
  void certificates_that_share_number_and_holder_are_told_apart_by_a_person() {
    received(1, Samples.SICHUAN, SkillLevel.SENIOR_WORKER, "N1");
    received(2, Samples.CHONGQING, SkillLevel.SENIOR_WORKER, "N1");
    assertThat(ask("N1", Samples.CHONGQING)).isInstanceOf(EnquiryAnswer.Ambiguous.class);
    assertThat(standing.ask(identified("N1"))).isInstanceOf(StandingAnswer.Ambiguous.class);
    assertThat(eligibility("N1")).isInstanceOf(EligibilityAnswer.Ambiguous.class);
    assertThat(AnswerText.ambiguous(Locale.ROOT)).startsWith("须由人工确认。").contains("哪一本");
  }

  @Test
  void what_nobody_was_told_is_published_when_somebody_asks_about_today() {
    received(3, ZHEJIANG, SkillLevel.SENIOR_WORKER, "N3");
    assertThat(judgements.announced(Samples.id(3))).isEmpty();
    Enquiry past =
        new Enquiry(
            identified("N3"), Samples.CHONGQING, Optional.of(LocalDate.of(2023, 7, 1)), List.of());
    recognition.ask(past);
    ask("N3", new Region("500116"));
    assertThat(judgements.announced(Samples.id(3))).isEmpty();
    ask("N3", Samples.CHONGQING);
    ask("N3", Samples.CHONGQING);
    assertThat(judgements.announced(Samples.id(3))).hasSize(1);
  }

  @Test
  void another_regions_question_is_not_answered_here() {
    assertThat(ask("N1", new Region("510100")))
        .isEqualTo(new EnquiryAnswer.HostNotServed(new Region("510100"), Samples.SICHUAN));
  }

  private EligibilityAnswer eligibility(String number) {
    return benefit.ask("jiangjin-housing", identified(number), Map.of(), Optional.empty());
  }

  @Test
  void a_certificate_not_recognised_here_gives_no_benefit_and_says_what_else_is_missing() {
    received(4, ZHEJIANG, SkillLevel.SENIOR_WORKER, "N4");
    EligibilityAnswer answer = eligibility("N4");
    assertThat(answer).isInstanceOf(EligibilityAnswer.NotRecognised.class);
    EligibilityAnswer.NotRecognised refused = (EligibilityAnswer.NotRecognised) answer;
    assertThat(refused.gaps()).hasSize(1);
    assertThat(AnswerText.of(refused, Locale.ROOT))
        .startsWith("不符合条件。证书在当地的认可情况：没有生效的协议适用")
        .contains("特级技师");
    assertThat(eligibility("N9")).isInstanceOf(EligibilityAnswer.NotReceived.class);
    assertThat(benefit.ask("none", identified("N4"), Map.of(), Optional.empty()))
        .isInstanceOf(EligibilityAnswer.UnknownPolicy.class);
  }

  @Test
  void a_benefit_stays_open_where_only_the_recognition_is_open() {
    received(6, Samples.SICHUAN, SkillLevel.MASTER_TECHNICIAN, "N6");
    EligibilityAnswer answer = eligibility("N6");
    assertThat(answer).isInstanceOf(EligibilityAnswer.NotRecognised.class);
    assertThat(((EligibilityAnswer.NotRecognised) answer).open()).isTrue();
    assertThat(AnswerText.of((EligibilityAnswer.NotRecognised) answer, Locale.ROOT))
        .startsWith("待遇能否领取尚待确认");
  }

  @Test
  void an_open_issuer_is_said_with_its_question_and_nobody_to_act() {
    received(5, Samples.SICHUAN, SkillLevel.SENIOR_WORKER, "N5");
    EnquiryAnswer.Decided decided = (EnquiryAnswer.Decided) ask("N5", Samples.CHONGQING);
    assertThat(AnswerText.of(decided.decision(), Locale.ROOT))
        .startsWith("须由人工确认。")
        .contains("收到后自动重新判断");
    issuers.keep(
        Samples.SICHUAN, Samples.issuer(1, 1, IssuerTimeline.Status.GOOD), Optional.empty());
    assertThat(
            AnswerText.of(
                ((EnquiryAnswer.Decided) ask("N5", Samples.CHONGQING)).decision(), Locale.ROOT))
        .startsWith("认可。");
  }

  @ParameterizedTest
  @EnumSource(Question.class)
  void every_question_names_who_must_act_in_both_languages(Question question) {
    for (Locale locale : List.of(Locale.ROOT, Locale.ENGLISH)) {
      assertThat(AnswerText.of(Actor.of(question), Samples.SICHUAN, Samples.CHONGQING, locale))
          .isNotBlank()
          .doesNotContain("{");
    }
  }

  private static HostDecision said(String outcome, String type, String... grounds) {
    return new HostDecision(
        new CertificateId("a".repeat(32)),
        Samples.SICHUAN,
        1,
        1,
        outcome,
        Optional.of(
            new HostDecision.GrantedAs(type, Optional.of("SENIOR_WORKER"), Optional.empty())),
        Optional.empty(),
        List.of(grounds).stream()
            .map(code -> new HostDecision.SaidGround(code, Optional.empty(), Map.of()))
            .toList(),
        List.of("PRIOR_CERTIFICATES", "A_QUESTION_OF_TOMORROW"),
        Samples.NOW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GRANTED", "CONDITIONAL", "REFERRED", "REFUSED", "NO_AGREEMENT"})
  void what_other_regions_said_is_put_in_words(String outcome) {
    for (Locale locale : List.of(Locale.ROOT, Locale.ENGLISH)) {
      assertThat(SaidText.answer(said(outcome, "SAME_LEVEL"), locale))
          .doesNotContain(outcome)
          .doesNotContain("{")
          .contains("A_QUESTION_OF_TOMORROW");
    }
  }

  @Test
  void codes_of_a_newer_version_are_shown_as_they_are() {
    assertThat(SaidText.answer(said("BLESSED", "SAME_LEVEL"), Locale.ROOT)).startsWith("BLESSED");
    assertThat(SaidText.answer(said("GRANTED", "TOMORROWS_GRANT"), Locale.ROOT))
        .contains("TOMORROWS_GRANT");
    assertThat(
            SaidText.ground(
                new HostDecision.SaidGround("TOMORROWS", Optional.empty(), Map.of()), Locale.ROOT))
        .isEqualTo("TOMORROWS");
  }

  @Test
  void only_the_home_region_erases() {
    received(6, Samples.SICHUAN, SkillLevel.SENIOR_WORKER, "N6");
    CertificateId id = Samples.id(6);
    assertThat(erase.erase(id, ZHEJIANG, Optional.empty()))
        .isEqualTo(EraseCertificates.Erasure.FOREIGN);
    assertThat(last).isEmpty();
    assertThat(erase.erase(id, Samples.SICHUAN, Optional.empty()))
        .isEqualTo(EraseCertificates.Erasure.ERASED);
    assertThat(erase.erase(id, Samples.SICHUAN, Optional.empty()))
        .isEqualTo(EraseCertificates.Erasure.NOT_HELD);
    assertThat(last).as("also when it comes again").containsExactly(id, id);
    assertThat(ask("N6", Samples.CHONGQING)).isInstanceOf(EnquiryAnswer.NotReceived.class);
  }

  @Test
  void an_instant_that_a_lost_key_named_holds_back_no_erasure() {
    CertificateId id = Samples.id(7);
    Instant now = Instant.parse("2026-11-01T00:00:00Z");
    Provenance lost = new Provenance("lost", now.plusSeconds(999_999), now);
    received(Samples.by(lost, Samples.replica(7, 1)));
    assertThat(erase.erase(id, Samples.SICHUAN, Optional.of(now)))
        .isEqualTo(EraseCertificates.Erasure.OUTDATED);
    lostKeys.add("lost");
    assertThat(erase.erase(id, Samples.SICHUAN, Optional.of(now)))
        .isEqualTo(EraseCertificates.Erasure.ERASED);
  }

  @Test
  void an_identification_shows_nothing_of_itself() {
    assertThat(identified("SECRET-1").toString()).doesNotContain("SECRET").doesNotContain("王");
  }
}
