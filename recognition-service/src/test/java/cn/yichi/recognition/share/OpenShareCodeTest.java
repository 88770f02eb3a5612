package cn.yichi.recognition.share;

import static cn.yichi.recognition.share.ShareCodesContract.BIRTH;
import static cn.yichi.recognition.share.ShareCodesContract.FIRM;
import static cn.yichi.recognition.share.ShareCodesContract.OTHER_FIRM;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.FederatedDigests;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.platform.vault.LocalFederationKey;
import cn.yichi.recognition.asking.Asking;
import cn.yichi.recognition.asking.InMemoryAskings;
import cn.yichi.recognition.asking.InMemoryGivenAnswers;
import cn.yichi.recognition.asking.Purpose;
import cn.yichi.recognition.asking.RememberAnswers;
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
import cn.yichi.recognition.enquiry.AskRecognition;
import cn.yichi.recognition.enquiry.FindCertificates;
import cn.yichi.recognition.enquiry.SamePersons;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Codes opened on fakes, with what comes in between. */
class OpenShareCodeTest {
  private static final LocalDate WRONG = BIRTH.plusDays(1);

  private final InMemoryJudgements judgements = new InMemoryJudgements();
  private final InMemoryIssuerTimelines issuers = new InMemoryIssuerTimelines();
  private final LookBeside look = InMemoryHolderHonours.none(issuers);
  private final JudgeCase judge = Samples.judge();
  private final InMemoryAskings askings = new InMemoryAskings();
  private final InMemoryShareCodes codes = new InMemoryShareCodes();
  private final SecretCode secret = SecretCode.fresh();
  private final ShareCode code = ShareCodesContract.code(1, 0);
  private Optional<HolderRef> linked = Optional.empty();

  private final SamePersons persons =
      new SamePersons() {
        @Override
        public boolean is(Region home, Set<HolderRef> own, HolderRef holder) {
          return linked.filter(holder::equals).isPresent();
        }
      };

  private final AskRecognition recognition =
      new AskRecognition(
          new FindCertificates(
              judgements, new FederatedDigests(LocalFederationKey.sandbox()), persons),
          judgements,
          look,
          judge);

  private OpenShareCode opening(int organisations) {
    return new OpenShareCode(
        codes,
        judgements,
        recognition,
        new StillTheirs(persons),
        new RememberAnswers(
            new InMemoryGivenAnswers(),
            askings,
            judgements::stillHeld,
            new RememberAnswers.Terms(30, 10)),
        judge,
        new ShareLimits(organisations, 50, 30, 180, 365));
  }

  private final OpenShareCode opening = opening(1);

  @BeforeEach
  void receive() {
    received(Samples.replica(1, 1));
    codes.add(code, secret, BIRTH);
  }

  private void received(Replica replica) {
    ReassessCertificates reassess =
        new ReassessCertificates(judgements, issuers, look, judge, new NoConsequences());
    new AssessCertificates(judgements, look, judge, reassess, new NoConsequences(), Doubts.NONE)
        .receive(List.of(replica));
  }

  /** The same certificate corrected: it goes by another pseudonym. */
  private static Replica anothers() {
    Replica sample = Samples.replica(1, 2);
    return new Replica(
        sample.view(),
        Samples.replica(2, 1).holder(),
        sample.numberDigest(),
        sample.numberMasked(),
        sample.nameDigest(),
        sample.documentDigests(),
        sample.cause(),
        false,
        true,
        Optional.empty());
  }

  @Test
  void opens_the_answer_of_today_and_enters_who_asked() {
    assertThat(opening.open(secret, BIRTH, FIRM))
        .isInstanceOfSatisfying(
            OpenShareCode.Result.Opened.class,
            it -> {
              assertThat(it.answer().certificate().id()).isEqualTo(Samples.id(1));
              assertThat(it.answer().decision().asOf()).isEqualTo(judge.today());
              assertThat(it.code().openings())
                  .containsExactly(new Opening(FIRM, Samples.NOW, Samples.NOW, 1));
            });
    assertThat(askings.about(List.of(code.holder()), 10))
        .containsExactly(
            new Asking(
                Samples.id(1),
                code.holder(),
                "org/" + FIRM.value(),
                Purpose.WAGE_GRADE,
                judge.today()));
  }

  @Test
  void who_comes_too_late_cannot_lock_it_for_the_one_who_opened_it_nor_learn_the_date() {
    opening.open(secret, BIRTH, FIRM);
    for (int i = 0; i <= ShareCode.MOST_WRONG_DATES; i++) {
      assertThat(opening.open(secret, WRONG, OTHER_FIRM))
          .isEqualTo(new OpenShareCode.Result.UsedUp());
    }
    assertThat(opening.open(secret, BIRTH, OTHER_FIRM))
        .isEqualTo(new OpenShareCode.Result.UsedUp());
    assertThat(opening.open(secret, BIRTH, FIRM)).isInstanceOf(OpenShareCode.Result.Opened.class);
  }

  @Test
  void who_comes_second_by_a_hair_finds_it_used_up() {
    codes.beforeEachSave(
        () -> {
          codes.beforeEachSave(() -> {});
          opening.open(secret, BIRTH, OTHER_FIRM);
        });
    assertThat(opening.open(secret, BIRTH, FIRM)).isEqualTo(new OpenShareCode.Result.UsedUp());
    assertThat(askings.about(List.of(code.holder()), 10)).hasSize(1);
    assertThat(codes.find(code.id()).orElseThrow().wasOpenedBy(FIRM)).isFalse();
  }

  @Test
  void a_setting_lets_more_organisations_open_one_code() {
    OpenShareCode two = opening(2);
    assertThat(two.open(secret, BIRTH, FIRM)).isInstanceOf(OpenShareCode.Result.Opened.class);
    assertThat(two.open(secret, BIRTH, OTHER_FIRM)).isInstanceOf(OpenShareCode.Result.Opened.class);
    assertThat(codes.find(code.id()).orElseThrow().openings()).hasSize(2);
  }

  @Test
  void a_wrong_date_that_loses_its_write_is_counted_all_the_same() {
    codes.beforeEachSave(
        () -> {
          codes.beforeEachSave(() -> {});
          opening.open(secret, WRONG, OTHER_FIRM);
        });
    assertThat(opening.open(secret, WRONG, FIRM)).isEqualTo(new OpenShareCode.Result.Unknown());
    assertThat(codes.find(code.id()).orElseThrow().wrongDates()).isEqualTo(2);
  }

  @Test
  void after_the_lock_no_date_is_compared_any_more() {
    codes.beforeEachSave(
        () -> {
          codes.beforeEachSave(() -> {});
          for (int i = 0; i < ShareCode.MOST_WRONG_DATES; i++) {
            opening.open(secret, WRONG, OTHER_FIRM);
          }
        });
    assertThat(opening.open(secret, BIRTH, FIRM)).isEqualTo(new OpenShareCode.Result.Locked());
    assertThat(askings.about(List.of(code.holder()), 10)).isEmpty();
    assertThat(opening.open(secret, WRONG, FIRM)).isEqualTo(new OpenShareCode.Result.Locked());
    assertThat(codes.find(code.id()).orElseThrow().wrongDates())
        .isEqualTo(ShareCode.MOST_WRONG_DATES);
  }

  @Test
  void whoever_always_comes_too_late_is_told_so() {
    codes.beforeEachSave(this::touch);
    assertThat(opening.open(secret, BIRTH, FIRM)).isEqualTo(new OpenShareCode.Result.Busy());
  }

  private void touch() {
    codes.beforeEachSave(() -> {});
    codes.save(codes.find(code.id()).orElseThrow().withoutConsent(Samples.NOW));
    codes.beforeEachSave(this::touch);
  }

  @Test
  void a_certificate_that_became_another_persons_is_not_opened() {
    received(anothers());
    assertThat(opening.open(secret, BIRTH, FIRM)).isEqualTo(new OpenShareCode.Result.Revoked());
    linked = Optional.of(anothers().holder());
    assertThat(opening.open(secret, BIRTH, FIRM)).isInstanceOf(OpenShareCode.Result.Opened.class);
  }

  @Test
  void a_certificate_that_is_gone_is_not_opened() {
    judgements.erase(Samples.id(1), Samples.SICHUAN);
    assertThat(opening.open(secret, BIRTH, FIRM)).isEqualTo(new OpenShareCode.Result.Revoked());
  }

  @Test
  void a_withdrawal_ends_what_rests_on_it_also_when_it_is_done_again() {
    int[] ended = {0};
    KeepShareCodes keep = new KeepShareCodes(codes, judge.clock(), id -> ended[0]++);
    List<HolderRef> maker = List.of(code.maker());
    assertThat(keep.withdraw(code.id(), maker)).isInstanceOf(KeepShareCodes.Result.Done.class);
    assertThat(keep.withdraw(code.id(), maker)).isInstanceOf(KeepShareCodes.Result.Done.class);
    assertThat(ended[0]).isEqualTo(2);
    ShareCode now = codes.find(code.id()).orElseThrow();
    assertThat(now.consent().orElseThrow().withdrawnAt()).contains(Samples.NOW);
    assertThat(now.revision()).isEqualTo(2);
    assertThat(now.state(judge.today())).isEqualTo(ShareCode.State.OPEN);
    assertThat(keep.revoke(code.id(), List.of(anothers().holder())))
        .isEqualTo(new KeepShareCodes.Result.Unknown());
    codes.beforeEachSave(this::touch);
    assertThat(keep.revoke(code.id(), maker)).isEqualTo(new KeepShareCodes.Result.Busy());
  }
}
