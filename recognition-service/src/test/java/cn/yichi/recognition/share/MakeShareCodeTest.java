package cn.yichi.recognition.share;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.FederatedDigests;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.platform.vault.LocalFederationKey;
import cn.yichi.recognition.asking.Purpose;
import cn.yichi.recognition.decision.AssessCertificates;
import cn.yichi.recognition.decision.Doubts;
import cn.yichi.recognition.decision.InMemoryHolderHonours;
import cn.yichi.recognition.decision.InMemoryIssuerTimelines;
import cn.yichi.recognition.decision.InMemoryJudgements;
import cn.yichi.recognition.decision.JudgeCase;
import cn.yichi.recognition.decision.LookBeside;
import cn.yichi.recognition.decision.NoConsequences;
import cn.yichi.recognition.decision.ReassessCertificates;
import cn.yichi.recognition.decision.Replica;
import cn.yichi.recognition.decision.Samples;
import cn.yichi.recognition.enquiry.FindCertificates;
import cn.yichi.recognition.enquiry.Identification;
import cn.yichi.recognition.enquiry.SamePersons;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Codes made on fakes, with an erasure in between. */
class MakeShareCodeTest {
  private static final String NUMBER = "N1";
  private static final FederatedDigests DIGESTS =
      new FederatedDigests(LocalFederationKey.sandbox());

  private final InMemoryJudgements judgements = new InMemoryJudgements();
  private final InMemoryIssuerTimelines issuers = new InMemoryIssuerTimelines();
  private final LookBeside look = InMemoryHolderHonours.none(issuers);
  private final JudgeCase judge = Samples.judge();
  private final InMemoryShareCodes codes = new InMemoryShareCodes();
  private final HolderRef maker = Samples.replica(1, 1).holder();
  private final MakeShareCode making =
      new MakeShareCode(
          codes,
          new FindCertificates(judgements, DIGESTS, SamePersons.NONE),
          id -> judgements.standings(List.of(id)).containsKey(id),
          judge,
          new ShareLimits(1, 50, 30, 180, 365));

  @BeforeEach
  void receive() {
    Replica sample = Samples.replica(1, 1);
    Replica replica =
        new Replica(
            sample.view(),
            maker,
            DIGESTS.numberDigest(NUMBER),
            sample.numberMasked(),
            sample.nameDigest(),
            sample.documentDigests(),
            sample.cause(),
            false,
            true,
            Optional.empty());
    ReassessCertificates reassess =
        new ReassessCertificates(judgements, issuers, look, judge, new NoConsequences());
    new AssessCertificates(judgements, look, judge, reassess, new NoConsequences(), Doubts.NONE)
        .receive(List.of(replica));
  }

  private MakeShareCode.Result make() {
    return making.make(
        new MakeShareCode.Wish(
            maker,
            new Identification(
                NUMBER, Optional.empty(), Optional.empty(), Optional.of(Set.of(maker))),
            Purpose.HIRE,
            ShareCodesContract.BIRTH,
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  private List<ShareCode> kept() {
    return codes.madeBy(List.of(maker), Optional.empty(), 10);
  }

  @Test
  void a_code_of_an_own_certificate_is_kept() {
    assertThat(make()).isInstanceOf(MakeShareCode.Result.Made.class);
    assertThat(kept()).hasSize(1);
  }

  @Test
  void a_code_that_is_made_while_its_certificate_is_erased_is_erased_too() {
    codes.beforeEachAdd(() -> judgements.erase(Samples.id(1), Samples.SICHUAN));
    assertThat(make()).isEqualTo(new MakeShareCode.Result.NotReceived());
    assertThat(kept()).isEmpty();
  }
}
