package cn.yichi.recognition.benefit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.Citation;
import cn.yichi.contracts.vocabulary.Money;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.recognition.agreement.Provenance;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/**
 * Forms that no policy of our own uses yet: flat and by level, windows, claim times, typed facts.
 */
class BenefitRulesTest {
  private static final LocalDate ISSUED = LocalDate.of(2024, 1, 31);
  private static final HeldCertificate SENIOR = held(SkillLevel.SENIOR_WORKER);

  private Optional<LocalDate> from = Optional.empty();
  private Optional<LocalDate> until = Optional.empty();
  private LevelsAbove above = LevelsAbove.COVERED;
  private List<FactDeclaration> facts = List.of();
  private List<BenefitCondition> conditions = List.of();
  private Amount amount = new Amount.Flat(Money.ofYuan(2000));
  private OptionalInt claimWithinMonths = OptionalInt.empty();

  @Test
  void pays_a_flat_amount() {
    assertThat(ask(ISSUED)).isEqualTo(eligible(2000));
  }

  @Test
  void pays_by_level() {
    amount =
        new Amount.ByLevel(
            Map.of(
                SkillLevel.INTERMEDIATE_WORKER, Money.ofYuan(1500),
                SkillLevel.SENIOR_WORKER, Money.ofYuan(2000)));
    assertThat(ask(ISSUED)).isEqualTo(eligible(2000));
    assertThat(rules().evaluate(Facts.holding(held(SkillLevel.INTERMEDIATE_WORKER)), ISSUED))
        .isEqualTo(eligible(1500));
  }

  @Test
  void pays_a_share_without_a_cap() {
    facts = List.of(fact("trainingCost", FactType.MONEY));
    amount =
        new Amount.RateOfFact(
            new FactName("trainingCost"), new BigDecimal("0.5"), Optional.empty());
    var stated = Facts.holding(SENIOR).with("trainingCost", new FactValue.OfMoney(new Money(333)));
    assertThat(rules().evaluate(stated, ISSUED))
        .isEqualTo(new BenefitAnswer.Eligible(new Money(167), Optional.empty()));
  }

  @Test
  void holds_from_its_first_to_its_last_day_inclusive() {
    from = Optional.of(LocalDate.of(2024, 3, 1));
    until = Optional.of(LocalDate.of(2024, 3, 31));
    assertThat(ask(LocalDate.of(2024, 2, 29)))
        .isEqualTo(not(new Gap.NotYet(LocalDate.of(2024, 3, 1))));
    assertThat(ask(LocalDate.of(2024, 3, 1))).isEqualTo(eligible(2000));
    assertThat(ask(LocalDate.of(2024, 3, 31))).isEqualTo(eligible(2000));
    assertThat(ask(LocalDate.of(2024, 4, 1)))
        .isEqualTo(not(new Gap.Ended(LocalDate.of(2024, 3, 31))));
  }

  @Test
  void is_claimed_within_months_of_the_issue() {
    claimWithinMonths = OptionalInt.of(1);
    LocalDate last = LocalDate.of(2024, 2, 29);
    assertThat(ask(last))
        .isEqualTo(new BenefitAnswer.Eligible(Money.ofYuan(2000), Optional.of(last)));
    assertThat(ask(last.plusDays(1))).isEqualTo(not(new Gap.ClaimedTooLate(last)));
  }

  @Test
  void refuses_higher_levels_where_the_policy_says_so() {
    above = LevelsAbove.NOT_COVERED;
    assertThat(ask(ISSUED))
        .isEqualTo(
            not(new Gap.LevelAbove(SkillLevel.SENIOR_WORKER, SkillLevel.INTERMEDIATE_WORKER)));
  }

  @Test
  void names_the_kinds_where_nothing_is_held() {
    assertThat(rules().evaluate(Facts.holding(), ISSUED))
        .isEqualTo(
            not(
                new Gap.NoCertificate(
                    List.of(CertificateKind.SKILL_LEVEL), SkillLevel.INTERMEDIATE_WORKER)));
  }

  @Test
  void conditions_see_the_certificate_and_every_type_of_fact() {
    facts =
        List.of(
            fact("monthsPaid", FactType.INTEGER),
            fact("employed", FactType.BOOLEAN),
            fact("hiredOn", FactType.DATE),
            fact("insuredIn", FactType.REGION),
            fact("trade", FactType.TEXT));
    conditions =
        List.of(
            condition("months", "monthsPaid >= 36 && employed"),
            condition("hired", "hiredOn < issuedOn && issuedOn <= day"),
            condition("place", "insuredIn.startsWith('51') && home.startsWith('51')"),
            condition("trade", "trade in ['车工', '焊工'] && levelRank == 4"),
            condition("level", "level == 'SENIOR_WORKER' && kind == 'SKILL_LEVEL'"));
    Facts all =
        Facts.holding(SENIOR)
            .with("monthsPaid", new FactValue.OfInteger(36))
            .with("employed", new FactValue.OfBoolean(true))
            .with("hiredOn", new FactValue.OfDate(ISSUED.minusDays(1)))
            .with("insuredIn", new FactValue.OfRegion(new Region("511600")))
            .with("trade", new FactValue.OfText("焊工"));
    assertThat(rules().evaluate(all, ISSUED)).isEqualTo(eligible(2000));
    assertThat(rules().evaluate(all.with("monthsPaid", new FactValue.OfInteger(35)), ISSUED))
        .isEqualTo(not(new Gap.Unfulfilled(conditions.getFirst())));
  }

  @Test
  void
      asks_for_missing_facts_in_the_order_of_the_policy_unless_something_known_stands_against_it() {
    facts =
        List.of(
            fact("zeal", FactType.BOOLEAN),
            fact("age", FactType.INTEGER),
            fact("local", FactType.BOOLEAN));
    conditions =
        List.of(
            condition("local", "local"), condition("age", "age > 0"), condition("zeal", "zeal"));
    Facts known = Facts.holding(SENIOR).with("age", new FactValue.OfInteger(1));
    assertThat(rules().evaluate(known, ISSUED))
        .isEqualTo(
            new BenefitAnswer.NeedsFacts(List.of(new FactName("zeal"), new FactName("local"))));
    assertThat(rules().evaluate(known.with("age", new FactValue.OfInteger(0)), ISSUED))
        .isEqualTo(not(new Gap.Unfulfilled(conditions.get(1))));
  }

  @Test
  void lists_every_fault_when_a_policy_is_registered() {
    conditions = List.of(condition("first", "nothing > 1"), condition("second", "1 +"));
    amount = new Amount.RateOfFact(new FactName("price"), BigDecimal.ONE, Optional.empty());
    above = LevelsAbove.UNSTATED;
    assertThatThrownBy(this::rules)
        .isInstanceOfSatisfying(
            InvalidPolicyException.class, e -> assertThat(e.faults()).hasSize(4));
  }

  @Test
  void a_book_offers_the_newest_version_and_knows_who_pays() {
    BenefitRules one = rules();
    BenefitRules two = BenefitRules.of(policy(2));
    BenefitBook book = new BenefitBook(List.of(two, one));
    assertThat(book.all()).containsExactly(two);
    assertThat(book.find("upgrade")).contains(two);
    assertThat(book.find("other")).isEmpty();
    assertThat(book.within(new Region("500000"))).containsExactly(two);
    assertThat(book.within(new Region("500116"))).containsExactly(two);
    assertThat(book.within(new Region("510000"))).isEmpty();
  }

  private BenefitAnswer ask(LocalDate day) {
    return rules().evaluate(Facts.holding(SENIOR), day);
  }

  private BenefitRules rules() {
    return BenefitRules.of(policy(1));
  }

  private BenefitPolicy policy(int version) {
    return new BenefitPolicy(
        "upgrade",
        version,
        new Region("500116"),
        "技能提升补贴",
        "skill upgrade subsidy",
        new Citation("a notice", "", "a page"),
        from,
        until,
        false,
        new LevelRequirement(
            List.of(CertificateKind.SKILL_LEVEL), SkillLevel.INTERMEDIATE_WORKER, above),
        facts,
        conditions,
        amount,
        claimWithinMonths,
        new Provenance(List.of("a page"), ""));
  }

  private static FactDeclaration fact(String name, FactType type) {
    return new FactDeclaration(new FactName(name), type, "?", "?");
  }

  private static BenefitCondition condition(String id, String cel) {
    return new BenefitCondition(id, cel, "差", "gap");
  }

  private static HeldCertificate held(SkillLevel level) {
    return new HeldCertificate(
        CertificateKind.SKILL_LEVEL, Optional.of(level), new Region("510000"), ISSUED, true);
  }

  private static BenefitAnswer eligible(long yuan) {
    return new BenefitAnswer.Eligible(Money.ofYuan(yuan), Optional.empty());
  }

  private static BenefitAnswer not(Gap gap) {
    return new BenefitAnswer.NotEligible(List.of(gap));
  }
}
