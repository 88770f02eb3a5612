package cn.yichi.recognition.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yichi.contracts.vocabulary.CertificateStatus;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.recognition.agreement.Agreement;
import cn.yichi.recognition.agreement.AgreementBook;
import cn.yichi.recognition.decision.AssessCertificates;
import cn.yichi.recognition.decision.CertificateRulings;
import cn.yichi.recognition.decision.Doubts;
import cn.yichi.recognition.decision.IssuerTimeline.Status;
import cn.yichi.recognition.decision.IssuerTimelines;
import cn.yichi.recognition.decision.JudgeCase;
import cn.yichi.recognition.decision.Judgements;
import cn.yichi.recognition.decision.LookBeside;
import cn.yichi.recognition.decision.NoConsequences;
import cn.yichi.recognition.decision.ReassessCertificates;
import cn.yichi.recognition.decision.SameHolders;
import cn.yichi.recognition.decision.Samples;
import cn.yichi.recognition.file.Documents;
import cn.yichi.recognition.lab.Effects;
import cn.yichi.recognition.lab.Effects.Change;
import cn.yichi.recognition.lab.Effects.Paid;
import cn.yichi.recognition.lab.TryDraft;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What a draft would change: three synthetic certificates of Sichuan, of which the last is by an
 * issuer nobody knows, and Chongqing's one policy, that asks for a master technician.
 */
@Tag("database")
class LabTest {
  private static final String MEMO = Documents.text("agreements/sc-cq-skill-2020.yaml");
  private static final String POLICY = Documents.text("benefits/jiangjin-housing.yaml");
  private static final String RATE = "amount: {form: RATE_OF_FACT, fact: housePriceFen,";
  private static final AgreementBook NOTHING = new AgreementBook(List.of());

  private final MongoStores stores = new MongoStores();
  private final Judgements judgements = stores.judgements();
  private final IssuerTimelines issuers = stores.issuers();
  private final LookBeside look =
      new LookBeside(
          issuers, stores.honours(), stores.reviews(), SameHolders.NONE, CertificateRulings.NONE);
  private final AtomicReference<AgreementBook> book = new AtomicReference<>(NOTHING);
  private final JudgeCase judge =
      new JudgeCase(book::get, Samples.CHONGQING, Clock.fixed(Samples.NOW, ZoneOffset.UTC));

  @BeforeEach
  void three_certificates() {
    issuers.keep(Samples.SICHUAN, Samples.issuer(1, 1, Status.GOOD), Optional.empty());
    ReassessCertificates reassess =
        new ReassessCertificates(judgements, issuers, look, judge, new NoConsequences());
    new AssessCertificates(judgements, look, judge, reassess, new NoConsequences(), Doubts.NONE)
        .receive(
            List.of(
                Samples.replica(1, 1),
                Samples.replica(
                    2,
                    1,
                    Samples.SICHUAN,
                    1,
                    SkillLevel.MASTER_TECHNICIAN,
                    CertificateStatus.VALID),
                Samples.replica(
                    3, 1, Samples.SICHUAN, 2, SkillLevel.TECHNICIAN, CertificateStatus.VALID)));
  }

  @Test
  void who_gains_stands_by_group_and_what_benefits_cost_at_most() {
    Effects effects = tried(MEMO, POLICY);
    assertThat(effects.examined()).isEqualTo(3);
    assertThat(effects.notices()).isEqualTo(3);
    assertThat(effects.cells().values())
        .containsExactlyInAnyOrder(new Change(1, 0, 0), new Change(1, 0, 0), new Change(0, 0, 1));
    assertThat(effects.cells().keySet())
        .extracting(Effects.Cell::level)
        .containsExactlyInAnyOrder("INTERMEDIATE_WORKER", "MASTER_TECHNICIAN", "TECHNICIAN");
    assertThat(effects.benefits())
        .containsExactly(new Paid("jiangjin-housing", 1, 0, 10_000_000, 0));
    assertThat(effects.samples()).hasSize(3);
  }

  @Test
  void a_benefit_costs_what_its_policy_states_and_no_most_where_it_states_none() {
    assertThat(tried(MEMO, paying("{form: FLAT, fen: 250000}")).benefits())
        .containsExactly(new Paid("jiangjin-housing", 1, 0, 250_000, 0));
    assertThat(tried(MEMO, paying("{form: BY_LEVEL, fen: {MASTER_TECHNICIAN: 300000}}")).benefits())
        .containsExactly(new Paid("jiangjin-housing", 1, 0, 300_000, 0));
    assertThat(tried(MEMO, POLICY.replace("capFen: 10000000", "capFen: UNSTATED")).benefits())
        .containsExactly(new Paid("jiangjin-housing", 1, 0, 0, 1));
  }

  @Test
  void a_new_version_takes_the_place_of_the_one_that_holds() {
    book.set(Documents.of(MEMO));
    Effects effects =
        tried(
            MEMO.replaceFirst(
                "levels: UNSTATED", "levels: {lowest: JUNIOR_WORKER, highest: SENIOR_WORKER}"),
            POLICY);
    assertThat(effects.cells().values())
        .contains(new Change(0, 1, 0))
        .doesNotContain(new Change(1, 0, 0));
    assertThat(effects.benefits()).containsExactly(new Paid("jiangjin-housing", 0, 1, 0, 0));
    assertThat(tried(MEMO, POLICY).cells()).isEmpty();
  }

  @Test
  void a_run_ends_when_somebody_ends_it() {
    assertThatThrownBy(() -> trying(POLICY).run(draft(MEMO), examined -> false))
        .isInstanceOf(TryDraft.Ended.class);
  }

  private Effects tried(String draft, String policy) {
    return trying(policy).run(draft(draft), examined -> true);
  }

  private TryDraft trying(String policy) {
    return new TryDraft(judgements, look, judge, Documents.benefits(policy));
  }

  private static Agreement draft(String yaml) {
    return Documents.of(yaml).all().getFirst();
  }

  private static String paying(String amount) {
    int at = POLICY.indexOf(RATE);
    return POLICY.substring(0, at)
        + "amount: "
        + amount
        + POLICY.substring(POLICY.indexOf('\n', at));
  }
}
